import type { PersonId, StaffId } from '../../../shared/domain/ids.ts'
import type { Instant } from '../../../shared/domain/time.ts'

/** A promise to ring somebody back, as a line shows it. */
export interface Promised {
  readonly personId: PersonId
  readonly name: string
  readonly at: Instant
  readonly until: Instant | null
  readonly overdue: boolean
  /** Null is anybody. */
  readonly handler: StaffId | null
  readonly note: string
}
