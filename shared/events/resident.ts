import { z } from 'zod'
import { concernLevels, concernSteps } from '../codes/concerns.ts'
import { ladderOutcomes, ladderSteps } from '../codes/ladder.ts'
import { needCategoryCodes, needStatuses, urgencies } from '../codes/needs.ts'
import { outcomeCodes } from '../codes/outcomes.ts'
import { skipReasons } from '../codes/skips.ts'
import { sourceCodes } from '../codes/sources.ts'
import { consentAnswers, consentPurposes } from '../domain/consent.ts'
import { contactFields } from '../domain/contact.ts'
import {
  CallId,
  CommandId,
  ConcernId,
  ContactId,
  ImportId,
  ListId,
  NeedId,
  NoteId,
  PartnerId,
  ReferralId,
  StaffId,
  TaskId,
  WarningId,
} from '../domain/ids.ts'
import { deliveryResults, Recurrence } from '../domain/recurrence.ts'
import { referralStates } from '../domain/referral.ts'
import { ResidentValues, residentFields } from '../domain/resident.ts'
import { ScriptAnswers } from '../domain/script.ts'
import { taskFields } from '../domain/task.ts'
import { CalendarDate, Instant } from '../domain/time.ts'
import { warningFields } from '../domain/warning.ts'
import { change, changes, EventRef } from '../domain/writing.ts'
import { event } from './event.ts'

const words = z.string().max(10_000)
const reason = z.string().max(1000)

/** One source's registration of somebody. Each field in it is a writing, over nothing, in the source's lane. */
export const residentRegistered = event(
  'resident',
  'resident.registered',
  1,
  z.strictObject({
    source: z.enum(sourceCodes),
    importId: ImportId.nullable(),
    statedOn: CalendarDate.nullable(),
    values: ResidentValues,
  }),
)

/** The same source says something else than it did. Over the source's own writings only. */
export const residentRestated = event(
  'resident',
  'resident.restated',
  1,
  z.strictObject({ importId: ImportId, statedOn: CalendarDate.nullable(), changes: changes(residentFields) }),
)

/** Told on the telephone: shown before any source's word. Over earlier words from the telephone only. */
export const residentConfirmed = event(
  'resident',
  'resident.confirmed',
  1,
  z.strictObject({ callId: CallId.nullable(), saidBy: z.string().max(300), changes: changes(residentFields) }),
)

/** A supervisor settles what holds a person, with the reason. Over every current writing of those fields. */
export const residentResolved = event(
  'resident',
  'resident.resolved',
  1,
  z.strictObject({ reason, changes: changes(residentFields) }),
)

/** The source's newest file no longer has them, or has them again. */
export const residentListing = event(
  'resident',
  'resident.listing',
  1,
  z.strictObject({ importId: ImportId, listed: z.boolean() }),
)

/** Every event of the stream is blanked, past or arriving later; this certificate stays (DESIGN §2). */
export const residentErased = event(
  'resident',
  'resident.erased',
  1,
  z.strictObject({ reason: z.enum(['request', 'retention', 'mistake']), note: reason }),
)

const attempt = {
  callId: CallId,
  listId: ListId.nullable(),
  /** The number rung, digits only, as national digits starting with 0, or international with +. */
  number: z.string().max(40).nullable(),
  direction: z.enum(['outbound', 'inbound']),
  outcome: z.enum(outcomeCodes),
  startedAt: Instant,
  endedAt: Instant,
  /** Who was spoken to, where it was not the resident. */
  spokenTo: z.string().max(300),
  note: words,
  nextStep: z.string().max(500),
} as const
export const callAttemptedFirst = event('resident', 'call.attempted', 1, z.strictObject(attempt))
/** Since version 2: which contact was spoken to, and what was answered to the script. */
export const callAttempted = event(
  'resident',
  'call.attempted',
  2,
  z.strictObject({ ...attempt, contactId: ContactId.nullable(), answers: ScriptAnswers }),
)

