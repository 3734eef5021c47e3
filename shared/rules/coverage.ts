import type { CoverageState } from '../domain/list.ts'
import type { HoldReason } from '../domain/resident.ts'

/** What is known of a person, as far as it decides their state on a list. */
export interface CoverageFacts {
  readonly hold: HoldReason | null
  /** Moved away, in care, no longer listed by any source, withdrawn, or erased. */
  readonly left: boolean
  /** Spoken to for this list, or in any call since it was made. */
  readonly reached: boolean
  readonly refused: boolean
  /** Every attempt was made, and every step of the ladder after them. */
  readonly ladderFinished: boolean
  /** Anything was tried since the list was made: an attempt, a step, a promise that is not yet kept. */
  readonly begun: boolean
}

/**
 * The one state that a person on a list is in: the first that holds, in the order of DESIGN §5. It is total, so the
 * states of a list always add up to its members.
 */
export function coverageState(facts: CoverageFacts): CoverageState {
  if (facts.hold === 'deceased') return 'deceased'
  if (facts.hold === 'contradicted' || facts.hold === 'unreadEvent') return 'held'
  if (facts.hold === 'doNotCall') return 'doNotCall'
  if (facts.left) return 'left'
  if (facts.reached) return 'reached'
  if (facts.refused) return 'refused'
  if (facts.ladderFinished) return 'uncontactable'
  return facts.begun ? 'inProgress' : 'notStarted'
}
