import type { HeldRow, OutputOf, PartnerRow } from '../../shared/api.ts'
import type { CallbackRow } from '../../shared/domain/call.ts'
import type { NeedRow, ReferralRow } from '../../shared/domain/case-file.ts'
import type { ConcernRow } from '../../shared/domain/concern.ts'
import type { DuplicatePair } from '../../shared/domain/identity.ts'
import type {
  CommandId,
  ConcernId,
  FileId,
  ImportId,
  NeedId,
  PartnerId,
  PersonId,
  ReferralId,
  ResidentId,
  StaffId,
  TaskId,
} from '../../shared/domain/ids.ts'
import type { ImportPreview } from '../../shared/domain/import.ts'
import type { LadderRow } from '../../shared/domain/ladder.ts'
import {
  type Coverage,
  type CoverageProof,
  type CoveredPerson,
  coverageStates,
  type ListRow,
} from '../../shared/domain/list.ts'
import type { DueRow } from '../../shared/domain/recurrence.ts'
import type { Headline } from '../../shared/domain/report.ts'
import type { TaskRow } from '../../shared/domain/task.ts'
import type { CalendarDate, Instant } from '../../shared/domain/time.ts'
import { file, foodbank, heldRow, jiwoo, list, me, minsu } from './fake-hub.ts'

const id = <Id extends string>(digit: string) => digit.repeat(32) as Id
const at = '2020-04-03T13:02:11.000Z' as Instant
export const owen = id<StaffId>('c')
export const caKingston = id<PartnerId>('d')
export const packId = id<CommandId>('e')

export const personRow = file.person

export const heldPerson: HeldRow = {
  ...heldRow,
  statements: ['NHS list, 21 April 2020: deceased', 'Web registration, 2 May 2020: alive'],
  refusedCalls: [{ at, note: 'Her daughter answered.', by: 'Priya Nair' }],
  inboundCalls: [{ at, what: 'Spoke to someone else', by: 'Priya Nair' }],
}

export const waitingConcern: ConcernRow = {
  concernId: id<ConcernId>('5'),
  personId: minsu,
  personName: 'Min-su Kim',
  callId: null,
  level: 'serious',
  seen: 'Whispered that her son takes her money.',
  done: ['toldSupervisor'],
  note: '',
  raisedAt: at,
  raisedBy: 'Owen Marsh',
  acknowledged: null,
  minutesWaited: 4,
  closed: null,
}

export const aPair: DuplicatePair = {
  a: {
    residentId: id<ResidentId>('1'),
    person: personRow,
    values: { ...file.values, address: ['12 Villiers Road'] },
  },
  b: {
    residentId: id<ResidentId>('2'),
    person: { ...personRow, personId: id<PersonId>('2'), name: 'Minsoo Gim' },
    values: {
      givenName: 'Min-su',
      familyName: 'Gim',
      dateOfBirth: '1942-02-11' as CalendarDate,
      postcode: 'KT1 3AR',
      mobile: '020 7946 0018',
    },
  },
  reason: 'Same date of birth and postcode; the last name sounds alike',
  at,
  by: 'Owen Marsh',
  decided: null,
}

export const preview: ImportPreview = {
  importId: id<ImportId>('f'),
  format: 'nhs',
  formatLabel: 'NHS shielded patient list',
  source: 'nhs',
  fileName: 'shielded.csv',
  rows: 12,
  residents: { new: 9, changed: 0, unchanged: 1 },
  held: { deceased: 2, contradicted: 1 },
  callable: 7,
  rejected: 1,
  gone: 0,
  possibleDuplicates: 0,
  needsOpened: 0,
  notHere: 0,
  warnings: {
    nhsNumberCheckDigit: 4,
    noSurname: 1,
    noDateOfBirth: 0,
    noTelephone: 0,
    doubtfulPostcode: 0,
    dateNotUnderstood: 0,
  },
  read: 'UTF-8, comma',
}

export const coverage: Coverage = {
  deceased: 1,
  held: 2,
  doNotCall: 0,
  left: 1,
  reached: 20,
  refused: 3,
  uncontactable: 2,
  inProgress: 4,
  notStarted: 7,
  total: 40,
}

