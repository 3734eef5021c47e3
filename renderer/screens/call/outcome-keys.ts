import type { OutcomeCode } from '../../../shared/codes/outcomes.ts'

/** The key of each outcome, while nobody is typing. */
export const outcomeKeys: Record<OutcomeCode, string> = {
  spokeNoSupport: 's',
  spokeNeeds: 'd',
  spokeCallback: 'c',
  noAnswer: 'n',
  voicemailLeft: 'v',
  wrongNumber: 'w',
  spokeToOther: 'o',
  refused: 'r',
  voicemailNotLeft: 'm',
  busy: 'b',
  unobtainable: 'u',
  languageBarrier: 'l',
  deceased: 'e',
  neverCall: 'z',
  movedAway: 'a',
  inCare: 'h',
  callDropped: 'p',
  safeguarding999: '9',
  safeguardingEscalated: 'j',
}

/** Those that are shown as buttons; the others are in a list, and have their keys too. */
export const commonOutcomes = [
  'spokeNoSupport',
  'spokeNeeds',
  'spokeCallback',
  'noAnswer',
  'voicemailLeft',
  'wrongNumber',
] as const satisfies readonly OutcomeCode[]

/** Outcomes that somebody else may have told us of. */
export const toldByOthers: readonly OutcomeCode[] = [
  'spokeToOther',
  'refused',
  'wrongNumber',
  'languageBarrier',
  'deceased',
  'neverCall',
  'movedAway',
  'inCare',
]

/** Outcomes that close the way to somebody: it is always recorded who said so. */
export const mustBeTold: readonly OutcomeCode[] = ['deceased', 'neverCall', 'movedAway', 'inCare']

/** The keys of the other parts of the call; those of the outcomes and the needs are taken. */
export const partKeys = { contact: 'k', warning: 'i', task: 'q', before: '0' } as const
