import { z } from 'zod'
import { needCategoryCodes, urgencies } from '../codes/needs.ts'
import { outcomeCodes } from '../codes/outcomes.ts'
import { ConcernDraft } from './concern.ts'
import { consentAnswers } from './consent.ts'
import { CallId, ContactId, ListId, NeedId, PartnerId, PersonId, ReferralId, StaffId } from './ids.ts'
import type { LadderRow } from './ladder.ts'
import type { MessageRow } from './message.ts'
import { type DueRow, Recurrence } from './recurrence.ts'
import { residentFields } from './resident.ts'
import { ScriptAnswers } from './script.ts'
import type { TaskRow } from './task.ts'
import { CalendarDate, Instant } from './time.ts'

/** A need as it is ticked during a call; its id is made by the caller, so that a retry logs it once. */
export const NeedInCall = z.strictObject({
  needId: NeedId,
  category: z.enum(needCategoryCodes),
  urgency: z.enum(urgencies),
  detail: z.string().max(10_000),
  answers: z.record(z.string().max(40), z.string().max(2000)),
  /** Where it comes again. */
  recurrence: Recurrence.optional(),
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
  /** The contact who answered for the person, where one did. */
  contactId: ContactId.nullable().default(null),
})

/** A callback promised in a call: at a moment, or in a window from it until another. */
export const CallbackInCall = z.strictObject({
  at: Instant,
  until: Instant.nullable().default(null),
  /** Null is anybody. */
  handler: StaffId.nullable(),
  note: z.string().max(500),
})

/** Somebody of the same household who was spoken to in the same call, and for whom it ended so: a record of their own. */
export const AlsoInCall = z.strictObject({
  callId: CallId,
  personId: PersonId,
  listId: ListId.nullable(),
  outcome: z.enum(['spokeNoSupport', 'noAnswer', 'refused', 'movedAway', 'inCare']),
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
  /** The contact who was spoken to, where it was one. */
  contactId: ContactId.nullable().default(null),
  note: z.string().max(10_000),
  nextStep: z.string().max(500),
  needs: z.array(NeedInCall).max(30),
  consents: z.array(ConsentInCall).max(20),
  referrals: z.array(ReferralInCall).max(20),
  callback: CallbackInCall.nullable(),
  /** Facts told on the telephone: only those that were changed. */
  confirmed: z.strictObject(residentFields).partial(),
  answers: ScriptAnswers.default({}),
  also: z.array(AlsoInCall).max(10).default([]),
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
  /** Their language, where it is not one that this handler speaks: the interpreter line comes first. */
  readonly interpret: string | null
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
  /** The contact who was spoken to, where it was one. */
  contactId: ContactId.nullable().default(null),
  note: z.string().max(10_000),
  nextStep: z.string().max(500),
  needs: z.array(NeedInCall).max(30),
  consents: z.array(ConsentInCall).max(20),
  referrals: z.array(ReferralInCall).max(20),
  callback: CallbackInCall.nullable(),
  confirmed: z.strictObject(residentFields).partial(),
  answers: ScriptAnswers.default({}),
  also: z.array(AlsoInCall).max(10).default([]),
  /** A safeguarding concern that is being written and has not been raised yet. */
  concern: ConcernDraft.optional(),
  /** What is half typed in the small forms beside the call (a contact, a warning, a task), by form and field. */
  forms: z.record(z.string().max(40), z.record(z.string().max(40), z.string().max(10_000))).default({}),
  /** Where the cursor stood in the note. */
  cursor: z.int().nonnegative(),
})
export type CallDraft = z.infer<typeof CallDraft>

/** What a call's draft holds before anything was said in it. */
export const nothingSaid = {
  outcome: null,
  spokenTo: '',
  contactId: null,
  note: '',
  nextStep: '',
  needs: [],
  consents: [],
  referrals: [],
  callback: null,
  confirmed: {},
  answers: {},
  also: [],
  forms: {},
  cursor: 0,
} satisfies Partial<CallDraft>

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
    readonly until: Instant | null
    readonly note: string
    readonly overdue: boolean
    /** Promised to this handler; otherwise to anybody. */
    readonly mine: boolean
  }[]
  readonly openNeeds: number
  /** Of the open needs, those that nobody has touched for longer than the hub allows. */
  readonly staleNeeds: number
  readonly draftedReferrals: number
  /** Referrals sent and not answered for longer than the hub allows. */
  readonly staleReferrals: number
  /** Ladder steps, tasks, deliveries and reviews that are this handler's (a supervisor's: nobody's too), earliest first. */
  readonly steps: readonly LadderRow[]
  readonly tasks: readonly TaskRow[]
  readonly due: readonly DueRow[]
  /** Not read yet, the newest first. */
  readonly messages: readonly MessageRow[]
  /** What became of the people I helped, newest first. */
  readonly news: readonly {
    readonly at: Instant
    readonly personId: PersonId
    readonly name: string
    readonly text: string
  }[]
}

/** A promise to ring somebody back that is not kept yet. */
export interface CallbackRow {
  readonly personId: PersonId
  readonly name: string
  readonly at: Instant
  readonly until: Instant | null
  readonly overdue: boolean
  readonly handler: StaffId | null
  readonly handlerName: string | null
  readonly note: string
}

/** One of the next people of a handler, as the printed sheet shows them when the machine does not. */
export interface SheetRow {
  readonly personId: PersonId
  readonly listId: ListId | null
  /** `C …`: by which the line is found again when it is typed in. */
  readonly caseNumber: string
  readonly name: string
  readonly age: number | null
  readonly phones: readonly string[]
  readonly language: string | null
  /** What matters before speaking: hearing loss, no voicemail, Relay UK. */
  readonly mind: readonly string[]
  readonly why: string
  readonly lastNote: string
  /** A call to them has been entered since the sheet was printed. */
  readonly entered: boolean
}

/** A call on paper as it is being typed in, word for word: nothing is judged before it is saved. */
export const TypedCall = z.strictObject({
  /** Saving it again after a lost answer is the same call. */
  callId: CallId,
  /** The letter of the outcome. */
  outcome: z.string().max(10),
  time: z.string().max(20),
  minutes: z.string().max(10),
  /** Which of the numbers on the line was rung, from 1. */
  number: z.string().max(10),
  /** Digits of the categories. */
  needs: z.string().max(40),
  note: z.string().max(10_000),
  /** Who said so, where it was not the resident. */
  spokenTo: z.string().max(300),
  backOn: CalendarDate.nullable(),
  backAt: z.string().max(20),
  /** What was seen or said, where the outcome is a safeguarding one: raised before the call is saved. */
  concern: ConcernDraft.nullable(),
})
export type TypedCall = z.infer<typeof TypedCall>

/** What is typed of a sheet and not saved yet, by person, and the day on which the calls were made. */
export const SheetTyped = z.strictObject({
  day: CalendarDate.nullable(),
  calls: z.record(PersonId, TypedCall),
})
export type SheetTyped = z.infer<typeof SheetTyped>

export interface Sheet {
  readonly printedAt: Instant
  readonly rows: readonly SheetRow[]
  readonly typed: SheetTyped
}