export const listRow: ListRow = {
  listId: list,
  name: 'Shielded, first round',
  createdAt: at,
  createdBy: 'Priya Nair',
  closed: false,
  coverage,
  unshared: 5,
  shares: [{ handler: owen, name: 'Owen Marsh', coverage: { ...coverage, total: 40 } }],
}

const partnerRow: PartnerRow = {
  partnerId: foodbank,
  name: 'Kingston Foodbank',
  takes: ['food'],
  area: 'Kingston',
  hours: '',
  languages: [],
  contactName: '',
  telephone: '',
  email: '',
  receives: 'zip',
  zipPassphrase: 'agreed by telephone',
  notes: '',
  active: true,
  openReferrals: 3,
}
export const partnerRows: readonly PartnerRow[] = [
  partnerRow,
  { ...partnerRow, partnerId: caKingston, name: 'Citizens Advice Kingston', takes: ['financial'], zipPassphrase: '' },
]

export const referralRow: ReferralRow = {
  referralId: id<ReferralId>('7'),
  number: 'R K7Q-4F2-9XM',
  personId: minsu,
  personName: 'Min-su Kim',
  partnerId: foodbank,
  partnerName: 'Kingston Foodbank',
  categories: ['food'],
  urgency: 'soon',
  state: 'drafted',
  note: '',
  reason: '',
  madeAt: at,
  madeBy: 'Priya Nair',
  sentOn: null,
  blocked: null,
}
export const blockedReferral: ReferralRow = {
  ...referralRow,
  referralId: id<ReferralId>('8'),
  number: 'R 3HV-77B-ZZ4',
  personName: 'Arun Selvam',
  blocked: 'They did not agree that Kingston Foodbank is told',
}
export const adviceReferral: ReferralRow = {
  ...referralRow,
  referralId: id<ReferralId>('9'),
  number: 'R 9C1-K2M-00P',
  partnerId: caKingston,
  partnerName: 'Citizens Advice Kingston',
  categories: ['financial'],
}
export const sentReferral: ReferralRow = { ...referralRow, state: 'sent', sentOn: '2020-04-03' as CalendarDate }

export const needRow: NeedRow = {
  needId: id<NeedId>('6'),
  recurrence: null,
  personId: minsu,
  personName: 'Min-su Kim',
  category: 'food',
  urgency: 'routine',
  status: 'open',
  detail: 'Cannot queue at the shop.',
  answers: {},
  origin: 'outboundCall',
  loggedAt: at,
  loggedBy: 'Priya Nair',
  referredTo: null,
}

export const headline: Headline = {
  contacted: 5988,
  reached: 4212,
  needingSupport: 515,
  inboundRequests: 2267,
  byCategory: [
    { category: 'food', label: 'Food', needingSupport: 310, inboundRequests: 1400 },
    { category: 'other', label: 'Other', needingSupport: 0, inboundRequests: 12 },
  ],
  byPartner: [
    { partnerId: foodbank, partner: 'Kingston Foodbank', referrals: 120, sent: 110, answered: 90, completed: 70 },
  ],
}

export const outgoing = (name: string, digit: string) => ({
  fileId: id<FileId>(digit),
  name,
  mediaType: 'application/octet-stream',
  size: 9,
})

export const promiseRow: CallbackRow = {
  personId: minsu,
  name: 'Min-su Kim',
  at,
  until: null,
  overdue: true,
  handler: owen,
  handlerName: 'Owen Marsh',
  note: 'After her lunch',
}
export const letterStep: LadderRow = {
  personId: minsu,
  personName: 'Min-su Kim',
  listId: list,
  listName: 'Shielded, first round',
  step: 'letter',
  dueOn: '2020-04-03' as CalendarDate,
  overdue: true,
  owner: null,
  ownerName: null,
  attempts: 6,
}
export const doorstep: LadderRow = {
  ...letterStep,
  personId: jiwoo,
  personName: 'Ji-woo Kim',
  step: 'doorstep',
  owner: owen,
  ownerName: 'Owen Marsh',
}
export const taskRow: TaskRow = {
  taskId: id<TaskId>('3'),
  personId: minsu,
  personName: 'Min-su Kim',
  what: 'Ask the surgery for the repeat prescription',
  dueOn: '2020-04-06' as CalendarDate,
  overdue: false,
  owner: owen,
  ownerName: 'Owen Marsh',
  state: 'open',
  addedAt: at,
  addedBy: 'Priya Nair',
}
export const dueRow: DueRow = {
  needId: id<NeedId>('6'),
  personId: minsu,
  personName: 'Min-su Kim',
  category: 'food',
  detail: 'A parcel for two.',
  dueOn: '2020-04-06' as CalendarDate,
  overdue: false,
  what: 'delivery',
  owner: null,
  ownerName: null,
}

