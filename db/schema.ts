import type { Generated } from 'kysely'

/** The tables as Kysely sees them: one type a table, of exactly the columns of the migrations. */
export interface MetaTable {
  key: string
  value: string
}

export interface EventTable {
  site: string
  seq: number
  hlc: string
  at: string
  command: string
  stream: string
  stream_id: string
  type: string
  version: number
  actor: string
  payload: string | null
  salt: Uint8Array | null
  payload_hash: Uint8Array
  prev_hash: Uint8Array
  hash: Uint8Array
}

export interface WaitingEventTable {
  site: string
  seq: number
  hlc: string
  at: string
  command: string
  stream: string
  stream_id: string
  type: string
  version: number
  actor: string
  payload: string | null
  salt: Uint8Array | null
  payload_hash: Uint8Array
  prev_hash: Uint8Array
  hash: Uint8Array
}

export interface SiteHeadTable {
  site: string
  seq: number
  hlc: string
  hash: Uint8Array
}

export interface CommandResultTable {
  command: string
  at: string
  result: string
}

export interface BuiltPackTable {
  pack_id: string
  at: string
  content: string
}

export interface UnreadEventTable {
  site: string
  seq: number
  stream: string
  stream_id: string
}

export interface FieldWritingTable {
  stream_id: string
  field: string
  site: string
  seq: number
  hlc: string
  value: string
}

export interface FieldOverriddenTable {
  stream_id: string
  field: string
  site: string
  seq: number
}

export interface HubTable {
  hub_id: string
  name: string
  sample: number
  created_at: string
}

export interface SiteTable {
  site: string
  name: string
  succeeds: string | null
  started_at: string
}

export interface StaffTable {
  staff_id: string
  name: string
  role: string
  languages: string
  hours: number
  active: number
  added_hlc: string
}

export interface PartnerTable {
  partner_id: string
  name: string
  takes: string
  details: string
  active: number
}

export interface ImportTable {
  import_id: string
  at: string
  actor: string
  source: string
  file_name: string
  file_sha256: string
  stated_on: string
  rows: number
  new: number
  changed: number
  unchanged: number
  rejected: number
}

export interface ImportWithdrawnTable {
  import_id: string
  at: string
  actor: string
  hlc: string
  site: string
}

export interface ImportKeptTable {
  import_id: string
  resident_id: string
}

export interface ListTable {
  list_id: string
  name: string
  rule: string | null
  created_at: string
  created_hlc: string
  created_by: string
  closed: number
}

export interface ListMemberTable {
  list_id: string
  resident_id: string
  position: number
}

export interface ListShareTable {
  list_id: string
  resident_id: string
  handler: string | null
  hlc: string
  site: string
}

export interface IdentityDecisionTable {
  a: string
  b: string
  decision: string
  hlc: string
  site: string
}

export interface ResidentTable {
  resident_id: string
  source: string | null
  import_id: string | null
  stated_on: string | null
  registered_site: string | null
  registered_seq: number | null
  registered_hlc: string | null
  registered_at: string | null
  origin: string
  said: string
  told: string
  deceased: string | null
  do_not_call: number
  listed: number
  erased: number
  last_hlc: string
  last_site: string
}

export interface WritingTable {
  resident_id: string
  subject: string
  field: string
  site: string
  seq: number
  hlc: string
  at: string
  lane: string
  stated_on: string | null
  value: string
  current: number
}

export interface ResidentKeyTable {
  key: string
  resident_id: string
}

export interface WithdrawnCommandTable {
  resident_id: string
  command: string
}

export interface CallTable {
  call_id: string
  resident_id: string
  site: string
  seq: number
  list_id: string | null
  number: string | null
  direction: string
  outcome: string
  started_at: string
  ended_at: string
  actor: string
  command: string
}

export interface RefusedCallTable {
  resident_id: string
  site: string
  seq: number
  at: string
  actor: string
  note: string
}

export interface BadNumberTable {
  resident_id: string
  digits: string
}

export interface SkipTable {
  resident_id: string
  site: string
  seq: number
  list_id: string | null
  at: string
  until: string
}

export interface CallbackTable {
  resident_id: string
  site: string
  seq: number
  call_id: string
  at: string
  due_at: string
  handler: string | null
  note: string
  until: string | null
  dropped: Generated<number>
}

export interface NeedTable {
  need_id: string
  resident_id: string
  call_id: string | null
  origin: string
  category: string
  urgency: string
  status: string
  detail: string
  answers: string
  logged_at: string
  logged_by: string
  changed_at: string
}

export interface ConsentTable {
  resident_id: string
  site: string
  seq: number
  purpose: string
  recipient: string | null
  answer: string
  hlc: string
  asked_at: string
  words: string
  given_by: string
  actor: string
  contact_id: string | null
}

export interface ReferralTable {
  referral_id: string
  resident_id: string
  partner_id: string
  urgency: string
  basis: string
  state: string
  reason: string
  note: string
  made_at: string
  made_by: string
  sent_on: string | null
  answered_on: string | null
  moved_at: string
}

export interface ReferralNeedTable {
  referral_id: string
  need_id: string
}

