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