const page = <Row>(rows: readonly Row[]) => ({ rows, total: rows.length })
const emptyCounts = { residents: 0, sample: [] }

/** What a store with a little of everything answers to the supervisor's screens. */
export const supervisorAnswers = {
  'residents.page': page([personRow, heldRow]),
  'residents.held': page([heldPerson]),
  'concerns.page': page([waitingConcern]),
  'concerns.waiting': { waiting: 1, oldest: at },
  'duplicates.page': page([aPair]),
  'duplicates.waiting': { waiting: 1 },
  'callbacks.page': page([promiseRow]),
  'callbacks.overdue': { overdue: 1, oldest: at },
  'work.overdue': { steps: 2, tasks: 0, due: 0 },
  'ladder.page': page([letterStep, doorstep]),
  'tasks.page': page([taskRow]),
  'due.page': page([dueRow]),
  'needs.page': page([needRow]),
  'referrals.page': page([sentReferral]),
  'partners.list': partnerRows,
  'list.page': [listRow],
  'coverage.show': {
    ...listRow.coverage,
    atRisk: 2,
    risks: { nobodysTurn: 1, noNumber: 0, stepOverdue: 1, promiseOverdue: 0, concernWaiting: 0 },
  },
  'coverage.people': page<CoveredPerson>([
    {
      personId: minsu,
      name: 'Min-su Kim',
      postcode: 'KT1 3AR',
      ward: 'Grove',
      state: 'inProgress',
      risks: ['stepOverdue'],
      attempts: 6,
      lastContactAt: null,
    },
  ]),
  'list.count': { residents: 2731, sample: [personRow] },
  'list.members': page([
    {
      personId: minsu,
      name: 'Min-su Kim',
      postcode: 'KT1 3AR',
      ward: 'Norbiton',
      state: 'inProgress' as const,
      handler: 'Owen Marsh',
      attempts: 1,
      lastContactAt: at,
    },
  ]),
  'import.history': [],
  'report.headline': headline,
  'report.headlineRows': page([
    { personId: minsu, name: 'Min-su Kim', at, what: 'Spoke: needs logged', handler: 'Owen Marsh' },
  ]),
  'staff.list': [
    {
      staffId: me,
      name: 'Priya Nair',
      role: 'administrator' as const,
      languages: ['en'],
      hours: 0,
      active: true,
      hasSlot: true,
    },
    {
      staffId: owen,
      name: 'Owen Marsh',
      role: 'handler' as const,
      languages: ['en', 'ko'],
      hours: 20,
      active: true,
      hasSlot: false,
    },
  ],
}

/** What an empty store answers. */
export const emptyAnswers = {
  'residents.page': page<OutputOf<'residents.page'>['rows'][number]>([]),
  'residents.held': page<HeldRow>([]),
  'concerns.page': page<ConcernRow>([]),
  'duplicates.page': page<DuplicatePair>([]),
  'callbacks.page': page<CallbackRow>([]),
  'ladder.page': page<LadderRow>([]),
  'tasks.page': page<TaskRow>([]),
  'due.page': page<DueRow>([]),
  'needs.page': page<NeedRow>([]),
  'referrals.page': page<ReferralRow>([]),
  'partners.list': [],
  'list.page': [],
  'coverage.show': {
    ...Object.fromEntries(coverageStates.map((state) => [state, 0])),
    total: 0,
    atRisk: 0,
    risks: { nobodysTurn: 0, noNumber: 0, stepOverdue: 0, promiseOverdue: 0, concernWaiting: 0 },
  } as CoverageProof,
  'coverage.people': page([]),
  'list.count': emptyCounts,
  'import.history': [],
  'report.headline': {
    ...headline,
    contacted: 0,
    reached: 0,
    needingSupport: 0,
    inboundRequests: 0,
    byCategory: [],
    byPartner: [],
  },
  'staff.list': [],
}
