/** How grave a safeguarding concern is, the gravest first. */
export const concernLevels = ['danger', 'serious', 'worry'] as const
export type ConcernLevel = (typeof concernLevels)[number]
export const concernLevelLabels: Record<ConcernLevel, string> = {
  danger: 'In danger now',
  serious: 'Harm done or likely',
  worry: 'Something is not right',
}

/** What the handler has done already when the concern is raised. */
export const concernSteps = ['called999', 'toldSupervisor', 'other'] as const
export type ConcernStep = (typeof concernSteps)[number]
export const concernStepLabels: Record<ConcernStep, string> = {
  called999: '999 called',
  toldSupervisor: 'Escalated to the duty supervisor',
  other: 'Something else',
}
