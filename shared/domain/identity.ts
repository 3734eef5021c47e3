import type { PersonRow } from './case-file.ts'
import type { ResidentId } from './ids.ts'
import type { ResidentValues } from './resident.ts'
import type { Instant } from './time.ts'

export const identityDecisions = ['same', 'different', 'undecided'] as const
export type IdentityAnswer = (typeof identityDecisions)[number]

/** One of the two who may be one person: with what is known of them, for the two to be laid side by side. */
export interface DuplicateSide {
  readonly residentId: ResidentId
  /** Who they are now: where the two were decided to be the same, both sides have the one person. */
  readonly person: PersonRow
  /** What is known of this side alone. */
  readonly values: ResidentValues
}

/** Two registrations that may be one person, for a supervisor to decide (DESIGN §5, matching). */
export interface DuplicatePair {
  readonly a: DuplicateSide
  readonly b: DuplicateSide
  /** Why they were flagged, without a name: "Same surname and date of birth". Empty where nobody flagged them. */
  readonly reason: string
  /** When, and in whose call, they were flagged. */
  readonly at: Instant
  readonly by: string
  readonly decided: {
    readonly decision: Exclude<IdentityAnswer, 'undecided'>
    readonly at: Instant
    readonly by: string
    readonly reason: string
  } | null
}