/** The words of a call that a hold refused to log, kept for the supervisor (DESIGN §5). */
export const callRefused = event(
  'resident',
  'call.refused',
  1,
  z.strictObject({
    callId: CallId,
    listId: ListId.nullable(),
    number: z.string().max(40).nullable(),
    outcome: z.enum(outcomeCodes),
    startedAt: Instant,
    endedAt: Instant,
    note: words,
    why: z.enum(['deceased', 'contradicted', 'doNotCall', 'unreadEvent']),
  }),
)

export const callSkippedFirst = event(
  'resident',
  'call.skipped',
  1,
  z.strictObject({ listId: ListId.nullable(), reason, until: Instant }),
)
/** Since version 2 the reason is one of a short list, so that rules can hang on it. */
export const callSkipped = event(
  'resident',
  'call.skipped',
  2,
  z.strictObject({ listId: ListId.nullable(), why: z.enum(skipReasons), note: reason, until: Instant }),
)

const promise = { callId: CallId, at: Instant, handler: StaffId.nullable(), note: z.string().max(500) } as const
export const callbackPromisedFirst = event('resident', 'callback.promised', 1, z.strictObject(promise))
/** The last promise counts. Since version 2 it may be a window: from `at` until `until`. */
export const callbackPromised = event(
  'resident',
  'callback.promised',
  2,
  z.strictObject({ ...promise, until: Instant.nullable() }),
)
/** What was promised before is not to be kept any more, with the reason. */
export const callbackDropped = event('resident', 'callback.dropped', 1, z.strictObject({ reason }))

export const needLogged = event(
  'resident',
  'need.logged',
  1,
  z.strictObject({
    needId: NeedId,
    callId: CallId.nullable(),
    origin: z.enum(['outboundCall', 'inboundCall', 'registration', 'caseFile']),
    category: z.enum(needCategoryCodes),
    urgency: z.enum(urgencies),
    detail: words,
    answers: z.record(z.string().max(40), z.string().max(2000)),
  }),
)

export const needChanged = event(
  'resident',
  'need.changed',
  1,
  z.strictObject({
    needId: NeedId,
    reason,
    changes: changes({ status: z.enum(needStatuses), urgency: z.enum(urgencies), detail: words }),
  }),
)

const consent = {
  callId: CallId.nullable(),
  purpose: z.enum(consentPurposes),
  recipient: PartnerId.nullable(),
  answer: change(z.enum(consentAnswers)),
  askedAt: Instant,
  how: z.enum(['telephone', 'inWriting', 'inPerson']),
  words: z.string().max(2000),
  givenBy: z.string().max(300),
} as const
/** An answer about sharing, per purpose and recipient; a null recipient is any partner. Not asked is the default. */
export const consentRecordedFirst = event('resident', 'consent.recorded', 1, z.strictObject(consent))
/** Since version 2 it names the contact who answered for the person. */
export const consentRecorded = event(
  'resident',
  'consent.recorded',
  2,
  z.strictObject({ ...consent, contactId: ContactId.nullable() }),
)

export const referralDrafted = event(
  'resident',
  'referral.drafted',
  1,
  z.strictObject({
    referralId: ReferralId,
    partnerId: PartnerId,
    needIds: z.array(NeedId).min(1).max(50),
    callId: CallId.nullable(),
    urgency: z.enum(urgencies),
    note: words,
    basis: z.enum(['consent', 'safeguarding']),
  }),
)

/** A step of a referral's life. What was sent is held as the version vector it was built from and each file's SHA-256. */
export const referralMoved = event(
  'resident',
  'referral.moved',
  1,
  z.strictObject({
    referralId: ReferralId,
    state: change(z.enum(referralStates)),
    reason,
    on: CalendarDate,
    pack: z
      .strictObject({
        packId: CommandId,
        vector: z.array(EventRef),
        files: z.array(z.strictObject({ name: z.string().max(200), sha256: z.string().max(64) })).max(20),
      })
      .nullable(),
  }),
)

