/**
 * Outcomes of a call. Rules hang on flags, never on codes (DESIGN §5).
 */
export type OutcomeFlag =
  | 'reached' // the resident was spoken to
  | 'attempt' // counts as a try to reach them
  | 'final' // nothing more is to be tried for this list
  | 'numberBad' // the number that was rung is not to be rung again
  | 'callback' // another call was promised
  | 'neverCall' // they asked never to be called
  | 'deceased'
  | 'left' // moved away, or in a hospital or care home
  | 'refused'
  | 'urgent' // to the top of the supervisor's queue

export interface Outcome {
  readonly label: string
  readonly flags: readonly OutcomeFlag[]
}

export const outcomes = {
  spokeNeeds: { label: 'Spoke: needs logged', flags: ['attempt', 'reached', 'final'] },
  spokeNoSupport: { label: 'Spoke: no support needed', flags: ['attempt', 'reached', 'final'] },
  spokeCallback: { label: 'Spoke: will ring back, or callback promised', flags: ['attempt', 'reached', 'callback'] },
  spokeToOther: { label: 'Spoke to someone else', flags: ['attempt'] },
  refused: { label: 'Refused', flags: ['attempt', 'final', 'refused'] },
  noAnswer: { label: 'No answer', flags: ['attempt'] },
  voicemailLeft: { label: 'Voicemail left', flags: ['attempt'] },
  voicemailNotLeft: { label: 'Voicemail not left', flags: ['attempt'] },
  busy: { label: 'Busy', flags: ['attempt'] },
  wrongNumber: { label: 'Wrong number', flags: ['attempt', 'numberBad'] },
  unobtainable: { label: 'Number unobtainable', flags: ['attempt', 'numberBad'] },
  languageBarrier: { label: 'Language barrier', flags: ['attempt'] },
  deceased: { label: 'Deceased', flags: ['attempt', 'final', 'deceased'] },
  neverCall: { label: 'Asked never to be called', flags: ['attempt', 'final', 'neverCall'] },
  movedAway: { label: 'Moved away', flags: ['attempt', 'final', 'left'] },
  inCare: { label: 'In hospital or care home', flags: ['attempt', 'final', 'left'] },
  callDropped: { label: 'Call dropped', flags: ['attempt'] },
  safeguarding999: { label: 'Safeguarding: 999', flags: ['attempt', 'reached', 'urgent'] },
  safeguardingEscalated: { label: 'Safeguarding: escalated', flags: ['attempt', 'reached', 'urgent'] },
} as const satisfies Record<string, Outcome>

export type OutcomeCode = keyof typeof outcomes
export const outcomeCodes = Object.keys(outcomes) as [OutcomeCode, ...OutcomeCode[]]

export function hasFlag(code: OutcomeCode, flag: OutcomeFlag): boolean {
  return (outcomes[code].flags as readonly OutcomeFlag[]).includes(flag)
}
