import { z } from 'zod'
import { ladderOutcomes, ladderSteps } from './codes/ladder.ts'
import { needCategoryCodes, needStatuses, urgencies } from './codes/needs.ts'
import { outcomeCodes } from './codes/outcomes.ts'
import { skipReasons } from './codes/skips.ts'
import {
  type CallbackRow,
  CallDraft,
  type CallLogged,
  CallLogInput,
  type MyWork,
  type NextCall,
  type Sheet,
  SheetTyped,
} from './domain/call.ts'
import type { CaseFile, NeedRow, PersonMatch, PersonRow, ReferralRow } from './domain/case-file.ts'
import { type ConcernRow, concernFields } from './domain/concern.ts'
import { consentAnswers, consentPurposes } from './domain/consent.ts'
import { contactFields } from './domain/contact.ts'
import { type HubSettings, hubSettings } from './domain/hub.ts'
import { type DuplicatePair, identityDecisions } from './domain/identity.ts'
import {
  CallId,
  CommandId,
  ConcernId,
  ContactId,
  FileId,
  ImportId,
  JobId,
  ListId,
  MessageId,
  NeedId,
  NoteId,
  PartnerId,
  PersonId,
  ReferralId,
  ResidentId,
  StaffId,
  TaskId,
  WarningId,
} from './domain/ids.ts'
import {
  type ImportHistoryRow,
  type ImportOutcome,
  type ImportPreview,
  type ImportRowView,
  importKinds,
  importParts,
  type OutgoingFile,
  type UndoneImport,
} from './domain/import.ts'
import type { LadderRow } from './domain/ladder.ts'
import {
  type CoverageProof,
  type CoveredPerson,
  coverageStates,
  type ListMember,
  type ListRow,
  risks,
  type SharePreview,
} from './domain/list.ts'
import { type PartnerValues, partnerFields } from './domain/partner.ts'
import { type DueRow, deliveryResults, Recurrence } from './domain/recurrence.ts'
import { referralStates } from './domain/referral.ts'
import type { Headline, HeadlineDetailRow, VerifyReport } from './domain/report.ts'
import { ResidentValues, residentFields } from './domain/resident.ts'
import { ScriptCheck, ScriptLine, ScriptLineId, type ScriptLineRow, scriptLanguages } from './domain/script.ts'
import type { Session, StaffRow, StoreStatus } from './domain/session.ts'
import { type Role, staffFields } from './domain/staff.ts'
import { type TaskRow, taskFields, taskStates } from './domain/task.ts'
import { CalendarDate, Instant } from './domain/time.ts'
import { warningFields } from './domain/warning.ts'

/** Who may ask: anybody at the machine, anybody signed in, or a role and those above it. */
export type May = 'anyone' | 'signedIn' | Role

/**
 * A request: a query reads; a command writes, in one transaction, and carries a command id; a job is long work with
 * progress, which may be cancelled until its final transaction.
 */
export interface RequestDefinition<I extends z.ZodType = z.ZodType, O = unknown> {
  readonly kind: 'query' | 'command' | 'job'
  readonly may: May
  readonly input: I
  /** The type of the answer; it has no value at run time. */
  readonly output: Output<O>
}

declare const outputType: unique symbol
export type Output<O> = { readonly [outputType]?: O }
function output<O>(): Output<O> {
  return {}
}

type Given<I extends z.ZodType, O> = { may: May; input: I; output: Output<O> }
function query<I extends z.ZodType, O>(given: Given<I, O>): RequestDefinition<I, O> & { kind: 'query' } {
  return { kind: 'query', ...given }
}
function command<I extends z.ZodType, O>(given: Given<I, O>): RequestDefinition<I, O> & { kind: 'command' } {
  return { kind: 'command', ...given }
}
function job<I extends z.ZodType, O>(given: Given<I, O>): RequestDefinition<I, O> & { kind: 'job' } {
  return { kind: 'job', ...given }
}

const nothing = z.strictObject({})
const page = { offset: z.int().nonnegative(), limit: z.int().min(1).max(500) }
const period = { from: CalendarDate.nullable(), to: CalendarDate.nullable() }
const passphrase = z.string().min(1).max(1000)
/** At least twelve characters: the passphrase is all that stands between the files and a lost laptop. */
const newPassphrase = z.string().min(12, 'Use at least 12 characters: three or four words are best.').max(1000)
const { state: _, ...newTask } = taskFields
const reason = z.string().trim().max(1000)
const tableFormat = z.enum(['csv', 'xlsx'])