export interface ConcernTable {
  resident_id: string
  concern_id: string
  call_id: string | null
  level: string
  seen: string
  done: string
  note: string
  raised_at: string
  raised_by: string
  acknowledged_at: string | null
  acknowledged_by: string | null
  acknowledged_note: string | null
  closed_at: string | null
  closed_by: string | null
  outcome: string | null
  is_open: number
}

export interface ContactTable {
  resident_id: string
  contact_id: string
  fields: string
  added_at: string
  added_by: string
  removed: number
}

export interface WarningTable {
  resident_id: string
  warning_id: string
  kind: string
  text: string
  added_at: string
  added_by: string
  ended: number
}

export interface TaskTable {
  resident_id: string
  task_id: string
  what: string
  due_on: string
  owner: string
  state: string
  added_at: string
  added_by: string
}

export interface RecurrenceTable {
  resident_id: string
  need_id: string
  every_days: number
  from_on: string
  review_on: string
  owner: string
  next_on: string
  is_review: number
}

export interface DeliveryTable {
  resident_id: string
  need_id: string
  due_on: string
  result: string
  words: string
  at: string
  actor: string
}

export interface LadderTakenTable {
  resident_id: string
  site: string
  seq: number
  list_id: string
  step: string
  outcome: string
  on_day: string
  at: string
  actor: string
}

export interface LadderGivenTable {
  resident_id: string
  list_id: string
  step: string
  owner: string
  due_on: string
  hlc: string
  site: string
}

export interface MessageTable {
  staff_id: string
  message_id: string
  text: string
  at: string
  by: string
  is_read: number
}

export interface IdentitySuspectTable {
  a: string
  b: string
  reason: string
  at: string
  by: string
  hlc: string
  site: string
}

export interface LadderStepTable {
  person_id: string
  list_id: string
  step: string
  owner: string
  due_on: string
  attempts: number
}

export interface PersonResidentTable {
  resident_id: string
  person_id: string
}

export interface PersonTable {
  number: Generated<number>
  person_id: string
  name: string
  sort_name: string
  native_name: string | null
  date_of_birth: string | null
  address: string
  postcode: string | null
  ward: string | null
  nhs_number: string | null
  nhs_doubtful: number
  language: string | null
  hold: string | null
  whereabouts: string | null
  listed: number
  erased: number
  household: string | null
  sources: string
  usable_phones: number
  attempts: number
  reached: number
  last_attempt_at: string | null
  last_contact_at: string | null
  open_needs: number
  refused_calls: number
  preferred_parts: number
}

export interface PersonPhoneTable {
  person_id: string
  digits: string
  reversed: string
  kind: string
  written: string
  rank: number
  bad: number
  sources: string
}

export interface PersonSoundTable {
  code: string
  person_id: string
}

export interface ListPersonTable {
  list_id: string
  person_id: string
  position: number
  handler: string | null
  state: string
  attempts: number
}

export interface ListCountTable {
  list_id: string
  handler: string
  state: string
  persons: number
}

export interface CallQueueTable {
  person_id: string
  list_id: string
  handler: string
  kind: string
  blocked: number
  not_before: string
  list_order: string
  position: number
  attempts: number
}

export interface QueueCountTable {
  handler: string
  kind: string
  persons: number
}

export interface PersonSearchTable {
  rowid: number
  name: string
  address: string
  person_search: string
  rank: number | string
}

export interface Schema {
  meta: MetaTable
  event: EventTable
  waiting_event: WaitingEventTable
  site_head: SiteHeadTable
  command_result: CommandResultTable
  built_pack: BuiltPackTable
  unread_event: UnreadEventTable
  field_writing: FieldWritingTable
  field_overridden: FieldOverriddenTable
  hub: HubTable
  site: SiteTable
  staff: StaffTable
  partner: PartnerTable
  import: ImportTable
  import_withdrawn: ImportWithdrawnTable
  import_kept: ImportKeptTable
  list: ListTable
  list_member: ListMemberTable
  list_share: ListShareTable
  identity_decision: IdentityDecisionTable
  resident: ResidentTable
  writing: WritingTable
  resident_key: ResidentKeyTable
  withdrawn_command: WithdrawnCommandTable
  call: CallTable
  refused_call: RefusedCallTable
  bad_number: BadNumberTable
  skip: SkipTable
  callback: CallbackTable
  need: NeedTable
  consent: ConsentTable
  referral: ReferralTable
  referral_need: ReferralNeedTable
  concern: ConcernTable
  contact: ContactTable
  warning: WarningTable
  task: TaskTable
  recurrence: RecurrenceTable
  delivery: DeliveryTable
  ladder_taken: LadderTakenTable
  ladder_given: LadderGivenTable
  message: MessageTable
  identity_suspect: IdentitySuspectTable
  ladder_step: LadderStepTable
  person_resident: PersonResidentTable
  person: PersonTable
  person_phone: PersonPhoneTable
  person_sound: PersonSoundTable
  list_person: ListPersonTable
  list_count: ListCountTable
  call_queue: CallQueueTable
  queue_count: QueueCountTable
  person_search: PersonSearchTable
}
