import { z } from 'zod'
import { needCategoryCodes, urgencies } from '../codes/needs.ts'
import { outcomeCodes } from '../codes/outcomes.ts'
import { ConcernDraft } from './concern.ts'
import { consentAnswers } from './consent.ts'
import { CallId, ListId, NeedId, PartnerId, PersonId, ReferralId, StaffId } from './ids.ts'
import { residentFields } from './resident.ts'
import { Instant } from './time.ts'

/** A need as it is ticked during a call; its id is made by the caller, so that a retry logs it once. */
export const NeedInCall = z.strictObject({
  needId: NeedId,
  category: z.enum(needCategoryCodes),
  urgency: z.enum(urgencies),
  detail: z.string().max(10_000),
  answers: z.record(z.string().max(40), z.string().max(2000)),
})

export const ReferralInCall = z.strictObject({
  referralId: ReferralId,
  partnerId: PartnerId,
  needIds: z.array(NeedId).min(1).max(50),
  urgency: z.enum(urgencies),
  note: z.string().max(10_000),
  basis: z.enum(['consent', 'safeguarding']),
})

export const ConsentInCall = z.strictObject({
  purpose: z.literal('referral'),
  recipient: PartnerId.nullable(),
  answer: z.enum(consentAnswers),
  words: z.string().max(2000),
  givenBy: z.string().max(300),
})

/** A call from its first ring to what is to happen next. Logged as one command: all of it or nothing. */
export const CallLogInput = z.strictObject({
  callId: CallId,
  personId: PersonId,
  listId: ListId.nullable(),
  direction: z.enum(['outbound', 'inbound']),
  number: z.string().max(60).nullable(),
  outcome: z.enum(outcomeCodes),
  startedAt: Instant,
  endedAt: Instant,
  spokenTo: z.string().max(300),
  note: z.string().max(10_000),
  nextStep: z.string().max(500),
  needs: z.array(NeedInCall).max(30),
  consents: z.array(ConsentInCall).max(20),
  referrals: z.array(ReferralInCall).max(20),
  callback: z.strictObject({ at: Instant, handler: StaffId.nullable(), note: z.string().max(500) }).nullable(),
  /** Facts told on the telephone: only those that were changed. */
  confirmed: z.strictObject(residentFields).partial(),
})
export type CallLogInput = z.infer<typeof CallLogInput>

export interface CallLogged {
  /** What happens now, for the handler: "Rung again this afternoon", "Nothing more to do for this list". */
  readonly next: string
}

export interface NextCall {
  readonly personId: PersonId
  /** The list they are rung for; null for a callback promised to somebody who is on no list. */
  readonly listId: ListId | null
  /** The number to ring first; null where none is usable. */
  readonly number: string | null
  /** Why this person, and why now: "Second attempt: mornings failed". */
  readonly reason: string
  readonly kind: 'callback' | 'urgent' | 'retry' | 'first'
  readonly attempts: number
}

/** What the handler has typed and ticked so far. Kept on this machine only, encrypted, and there after a crash. */
export const CallDraft = z.strictObject({
  callId: CallId,
  personId: PersonId,
  listId: ListId.nullable(),
  direction: z.enum(['outbound', 'inbound']),
  startedAt: Instant,
  number: z.string().max(60).nullable(),
  outcome: z.enum(outcomeCodes).nullable(),
  spokenTo: z.string().max(300),
  note: z.string().max(10_000),
  nextStep: z.string().max(500),
  needs: z.array(NeedInCall).max(30),
  consents: z.array(ConsentInCall).max(20),
  referrals: z.array(ReferralInCall).max(20),
  callback: z.strictObject({ at: Instant, handler: StaffId.nullable(), note: z.string().max(500) }).nullable(),
  confirmed: z.strictObject(residentFields).partial(),
  /** A safeguarding concern that is being written and has not been raised yet. */
  concern: ConcernDraft.optional(),
  /** Where the cursor stood in the note. */
  cursor: z.int().nonnegative(),
})
export type CallDraft = z.infer<typeof CallDraft>

export interface MyWork {
  readonly next: NextCall | null
  /** Why there is no next call, where there is none: "Everyone on your list has been rung for this part of the day." */
  readonly noNext: string | null
  readonly left: number
  readonly today: { readonly calls: number; readonly reached: number; readonly needsLogged: number }
  readonly callbacks: readonly {
    readonly personId: PersonId
    readonly name: string
    readonly at: Instant
    readonly note: string
    readonly overdue: boolean
  }[]
  readonly openNeeds: number
  readonly draftedReferrals: number
  /** What became of the people I helped, newest first. */
  readonly news: readonly {
    readonly at: Instant
    readonly personId: PersonId
    readonly name: string
    readonly text: string
  }[]
}