export interface Page<T> {
  readonly rows: readonly T[]
  readonly total: number
}

export interface PartnerRow extends PartnerValues {
  readonly partnerId: PartnerId
  readonly active: boolean
  readonly openReferrals: number
}

export interface PackOutcome {
  readonly files: readonly {
    readonly partnerId: PartnerId
    readonly partner: string
    readonly referrals: number
    readonly file: OutgoingFile
  }[]
  readonly leftOut: readonly {
    readonly referral: string
    readonly person: string
    readonly partner: string
    readonly reason: string
  }[]
  /** Names this pack in the sent events. */
  readonly packId: CommandId
}

export interface HeldRow extends PersonRow {
  /** What calls were refused because of it, with the words that were kept. */
  readonly refusedCalls: readonly { readonly at: Instant; readonly note: string; readonly by: string }[]
  /** Calls in, to or about them: help was given, and the hold stands. */
  readonly inboundCalls: readonly { readonly at: Instant; readonly what: string; readonly by: string }[]
  /** What the sources say: "NHS list, 21 April 2020: deceased". */
  readonly statements: readonly string[]
}

/** The contract: everything the window, the command line and tests may ask of the store, by name. */
export const api = {
  // ── the store and who is signed in
  'store.status': query({ may: 'anyone', input: nothing, output: output<StoreStatus>() }),
  'hub.setUp': job({
    may: 'anyone',
    input: z.strictObject({
      hubName: z.string().trim().min(1, 'Enter a name for the hub.').max(100),
      staffName: staffFields.name,
      passphrase: newPassphrase,
    }),
    output: output<{ recoveryKey: string; session: Session }>(),
  }),
  'hub.trySample': job({ may: 'anyone', input: nothing, output: output<{ session: Session }>() }),
  /** Plays a scenario of the sample hub into this folder, which must be empty (`hub demo`). */
  'hub.demo': job({
    may: 'anyone',
    input: z.strictObject({ scenario: z.enum(['kingston', 'small']), seed: z.int().nonnegative() }),
    output: output<{ staff: string; passphrase: string; commands: number }>(),
  }),
  /** Puts the newest good backup back in the place of a damaged database, which is set aside (`hub restore`). */
  'hub.restore': job({
    may: 'anyone',
    input: z.strictObject({ staffId: StaffId, passphrase }),
    output: output<{ from: Instant }>(),
  }),
  /** Leaves the sample hub: its files are deleted, and the set-up page is shown again. */
  'hub.leaveSample': command({ may: 'signedIn', input: nothing, output: output<null>() }),
  'session.signIn': job({
    may: 'anyone',
    input: z.strictObject({ staffId: StaffId, passphrase }),
    output: output<Session>(),
  }),
  'session.recover': job({
    may: 'anyone',
    input: z.strictObject({ recoveryKey: z.string().min(1).max(200), staffId: StaffId, newPassphrase }),
    output: output<Session>(),
  }),
  'session.current': query({ may: 'anyone', input: nothing, output: output<Session | null>() }),
  'session.lock': command({ may: 'signedIn', input: nothing, output: output<null>() }),
  'session.changePassphrase': job({
    may: 'signedIn',
    input: z.strictObject({ old: passphrase, new: newPassphrase }),
    output: output<null>(),
  }),
  'hub.settings': query({ may: 'signedIn', input: nothing, output: output<HubSettings>() }),
  'hub.change': command({ may: 'supervisor', input: z.strictObject(hubSettings).partial(), output: output<null>() }),
  'hub.verify': job({ may: 'supervisor', input: nothing, output: output<VerifyReport>() }),
  'hub.backUp': job({ may: 'signedIn', input: nothing, output: output<{ at: Instant; bytes: number }>() }),

  // ── staff
  'staff.list': query({ may: 'signedIn', input: nothing, output: output<readonly StaffRow[]>() }),
  'staff.add': job({
    may: 'supervisor',
    input: z.strictObject({ staffId: StaffId, ...staffFields, withSlot: z.boolean() }),
    output: output<{ oneTimePassphrase: string | null }>(),
  }),
  'staff.change': command({
    may: 'supervisor',
    input: z.strictObject({ staffId: StaffId, changes: z.strictObject(staffFields).partial() }),
    output: output<null>(),
  }),
  'staff.remove': command({
    may: 'administrator',
    input: z.strictObject({ staffId: StaffId, reason: z.string().max(500) }),
    output: output<null>(),
  }),
  /** A new one-time passphrase on this machine: for a new machine, or one who forgot theirs. */
  'staff.openSlot': job({
    may: 'administrator',
    input: z.strictObject({ staffId: StaffId }),
    output: output<{ oneTimePassphrase: string }>(),
  }),

  // ── files in and out, in pieces
  'file.begin': command({
    may: 'signedIn',
    input: z.strictObject({ fileId: FileId, name: z.string().min(1).max(300), size: z.int().nonnegative() }),
    output: output<null>(),
  }),
  'file.piece': command({
    may: 'signedIn',
    input: z.strictObject({ fileId: FileId, offset: z.int().nonnegative(), bytes: z.instanceof(Uint8Array) }),
    output: output<null>(),
  }),
  /** A piece of an outgoing file; an empty piece is the end. A file is forgotten once it has been read to its end. */
  'file.read': query({
    may: 'signedIn',
    input: z.strictObject({ fileId: FileId, offset: z.int().nonnegative() }),
    output: output<{ name: string; mediaType: string; size: number; bytes: Uint8Array }>(),
  }),
  'job.cancel': command({ may: 'anyone', input: z.strictObject({ jobId: JobId }), output: output<null>() }),

  // ── import
  'import.preview': job({
    may: 'supervisor',
    input: z.strictObject({ importId: ImportId, fileId: FileId, as: z.enum(importKinds).nullable().default(null) }),
    output: output<ImportPreview>(),
  }),
  'import.rows': query({
    may: 'supervisor',
    input: z.strictObject({ importId: ImportId, part: z.enum(importParts), ...page }),
    output: output<Page<ImportRowView>>(),
  }),
  'import.apply': job({
    may: 'supervisor',
    input: z.strictObject({ importId: ImportId }),
    output: output<ImportOutcome>(),
  }),
  'import.discard': command({
    may: 'supervisor',
    input: z.strictObject({ importId: ImportId }),
    output: output<null>(),
  }),
  'import.rejects': job({
    may: 'supervisor',
    input: z.strictObject({ importId: ImportId }),
    output: output<OutgoingFile>(),
  }),
  /** Whom taking an import back would touch: who would leave, whose source's previous word would stand, who would stay. */
  'import.undoPreview': query({
    may: 'supervisor',
    input: z.strictObject({ importId: ImportId }),
    output: output<UndoneImport>(),
  }),
  'import.undo': job({
    may: 'supervisor',
    input: z.strictObject({ importId: ImportId, reason: reason.min(1, 'Say why it is taken back.') }),
    output: output<UndoneImport>(),
  }),
  'import.history': query({ may: 'supervisor', input: nothing, output: output<readonly ImportHistoryRow[]>() }),

  // ── residents
  'residents.find': query({
    may: 'handler',
    input: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50) }),
    output: output<{ matches: readonly PersonMatch[] }>(),
  }),
  'residents.page': query({
    may: 'handler',
    input: z.strictObject({
      ...page,
      sort: z.enum(['name', 'postcode', 'dateOfBirth', 'attempts', 'lastContactAt']),
      descending: z.boolean(),
      show: z.enum(['all', 'callable', 'held', 'withNeeds', 'neverRung']),
      text: z.string().max(200),
    }),
    output: output<Page<PersonRow>>(),
  }),
  'case.open': query({ may: 'handler', input: z.strictObject({ personId: PersonId }), output: output<CaseFile>() }),
  'resident.register': command({
    may: 'handler',
    input: z.strictObject({ residentId: ResidentId, values: ResidentValues, callId: CallId.nullable() }),
    output: output<{ personId: PersonId }>(),
  }),
  'resident.confirm': command({
    may: 'handler',
    input: z.strictObject({
      personId: PersonId,
      saidBy: z.string().max(300),
      values: z.strictObject(residentFields).partial(),
    }),
    output: output<null>(),
  }),
  'resident.resolveHold': command({
    may: 'supervisor',
    input: z.strictObject({
      personId: PersonId,
      field: z.enum(['deceased', 'doNotCall', 'whereabouts']),
      /** That they are back at home settles that they moved away; the other two are settled by yes or no. */
      to: z.enum(['yes', 'no', 'home']),
      reason: z.string().trim().min(1, 'Say how you know.').max(1000),
    }),
    output: output<null>(),
  }),
  'residents.held': query({
    may: 'supervisor',
    input: z.strictObject({
      ...page,
      reason: z.enum(['all', 'deceased', 'contradicted', 'doNotCall', 'unreadEvent', 'callRefused', 'rangIn']),
    }),
    output: output<Page<HeldRow>>(),
  }),
  'resident.erase': command({
    may: 'supervisor',
    input: z.strictObject({
      personId: PersonId,
      reason: z.enum(['request', 'retention', 'mistake']),
      note: z.string().max(1000),
    }),
    output: output<null>(),
  }),
  'note.add': command({
    may: 'handler',
    input: z.strictObject({ noteId: NoteId, personId: PersonId, text: z.string().trim().min(1).max(10_000) }),
    output: output<null>(),
  }),

  // ── lists
  'list.page': query({ may: 'signedIn', input: nothing, output: output<readonly ListRow[]>() }),
  'list.count': query({
    may: 'supervisor',
    input: z.strictObject({ rule: z.string().max(2000) }),
    output: output<{ residents: number; sample: readonly PersonRow[] }>(),
  }),
  'list.create': command({
    may: 'supervisor',
    input: z.strictObject({
      listId: ListId,
      name: z.string().trim().min(1, 'Enter a name for the list.').max(200),
      rule: z.string().max(2000),
    }),
    output: output<{ residents: number }>(),
  }),
  'list.sharePreview': query({
    may: 'supervisor',
    input: z.strictObject({ listId: ListId, handlers: z.array(StaffId).min(1).max(200) }),
    output: output<readonly SharePreview[]>(),
  }),
  'list.share': command({
    may: 'supervisor',
    input: z.strictObject({ listId: ListId, handlers: z.array(StaffId).min(1).max(200) }),
    output: output<{ shares: readonly SharePreview[] }>(),
  }),
  /** Takes back the calls of a list that somebody has not finished, to be shared out again. */
  'list.takeBack': command({
    may: 'supervisor',
    input: z.strictObject({ listId: ListId, handler: StaffId }),
    output: output<{ residents: number }>(),
  }),
  'list.close': command({
    may: 'supervisor',
    input: z.strictObject({ listId: ListId, reason: z.string().max(500) }),
    output: output<null>(),
  }),
  'list.members': query({
    may: 'supervisor',
    input: z.strictObject({
      listId: ListId,
      state: z.enum(coverageStates).nullable(),
      handler: StaffId.nullable(),
      ...page,
    }),
    output: output<Page<ListMember>>(),
  }),

  /** Of one list, or of the hub as a whole: everybody in exactly one state, and who is at risk of being forgotten. */
  'coverage.show': query({
    may: 'supervisor',
    input: z.strictObject({ listId: ListId.nullable() }),
    output: output<CoverageProof>(),
  }),
  /** The people behind each of its numbers. */
  'coverage.people': query({
    may: 'supervisor',
    input: z.strictObject({
      listId: ListId.nullable(),
      state: z.enum(coverageStates).nullable(),
      /** Those at risk for that reason, or for any. */
      risk: z.enum(['any', ...risks]).nullable(),
      ...page,
    }),
    output: output<Page<CoveredPerson>>(),
  }),

  // ── calls
  'call.next': query({
    may: 'handler',
    input: z.strictObject({ handler: StaffId.nullable(), at: Instant.nullable() }),
    output: output<{ next: NextCall | null; noNext: string | null }>(),
  }),
  /** Takes the call in hand for this window, so that nobody else on this store is offered the person. */
  'call.begin': command({ may: 'handler', input: z.strictObject({ draft: CallDraft }), output: output<null>() }),
  'call.saveDraft': command({
    may: 'handler',
    input: z.strictObject({ draft: CallDraft }),
    output: output<{ savedAt: Instant }>(),
  }),
  'call.draft': query({ may: 'handler', input: nothing, output: output<CallDraft | null>() }),
  /** Puts the call down without a record: nobody was rung. */
  'call.release': command({ may: 'handler', input: z.strictObject({ callId: CallId }), output: output<null>() }),
  'call.log': command({ may: 'handler', input: CallLogInput, output: output<CallLogged>() }),
  /** One number of a call in hand turned out bad: marks it, and the call goes on with the next. */
  'call.badNumber': command({
    may: 'handler',
    input: z.strictObject({
      callId: CallId,
      personId: PersonId,
      listId: ListId.nullable(),
      number: z.string().max(60),
      outcome: z.enum(['wrongNumber', 'unobtainable']),
      startedAt: Instant,
      endedAt: Instant,
    }),
    output: output<{ nextNumber: string | null }>(),
  }),
  'call.skip': command({
    may: 'handler',
    input: z.strictObject({
      personId: PersonId,
      listId: ListId.nullable(),
      why: z.enum(skipReasons),
      note: z.string().trim().max(1000),
    }),
    output: output<null>(),
  }),
  'call.preview': query({
    may: 'handler',
    input: z.strictObject({
      personId: PersonId,
      outcome: z.enum(outcomeCodes),
      endedAt: Instant,
      direction: z.enum(['outbound', 'inbound']),
    }),
    output: output<{ next: string }>(),
  }),
  'command.undo': command({ may: 'handler', input: z.strictObject({ undo: CommandId }), output: output<null>() }),
  'work.mine': query({ may: 'handler', input: nothing, output: output<MyWork>() }),
  /** A promise moved to another time or to somebody else; the last promise counts. */
  'callback.change': command({
    may: 'handler',
    input: z.strictObject({
      personId: PersonId,
      at: Instant,
      until: Instant.nullable(),
      handler: StaffId.nullable(),
      note: z.string().max(500),
    }),
    output: output<null>(),
  }),
  'callback.drop': command({
    may: 'handler',
    input: z.strictObject({ personId: PersonId, reason: reason.min(1, 'Say why they are not rung back.') }),
    output: output<null>(),
  }),
  /** Promises not kept yet, the earliest first: a handler's own and anybody's; a supervisor's view has all. */
  'callbacks.page': query({
    may: 'handler',
    input: z.strictObject({ ...page, show: z.enum(['overdue', 'today', 'all']) }),
    output: output<Page<CallbackRow>>(),
  }),
  /** How many promises are overdue, for the supervisor's menu: nothing about anybody. */
  'callbacks.overdue': query({
    may: 'supervisor',
    input: nothing,
    output: output<{ overdue: number; oldest: Instant | null }>(),
  }),
  /** The promises of today of which whoever asks is to be reminded: their own and anybody's, but those long overdue. */
  'callbacks.near': query({ may: 'handler', input: nothing, output: output<readonly CallbackRow[]>() }),
  /** How many steps of the ladder, tasks and deliveries are overdue, for the supervisor's menu. */
  'work.overdue': query({
    may: 'supervisor',
    input: nothing,
    output: output<{ steps: number; tasks: number; due: number }>(),
  }),
  /** Everything that somebody leaves open goes to a colleague: callbacks, steps, tasks, deliveries. */
  'work.handOver': command({
    may: 'handler',
    input: z.strictObject({
      to: StaffId,
      callbacks: z.array(PersonId).max(500),
      steps: z.array(PersonId).max(500),
      tasks: z.array(TaskId).max(500),
      due: z.array(NeedId).max(500),
      messageId: MessageId,
      /** For the colleague: about the work, never about a resident. */
      words: z.string().trim().max(2000),
    }),
    output: output<{ handedOver: number }>(),
  }),
  /** Notes on this machine whom the handler has on paper now: their next people, as the sheets show them. */
  'work.printSheet': command({
    may: 'handler',
    input: z.strictObject({ count: z.int().min(1).max(30) }),
    output: output<Sheet>(),
  }),
  /** The sheet that was printed last, and which of its people have been entered since; null where none was. */
  'work.sheet': query({ may: 'handler', input: nothing, output: output<Sheet | null>() }),
  /** Keeps what is typed of the sheet that was printed last, until its calls are saved one by one. */
  'work.saveSheet': command({ may: 'handler', input: z.strictObject({ typed: SheetTyped }), output: output<null>() }),
  'message.send': command({
    may: 'supervisor',
    input: z.strictObject({
      messageId: MessageId,
      /** Null is everybody who works here. */
      to: StaffId.nullable(),
      text: z.string().trim().min(1, 'Write the message.').max(2000),
    }),
    output: output<null>(),
  }),
  'message.read': command({
    may: 'handler',
    input: z.strictObject({ messageId: MessageId }),
    output: output<null>(),
  }),

  // ── the ladder
  'ladder.page': query({
    may: 'handler',
    input: z.strictObject({ ...page, mine: z.boolean(), step: z.enum(ladderSteps).nullable() }),
    output: output<Page<LadderRow>>(),
  }),
  'ladder.take': command({
    may: 'handler',
    input: z.strictObject({
      personId: PersonId,
      listId: ListId,
      step: z.enum(ladderSteps),
      outcome: z.enum(ladderOutcomes),
      contactId: ContactId.nullable(),
      on: CalendarDate,
      note: z.string().max(10_000),
      /** A number that was learnt, with `newWay`. */
      newNumber: z.string().max(60).nullable(),
    }),
    output: output<{ next: string }>(),
  }),
  'ladder.give': command({
    may: 'handler',
    input: z.strictObject({
      personId: PersonId,
      listId: ListId,
      step: z.enum(ladderSteps),
      owner: StaffId.nullable(),
      dueOn: CalendarDate,
    }),
    output: output<null>(),
  }),

  // ── contacts, warnings, tasks
  'contact.add': command({
    may: 'handler',
    input: z.strictObject({ contactId: ContactId, personId: PersonId, callId: CallId.nullable(), ...contactFields }),
    output: output<null>(),
  }),
  'contact.change': command({
    may: 'handler',
    input: z.strictObject({
      contactId: ContactId,
      personId: PersonId,
      changes: z.strictObject(contactFields).partial(),
    }),
    output: output<null>(),
  }),
  'contact.remove': command({
    may: 'handler',
    input: z.strictObject({ contactId: ContactId, personId: PersonId, reason: reason.min(1, 'Say why.') }),
    output: output<null>(),
  }),
  'warning.add': command({
    may: 'handler',
    input: z.strictObject({ warningId: WarningId, personId: PersonId, callId: CallId.nullable(), ...warningFields }),
    output: output<null>(),
  }),
  'warning.end': command({
    may: 'handler',
    input: z.strictObject({ warningId: WarningId, personId: PersonId, reason: reason.min(1, 'Say why.') }),
    output: output<null>(),
  }),
  'task.add': command({
    may: 'handler',
    input: z.strictObject({ taskId: TaskId, personId: PersonId, callId: CallId.nullable(), ...newTask }),
    output: output<null>(),
  }),
  'task.change': command({
    may: 'handler',
    input: z.strictObject({
      taskId: TaskId,
      personId: PersonId,
      changes: z.strictObject(taskFields).partial(),
      reason,
    }),
    output: output<null>(),
  }),
  /** A handler's own tasks; a supervisor's view has everybody's. */
  'tasks.page': query({
    may: 'handler',
    input: z.strictObject({ ...page, mine: z.boolean(), state: z.enum(taskStates) }),
    output: output<Page<TaskRow>>(),
  }),

  // ── the script
  'script.lines': query({ may: 'signedIn', input: nothing, output: output<readonly ScriptLineRow[]>() }),
  'script.change': command({
    may: 'supervisor',
    input: z.strictObject({ lineId: ScriptLineId, line: ScriptLine }),
    output: output<null>(),
  }),
  'script.check': command({
    may: 'supervisor',
    input: z.strictObject({ lineId: ScriptLineId, language: z.enum(scriptLanguages), check: ScriptCheck }),
    output: output<null>(),
  }),

  // ── who is who
  /** Who is perhaps already here, of what has been typed of somebody who is being registered. */
  'duplicates.near': query({
    may: 'handler',
    input: z.strictObject({ values: ResidentValues }),
    output: output<{ matches: readonly PersonMatch[] }>(),
  }),
  /** Pairs that were flagged and that nobody has decided, the newest first; or those decided, the last one first. */
  'duplicates.page': query({
    may: 'supervisor',
    input: z.strictObject({ ...page, show: z.enum(['open', 'decided']) }),
    output: output<Page<DuplicatePair>>(),
  }),
  /** How many pairs nobody has decided, for the supervisor's menu: nothing about anybody. */
  'duplicates.waiting': query({ may: 'supervisor', input: nothing, output: output<{ waiting: number }>() }),
  'identity.decide': command({
    may: 'supervisor',
    input: z.strictObject({
      a: ResidentId,
      b: ResidentId,
      decision: z.enum(identityDecisions),
      /** Without a name: it is kept apart from their files. */
      reason: reason.max(500),
    }),
    output: output<null>(),
  }),

  // ── safeguarding
  /** Raises a concern at once, in a call or outside one; it is never taken back, only closed by a supervisor. */
  'concern.raise': command({
    may: 'handler',
    input: z.strictObject({
      concernId: ConcernId,
      personId: PersonId,
      callId: CallId.nullable(),
      ...concernFields,
    }),
    output: output<null>(),
  }),
  'concern.acknowledge': command({
    may: 'supervisor',
    input: z.strictObject({ concernId: ConcernId, note: z.string().max(10_000) }),
    output: output<null>(),
  }),
  'concern.close': command({
    may: 'supervisor',
    input: z.strictObject({
      concernId: ConcernId,
      outcome: z.string().trim().min(1, 'Say how it ended.').max(10_000),
    }),
    output: output<null>(),
  }),
  /** Those that nobody has acknowledged at the top, then the other open ones, the oldest first; then the closed. */
  'concerns.page': query({
    may: 'supervisor',
    input: z.strictObject({ ...page, show: z.enum(['open', 'all']) }),
    output: output<Page<ConcernRow>>(),
  }),
  /** How many nobody has acknowledged, and since when the oldest has waited: nothing about anybody. */
  'concerns.waiting': query({
    may: 'supervisor',
    input: nothing,
    output: output<{ waiting: number; oldest: Instant | null }>(),
  }),

  // ── needs, consent, referrals, partners
  'needs.page': query({
    may: 'handler',
    input: z.strictObject({
      ...page,
      status: z.enum(needStatuses).nullable(),
      category: z.enum(needCategoryCodes).nullable(),
      mine: z.boolean(),
      /** Open ones that nobody has touched for longer than the hub allows. */
      stale: z.boolean().optional(),
    }),
    output: output<Page<NeedRow>>(),
  }),
  'need.add': command({
    may: 'handler',
    input: z.strictObject({
      needId: NeedId,
      personId: PersonId,
      category: z.enum(needCategoryCodes),
      urgency: z.enum(urgencies),
      detail: z.string().max(10_000),
      answers: z.record(z.string().max(40), z.string().max(2000)),
    }),
    output: output<null>(),
  }),
  'need.change': command({
    may: 'handler',
    input: z.strictObject({
      needId: NeedId,
      personId: PersonId,
      status: z.enum(needStatuses).optional(),
      urgency: z.enum(urgencies).optional(),
      detail: z.string().max(10_000).optional(),
      reason: z.string().max(1000),
    }),
    output: output<null>(),
  }),
  /** A need comes again every so many days until its review; null is no longer. */
  'need.recur': command({
    may: 'handler',
    input: z.strictObject({ needId: NeedId, personId: PersonId, recurrence: Recurrence.nullable(), reason }),
    output: output<null>(),
  }),
  'delivery.record': command({
    may: 'handler',
    input: z.strictObject({
      needId: NeedId,
      personId: PersonId,
      dueOn: CalendarDate,
      result: z.enum(deliveryResults),
      words: reason,
    }),
    output: output<null>(),
  }),
  /** Deliveries and reviews that are due until a day, the earliest first; a supervisor's view has everybody's. */
  'due.page': query({
    may: 'handler',
    input: z.strictObject({ ...page, mine: z.boolean(), until: CalendarDate }),
    output: output<Page<DueRow>>(),
  }),
  'consent.record': command({
    may: 'handler',
    input: z.strictObject({
      personId: PersonId,
      purpose: z.enum(consentPurposes),
      recipient: PartnerId.nullable(),
      answer: z.enum(consentAnswers),
      how: z.enum(['telephone', 'inWriting', 'inPerson']),
      words: z.string().max(2000),
      givenBy: z.string().max(300),
      contactId: ContactId.nullable().default(null),
    }),
    output: output<null>(),
  }),
  'referrals.page': query({
    may: 'handler',
    input: z.strictObject({
      ...page,
      state: z.enum(referralStates).nullable(),
      partnerId: PartnerId.nullable(),
      mine: z.boolean(),
      /** Not sent, or not answered, for longer than the hub allows. */
      stale: z.boolean().optional(),
    }),
    output: output<Page<ReferralRow>>(),
  }),
  'referral.make': command({
    may: 'handler',
    input: z.strictObject({
      referralId: ReferralId,
      personId: PersonId,
      partnerId: PartnerId,
      needIds: z.array(NeedId).min(1, 'Choose a need.').max(50),
      urgency: z.enum(urgencies),
      note: z.string().max(10_000),
      basis: z.enum(['consent', 'safeguarding']),
    }),
    output: output<{ number: string }>(),
  }),
  'referral.move': command({
    may: 'handler',
    input: z.strictObject({
      referralId: ReferralId,
      personId: PersonId,
      to: z.enum(referralStates),
      reason: z.string().max(1000),
      on: CalendarDate,
    }),
    output: output<null>(),
  }),
  'partners.list': query({
    may: 'handler',
    input: z.strictObject({ category: z.enum(needCategoryCodes).nullable() }),
    output: output<readonly PartnerRow[]>(),
  }),
  'partner.add': command({
    may: 'supervisor',
    input: z.strictObject({ partnerId: PartnerId, ...partnerFields }),
    output: output<null>(),
  }),
  'partner.change': command({
    may: 'supervisor',
    input: z.strictObject({ partnerId: PartnerId, changes: z.strictObject(partnerFields).partial() }),
    output: output<null>(),
  }),
  'partner.remove': command({
    may: 'supervisor',
    input: z.strictObject({ partnerId: PartnerId, reason: z.string().max(500) }),
    output: output<null>(),
  }),
  /** Builds a pack of drafted referrals for each partner that has a zip passphrase, and lists what is left out and why. */
  'referrals.pack': job({
    may: 'supervisor',
    input: z.strictObject({ partnerId: PartnerId.nullable(), passphrase: z.string().max(200).nullable() }),
    output: output<PackOutcome>(),
  }),
  /** Marks exactly the referrals of that pack as sent. */
  'referrals.markSent': command({
    may: 'supervisor',
    input: z.strictObject({ packId: CommandId }),
    output: output<{ referrals: number }>(),
  }),

  // ── reports
  'report.headline': query({ may: 'supervisor', input: z.strictObject(period), output: output<Headline>() }),
  'report.headlineRows': query({
    may: 'supervisor',
    input: z.strictObject({
      ...period,
      figure: z.enum(['contacted', 'reached', 'needingSupport', 'inboundRequests', 'category', 'partner']),
      category: z.enum(needCategoryCodes).nullable(),
      column: z.enum(['needingSupport', 'inboundRequests', 'referrals', 'sent', 'answered', 'completed']).nullable(),
      partnerId: PartnerId.nullable(),
      ...page,
    }),
    output: output<Page<HeadlineDetailRow>>(),
  }),
  'report.headlineFile': job({
    may: 'supervisor',
    input: z.strictObject({ ...period, format: tableFormat }),
    output: output<OutgoingFile>(),
  }),
} as const satisfies Record<string, RequestDefinition>

