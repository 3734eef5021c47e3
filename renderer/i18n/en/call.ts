/** Words of the call screen. */
export const call = { finishFirst: 'Finish the call in hand first: it is kept as you left it.' } as const
