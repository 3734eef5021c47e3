/** Words of the supervisor's screens. */
export const supervisor = { lists: { title: 'Lists' } } as const