export type Api = typeof api
export type RequestName = keyof Api
export type InputOf<N extends RequestName> = z.input<Api[N]['input']>
export type ParsedInputOf<N extends RequestName> = z.output<Api[N]['input']>
export type OutputOf<N extends RequestName> = Api[N]['output'] extends Output<infer O> ? O : never
export type CommandName = { [N in RequestName]: Api[N]['kind'] extends 'command' ? N : never }[RequestName]
export type QueryName = { [N in RequestName]: Api[N]['kind'] extends 'query' ? N : never }[RequestName]
export type JobName = { [N in RequestName]: Api[N]['kind'] extends 'job' ? N : never }[RequestName]

/** What travels from a window (or the command line) to the store. Parsed once, at the store's boundary. */
export const RequestEnvelope = z.strictObject({
  name: z.string().max(60),
  input: z.unknown(),
  /** For commands and jobs: repeated on a retry, so that it happens once. */
  commandId: CommandId.nullable(),
  /** For jobs: names it for progress and cancelling. */
  jobId: JobId.nullable(),
})
export type RequestEnvelope = z.infer<typeof RequestEnvelope>

/** What the store says without being asked. */
export type Broadcast =
  /** Tables changed: screens that show them ask again. */
  | { readonly kind: 'changed'; readonly tables: readonly string[] }
  | {
      readonly kind: 'progress'
      readonly jobId: JobId
      readonly step: string
      readonly done: number
      readonly total: number | null
      readonly mayCancel: boolean
    }
  /** The store was locked: every window shows the sign-in page. */
  | { readonly kind: 'locked' }