/**
 * A safeguarding concern, raised at once by its own command. It is a writing that says "open", over nothing; it stays
 * open while any current writing says so.
 */
export const concernRaised = event(
  'resident',
  'concern.raised',
  1,
  z.strictObject({
    concernId: ConcernId,
    callId: CallId.nullable(),
    level: z.enum(concernLevels),
    seen: words,
    done: z.array(z.enum(concernSteps)).max(20),
    note: words,
  }),
)

/** A supervisor has seen it and takes it on. The first counts for the time that it waited. */
export const concernAcknowledged = event(
  'resident',
  'concern.acknowledged',
  1,
  z.strictObject({ concernId: ConcernId, note: words }),
)

/** A supervisor says how it ended: over the writings that were current where they sat. */
export const concernClosed = event(
  'resident',
  'concern.closed',
  1,
  z.strictObject({ concernId: ConcernId, state: change(z.literal('closed')), outcome: words }),
)

/** Somebody whom the hub may speak to about the resident. */
export const contactAdded = event(
  'resident',
  'contact.added',
  1,
  z.strictObject({ contactId: ContactId, callId: CallId.nullable(), ...contactFields }),
)
export const contactChanged = event(
  'resident',
  'contact.changed',
  1,
  z.strictObject({ contactId: ContactId, changes: changes(contactFields) }),
)
export const contactRemoved = event('resident', 'contact.removed', 1, z.strictObject({ contactId: ContactId, reason }))

/** What whoever visits must know. It ends by an event, never by deleting. */
export const warningAdded = event(
  'resident',
  'warning.added',
  1,
  z.strictObject({ warningId: WarningId, callId: CallId.nullable(), ...warningFields }),
)
export const warningEnded = event('resident', 'warning.ended', 1, z.strictObject({ warningId: WarningId, reason }))

const { state: _, ...newTask } = taskFields
/** Something to be done about the resident, by somebody, on a day. */
export const taskAdded = event(
  'resident',
  'task.added',
  1,
  z.strictObject({ taskId: TaskId, callId: CallId.nullable(), ...newTask }),
)
export const taskChanged = event(
  'resident',
  'task.changed',
  1,
  z.strictObject({ taskId: TaskId, reason, changes: changes(taskFields) }),
)

/** A need comes again, or, where it is null, no longer does. */
export const needRecurs = event(
  'resident',
  'need.recurs',
  1,
  z.strictObject({ needId: NeedId, recurrence: change(Recurrence.nullable()), reason }),
)
/** What came of one delivery that was due. The last word about a day counts. */
export const deliveryRecorded = event(
  'resident',
  'delivery.recorded',
  1,
  z.strictObject({ needId: NeedId, dueOn: CalendarDate, result: z.enum(deliveryResults), words: reason }),
)

/** A step of the ladder was taken for a list, with how it ended. */
export const ladderTaken = event(
  'resident',
  'ladder.taken',
  1,
  z.strictObject({
    listId: ListId,
    step: z.enum(ladderSteps),
    outcome: z.enum(ladderOutcomes),
    contactId: ContactId.nullable(),
    on: CalendarDate,
    note: words,
  }),
)
/** Who takes a step, and until when: instead of what the plan says. The last word counts. */
export const ladderGiven = event(
  'resident',
  'ladder.given',
  1,
  z.strictObject({ listId: ListId, step: z.enum(ladderSteps), owner: StaffId.nullable(), dueOn: CalendarDate }),
)

export const noteAdded = event('resident', 'note.added', 1, z.strictObject({ noteId: NoteId, text: words }))

/** Undo: everything in this stream that the command wrote counts no more. The log keeps it. */
export const commandWithdrawn = event(
  'resident',
  'command.withdrawn',
  1,
  z.strictObject({ withdrawn: CommandId, reason }),
)
