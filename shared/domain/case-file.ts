import type { ConcernLevel, ConcernStep } from '../codes/concerns.ts'
import type { LadderOutcome, LadderStep } from '../codes/ladder.ts'
import type { NeedCategory, NeedStatus, Urgency } from '../codes/needs.ts'
import type { OutcomeCode } from '../codes/outcomes.ts'
import type { Source } from '../codes/sources.ts'
import type { WarningKind } from '../codes/warnings.ts'
import type { CallbackRow } from './call.ts'
import type { ConcernRow } from './concern.ts'
import type { ConsentAnswer, ConsentPurpose } from './consent.ts'
import type { ContactRow } from './contact.ts'
import type {
  CallId,
  CommandId,
  ContactId,
  ListId,
  NeedId,
  PartnerId,
  PersonId,
  ReferralId,
  ResidentId,
  StaffId,
} from './ids.ts'
import type { LadderRow } from './ladder.ts'
import type { DeliveryResult, Recurrence } from './recurrence.ts'
import type { ReferralState } from './referral.ts'
import type { HoldReason, ResidentField, ResidentValues } from './resident.ts'
import type { TaskRow, TaskState } from './task.ts'
import type { CalendarDate, Instant } from './time.ts'
import type { WarningRow } from './warning.ts'

/** A person as every list and table shows them. */
export interface PersonRow {
  readonly personId: PersonId
  /** First and last name as they are shown; never empty ("Name not known"). */
  readonly name: string
  readonly nativeName: string | null
  readonly dateOfBirth: CalendarDate | null
  readonly address: string
  readonly postcode: string | null
  readonly ward: string | null
  readonly nhsNumber: string | null
  readonly nhsNumberDoubtful: boolean
  readonly language: string | null
  readonly hold: HoldReason | null
  readonly phones: number
  readonly attempts: number
  readonly lastContactAt: Instant | null
  readonly openNeeds: number
  readonly sources: readonly Source[]
}

export interface PersonMatch extends PersonRow {
  /** Why it matched, for people: "Postcode KT1 3AR", "Number ends 418". */
  readonly why: string
}

export interface PhoneNumber {
  /** Digits to dial: national starting with 0, or international with +. */
  readonly digits: string
  readonly shown: string
  readonly kind: 'telephone' | 'mobile' | 'landline' | 'other'
  /** Rung before, and wrong or dead. */
  readonly bad: boolean
  readonly preferred: boolean
  readonly sources: readonly Source[]
}

/** One field of a person, with who says what (DESIGN §2, provenance). */
export interface FieldWithSources {
  readonly field: ResidentField
  readonly shown: unknown
  readonly statements: readonly {
    readonly residentId: ResidentId
    readonly lane: 'source' | 'telephone' | 'decision'
    readonly source: Source
    readonly value: unknown
    readonly statedOn: CalendarDate | null
    readonly at: Instant
  }[]
  /** Current statements differ in value. */
  readonly disputed: boolean
}

