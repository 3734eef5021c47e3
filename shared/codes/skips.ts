/** Why somebody is not rung now. Those who should be rung by another handler are a supervisor's task as well. */
export const skips = {
  time: { label: 'Not a good time of day for them', forSupervisor: false },
  waiting: { label: 'Waiting to hear something first', forSupervisor: false },
  language: { label: 'Somebody with their language should ring', forSupervisor: true },
  known: { label: 'I know them: somebody else should ring', forSupervisor: true },
  distress: { label: 'I cannot make this call myself', forSupervisor: true },
} as const satisfies Record<string, { label: string; forSupervisor: boolean }>

export type SkipReason = keyof typeof skips
export const skipReasons = Object.keys(skips) as [SkipReason, ...SkipReason[]]
