import type { ListId, PersonId, StaffId } from './ids.ts'
import type { Instant } from './time.ts'

/** In the order in which the first that holds is taken (DESIGN §5, coverage proof). */
export const coverageStates = [
  'deceased',
  'held',
  'doNotCall',
  'left',
  'reached',
  'refused',
  'uncontactable',
  'inProgress',
  'notStarted',
] as const
export type CoverageState = (typeof coverageStates)[number]

export const coverageLabels: Record<CoverageState, string> = {
  deceased: 'Deceased',
  held: 'Held: sources contradict, or a newer event',
  doNotCall: 'Do not call',
  left: 'Left',
  reached: 'Reached',
  refused: 'Refused',
  uncontactable: 'Could not be contacted',
  inProgress: 'In progress',
  notStarted: 'Not started',
}

export type Coverage = Readonly<Record<CoverageState, number>> & { readonly total: number }

export interface ListRow {
  readonly listId: ListId
  readonly name: string
  readonly createdAt: Instant
  readonly createdBy: string
  readonly closed: boolean
  readonly coverage: Coverage
  readonly unshared: number
  readonly shares: readonly {
    readonly handler: StaffId
    readonly name: string
    readonly coverage: Coverage
  }[]
}

export interface SharePreview {
  readonly handler: StaffId
  readonly name: string
  readonly residents: number
}

export interface ListMember {
  readonly personId: PersonId
  readonly name: string
  readonly postcode: string | null
  readonly ward: string | null
  readonly state: CoverageState
  readonly handler: string | null
  readonly attempts: number
  readonly lastContactAt: Instant | null
}

/** Why somebody is at risk of being forgotten, though they are on an open list and nothing about them is settled. */
export const risks = ['nobodysTurn', 'noNumber', 'stepOverdue', 'promiseOverdue', 'concernWaiting'] as const
export type Risk = (typeof risks)[number]
export const riskLabels: Record<Risk, string> = {
  nobodysTurn: 'No next step: nobody has them',
  noNumber: 'No number that can be rung',
  stepOverdue: 'A step of the ladder is overdue',
  promiseOverdue: 'A promised call is overdue',
  concernWaiting: 'A safeguarding concern nobody has acknowledged',
}

/**
 * The proof that nobody is forgotten: everybody ever put on a list, each in exactly one state, so that the states add up;
 * and, across them, those at risk.
 */
export type CoverageProof = Coverage & {
  readonly atRisk: number
  readonly risks: Readonly<Record<Risk, number>>
}

export interface CoveredPerson {
  readonly personId: PersonId
  readonly name: string
  readonly postcode: string | null
  readonly ward: string | null
  readonly state: CoverageState
  readonly risks: readonly Risk[]
  readonly attempts: number
  readonly lastContactAt: Instant | null
}