export type TimelineEntry = {
  readonly at: Instant
  readonly by: string
  readonly command: CommandId
  /** Undone since. */
  readonly withdrawn: boolean
} & (
  | { readonly kind: 'listed'; readonly source: Source }
  | { readonly kind: 'restated'; readonly source: Source; readonly fields: readonly ResidentField[] }
  | { readonly kind: 'confirmed'; readonly fields: readonly ResidentField[]; readonly saidBy: string }
  | { readonly kind: 'resolved'; readonly fields: readonly ResidentField[]; readonly reason: string }
  | { readonly kind: 'listing'; readonly source: Source; readonly listed: boolean }
  | {
      readonly kind: 'call'
      readonly callId: CallId
      readonly direction: 'outbound' | 'inbound'
      readonly outcome: OutcomeCode
      readonly number: string | null
      readonly spokenTo: string
      readonly note: string
      readonly startedAt: Instant
      readonly endedAt: Instant
      /** What was asked by the script, and answered, in the script's words of now. */
      readonly answers: readonly { readonly asked: string; readonly answered: string }[]
    }
  | { readonly kind: 'callRefused'; readonly why: HoldReason; readonly note: string }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'callback'; readonly due: Instant; readonly until: Instant | null; readonly note: string }
  | { readonly kind: 'callbackDropped'; readonly reason: string }
  | { readonly kind: 'contactAdded'; readonly name: string; readonly relation: string; readonly saidBy: string }
  | { readonly kind: 'contactChanged'; readonly name: string }
  | { readonly kind: 'contactRemoved'; readonly name: string; readonly reason: string }
  | { readonly kind: 'warningAdded'; readonly warning: WarningKind; readonly text: string }
  | { readonly kind: 'warningEnded'; readonly warning: WarningKind; readonly reason: string }
  | { readonly kind: 'taskAdded'; readonly what: string; readonly dueOn: CalendarDate; readonly owner: string | null }
  | { readonly kind: 'taskChanged'; readonly what: string; readonly state: TaskState | null; readonly reason: string }
  | {
      readonly kind: 'recurrence'
      readonly category: NeedCategory
      /** Null: it no longer comes again. */
      readonly everyDays: number | null
      readonly reviewOn: CalendarDate | null
    }
  | {
      readonly kind: 'delivery'
      readonly category: NeedCategory
      readonly dueOn: CalendarDate
      readonly result: DeliveryResult
      readonly words: string
    }
  | {
      readonly kind: 'ladderTaken'
      readonly step: LadderStep
      readonly outcome: LadderOutcome
      readonly on: CalendarDate
      readonly note: string
    }
  | {
      readonly kind: 'ladderGiven'
      readonly step: LadderStep
      readonly owner: string | null
      readonly dueOn: CalendarDate
    }
  | { readonly kind: 'need'; readonly needId: NeedId; readonly category: NeedCategory; readonly detail: string }
  | {
      readonly kind: 'needChanged'
      readonly category: NeedCategory
      readonly status: NeedStatus | null
      readonly reason: string
    }
  | {
      readonly kind: 'consent'
      readonly purpose: ConsentPurpose
      readonly recipient: string | null
      readonly answer: ConsentAnswer
      readonly words: string
    }
  | {
      readonly kind: 'referral'
      readonly referralId: ReferralId
      readonly number: string
      readonly partner: string
      readonly state: ReferralState
      readonly reason: string
    }
  | {
      readonly kind: 'concernRaised'
      readonly level: ConcernLevel
      readonly seen: string
      readonly done: readonly ConcernStep[]
      readonly note: string
    }
  | { readonly kind: 'concernAcknowledged'; readonly note: string }
  | { readonly kind: 'concernClosed'; readonly outcome: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'unread' }
)

export interface NeedRow {
  readonly needId: NeedId
  readonly personId: PersonId
  readonly personName: string
  readonly category: NeedCategory
  readonly urgency: Urgency
  readonly status: NeedStatus
  readonly detail: string
  readonly answers: Readonly<Record<string, string>>
  readonly origin: 'outboundCall' | 'inboundCall' | 'registration' | 'caseFile'
  readonly loggedAt: Instant
  readonly loggedBy: string
  readonly referredTo: string | null
  readonly recurrence: (Recurrence & { readonly nextOn: CalendarDate; readonly isReview: boolean }) | null
}

export interface ConsentRow {
  readonly purpose: ConsentPurpose
  readonly recipient: PartnerId | null
  readonly recipientName: string | null
  readonly answer: ConsentAnswer
  readonly askedAt: Instant
  readonly words: string
  readonly givenBy: string
  readonly contactId: ContactId | null
  readonly recordedBy: string
}

export interface ReferralRow {
  readonly referralId: ReferralId
  /** `R K7Q-4F2-9XM` */
  readonly number: string
  readonly personId: PersonId
  readonly personName: string
  readonly partnerId: PartnerId
  readonly partnerName: string
  readonly categories: readonly NeedCategory[]
  readonly urgency: Urgency
  readonly state: ReferralState
  readonly note: string
  readonly reason: string
  readonly madeAt: Instant
  readonly madeBy: string
  readonly sentOn: CalendarDate | null
  /** Why it would be left out of a pack now, or null. */
  readonly blocked: string | null
}

/** Everything about one person, for the case file and the call screen. */
export interface CaseFile {
  readonly person: PersonRow
  /** `C …`, made from the person's id. */
  readonly caseNumber: string
  readonly age: number | null
  readonly values: ResidentValues
  readonly fields: readonly FieldWithSources[]
  readonly residents: readonly {
    readonly residentId: ResidentId
    readonly source: Source
    readonly statedOn: CalendarDate | null
    readonly listed: boolean
  }[]
  readonly phones: readonly PhoneNumber[]
  readonly hold: HoldReason | null
  readonly household: readonly PersonRow[]
  readonly timeline: readonly TimelineEntry[]
  /** Safeguarding concerns, open ones first. */
  readonly concerns: readonly ConcernRow[]
  readonly needs: readonly NeedRow[]
  readonly consents: readonly ConsentRow[]
  readonly referrals: readonly ReferralRow[]
  readonly lists: readonly {
    readonly listId: ListId
    readonly name: string
    readonly handler: string | null
    readonly handlerId: StaffId | null
  }[]
  readonly callback: CallbackRow | null
  readonly contacts: readonly ContactRow[]
  readonly warnings: readonly WarningRow[]
  /** Open ones first, the earliest due first. */
  readonly tasks: readonly TaskRow[]
  /** The step of the ladder on which they stand, or null. */
  readonly ladder: LadderRow | null
}
