import type { NeedCategory, Urgency } from '../../shared/codes/needs.ts'
import type { OutcomeCode } from '../../shared/codes/outcomes.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'

/** A call as the play will log it: everything but the ids, which the store's people and partners have. */
export interface PlannedCall {
  /** Whose it is: a key of the borough. */
  readonly key: number
  /** Who makes or takes it: a place in the crew. */
  readonly handler: number
  readonly direction: 'outbound' | 'inbound'
  /** The list that it is rung from. */
  readonly wave: number | null
  readonly outcome: OutcomeCode
  readonly number: string | null
  readonly startedAt: number
  readonly endedAt: number
  readonly spokenTo: string
  readonly note: string
  readonly nextStep: string
  readonly needs: readonly PlannedNeed[]
  readonly consent: { readonly answer: 'given' | 'refused'; readonly words: string; readonly givenBy: string } | null
  readonly referrals: readonly PlannedReferral[]
  readonly callback: { readonly at: number; readonly note: string } | null
  readonly confirmed: ResidentValues
  /** What is done about it afterwards: withdrawn by the command that logged it, or need by need. */
  readonly takenBack: 'undone' | 'needs' | null
}

export interface PlannedNeed {
  readonly category: NeedCategory
  readonly urgency: Urgency
  readonly detail: string
  readonly answers: Readonly<Record<string, string>>
  /** Settled there and then, with these words. */
  readonly metAtOnce: string | null
}

export interface PlannedReferral {
  readonly partner: string
  /** Places in the call's needs. */
  readonly needs: readonly number[]
  readonly urgency: Urgency
  readonly note: string
}
