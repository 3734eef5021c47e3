import type { PersonRow } from './case-file.ts'
import type { ResidentId } from './ids.ts'
import type { Instant } from './time.ts'

/** Two registrations that may be one person, for a supervisor to decide (DESIGN §5, matching). */
export interface DuplicatePair {
  readonly a: ResidentId
  readonly b: ResidentId
  readonly personA: PersonRow
  readonly personB: PersonRow
  /** Why they were flagged: "Anna Smith has the same surname and date of birth." */
  readonly reason: string
  readonly at: Instant
  readonly by: string
}
