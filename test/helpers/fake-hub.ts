import type { Broadcast, OutputOf, RequestName } from '../../shared/api.ts'
import { defaultScript } from '../../shared/codes/script.ts'
import type { CaseFile, PersonMatch, PersonRow } from '../../shared/domain/case-file.ts'
import { defaultSettings } from '../../shared/domain/hub.ts'
import type {
  CallId,
  CommandId,
  ListId,
  NeedId,
  PartnerId,
  PersonId,
  ResidentId,
  StaffId,
} from '../../shared/domain/ids.ts'
import type { Session } from '../../shared/domain/session.ts'
import type { CalendarDate, Instant } from '../../shared/domain/time.ts'
import type { Result } from '../../shared/result.ts'

/** What the window asked, in order. */
export interface Asked {
  readonly name: string
  readonly input: unknown
  readonly commandId: string | null
}

type Answers = { [N in RequestName]?: OutputOf<N> | ((input: never) => Result<OutputOf<N>>) }

/**
 * Stands where the preload script puts the bridge: for tests of the window's parts, and for looking at screens. It has
 * one invented household, and answers what it is told to. It is not the store, and nothing about the store is tried
 * with it.
 */
export function fakeHub(answers: Answers = {}) {
  const asked: Asked[] = []
  const notified: string[] = []
  const listeners = new Set<(broadcast: Broadcast) => void>()
  const all: Record<string, unknown> = { ...standing, ...answers }
  const hub = {
    request: async (envelope: unknown): Promise<Result<unknown>> => {
      const { name, input, commandId } = envelope as Asked
      asked.push({ name, input: structuredClone(input), commandId })
      if (!(name in all)) return { ok: false, error: { code: 'unknownRequest', message: `Not answered here: ${name}` } }
      const answer = all[name]
      return typeof answer === 'function' ? answer(input) : { ok: true, value: answer }
    },
    onBroadcast: (listener: (broadcast: Broadcast) => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    onNotice: () => () => {},
    notify: (sentence: string) => {
      notified.push(sentence)
    },
    shell: async () => ({ kind: 'browser' as const, platform: 'linux' as const, version: '0' }),
  }
  return {
    hub,
    asked,
    /** What was shown as a notification of the system. */
    notified,
    say: (broadcast: Broadcast) => {
      for (const listener of listeners) listener(broadcast)
    },
    /** Changes an answer from now on. */
    answer: (more: Answers) => Object.assign(all, more),
  }
}

const id = <Id extends string>(digit: string) => digit.repeat(32) as Id
export const me = id<StaffId>('a')
export const minsu = id<PersonId>('1')
export const jiwoo = id<PersonId>('2')
export const held = id<PersonId>('3')
export const list = id<ListId>('4')
const resident = id<ResidentId>('1')
const at = (text: string) => text as Instant
const day = (text: string) => text as CalendarDate

export const session: Session = {
  staffId: me,
  name: 'Priya Nair',
  role: 'administrator',
  hubName: 'Kingston Stronger Together',
  sample: true,
  lockAfterMinutes: 10,
  mustChangePassphrase: false,
  readOnly: null,
  notice: null,
}

const row: PersonRow = {
  personId: minsu,
  name: 'Min-su Kim',
  nativeName: '김민수',
  dateOfBirth: day('1942-02-11'),
  address: '12 Villiers Road',
  postcode: 'KT1 3AR',
  ward: 'Norbiton',
  nhsNumber: '9990183427',
  nhsNumberDoubtful: false,
  language: 'ko',
  hold: null,
  phones: 3,
  attempts: 1,
  lastContactAt: at('2020-04-02T09:12:00.000Z'),
  openNeeds: 1,
  sources: ['nhs', 'web'],
}
const wife: PersonRow = {
  ...row,
  personId: jiwoo,
  name: 'Ji-woo Kim',
  nativeName: '김지우',
  dateOfBirth: day('1945-07-01'),
}
export const heldRow: PersonRow = {
  ...row,
  personId: held,
  name: 'Rosalind Achebe',
  nativeName: null,
  language: null,
  hold: 'contradicted',
}

export const file: CaseFile = {
  person: row,
  caseNumber: 'C K7Q-4F2-9XM',
  age: 78,
  values: {
    givenName: 'Min-su',
    familyName: 'Kim',
    nativeName: '김민수',
    dateOfBirth: day('1942-02-11'),
    address: ['12 Villiers Road', 'Kingston upon Thames'],
    postcode: 'KT1 3AR',
    language: 'ko',
    interpreter: 'yes',
    livesAlone: 'no',
    accessNeeds: 'Hearing loss: speak slowly',
    voicemail: 'notAllowed',
    telephone: '020 7946 0018',
  },
  fields: [
    {
      field: 'postcode',
      shown: 'KT1 3AR',
      disputed: true,
      statements: [
        {
          residentId: resident,
          lane: 'source',
          source: 'nhs',
          value: 'KT1 3AR',
          statedOn: day('2020-03-30'),
          at: at('2020-04-01T08:00:00.000Z'),
        },
        {
          residentId: resident,
          lane: 'source',
          source: 'web',
          value: 'KT1 3AB',
          statedOn: day('2020-03-25'),
          at: at('2020-04-01T08:00:00.000Z'),
        },
      ],
    },
    {
      field: 'dateOfBirth',
      shown: '1942-02-11',
      disputed: false,
      statements: [
        {
          residentId: resident,
          lane: 'source',
          source: 'nhs',
          value: '1942-02-11',
          statedOn: day('2020-03-30'),
          at: at('2020-04-01T08:00:00.000Z'),
        },
      ],
    },
    {
      field: 'language',
      shown: 'ko',
      disputed: false,
      statements: [
        {
          residentId: resident,
          lane: 'telephone',
          source: 'call',
          value: 'ko',
          statedOn: null,
          at: at('2020-04-02T09:12:00.000Z'),
        },
      ],
    },
  ],
  residents: [{ residentId: resident, source: 'nhs', statedOn: day('2020-03-30'), listed: true }],
  phones: [
    { digits: '02079460018', shown: '020 7946 0018', kind: 'landline', bad: false, preferred: true, sources: ['nhs'] },
    { digits: '07700900418', shown: '07700 900418', kind: 'mobile', bad: false, preferred: false, sources: ['web'] },
    { digits: '02079460999', shown: '020 7946 0999', kind: 'other', bad: true, preferred: false, sources: ['nhs'] },
  ],
  hold: null,
  household: [wife],
  timeline: [
    {
      kind: 'listed',
      source: 'nhs',
      at: at('2020-04-01T08:00:00.000Z'),
      by: 'Import',
      command: id<CommandId>('5'),
      withdrawn: false,
    },
    {
      kind: 'call',
      callId: id<CallId>('6'),
      direction: 'outbound',
      outcome: 'noAnswer',
      number: '02079460018',
      spokenTo: '',
      note: 'Rang twelve times.',
      answers: [],
      startedAt: at('2020-04-02T09:11:00.000Z'),
      endedAt: at('2020-04-02T09:12:00.000Z'),
      at: at('2020-04-02T09:12:00.000Z'),
      by: 'Priya Nair',
      command: id<CommandId>('7'),
      withdrawn: false,
    },
  ],
  needs: [
    {
      needId: id<NeedId>('8'),
      personId: minsu,
      personName: 'Min-su Kim',
      category: 'medicine',
      urgency: 'soon',
      status: 'open',
      detail: 'Two inhalers, runs out on Friday.',
      answers: { pharmacy: 'Villiers Road', fridge: 'No' },
      origin: 'registration',
      loggedAt: at('2020-04-01T08:00:00.000Z'),
      loggedBy: 'Import',
      referredTo: null,
      recurrence: null,
    },
  ],
  concerns: [],
  consents: [],
  referrals: [],
  lists: [{ listId: list, name: 'Shielded, first round', handler: 'Priya Nair', handlerId: me }],
  callback: null,
  contacts: [],
  warnings: [],
  tasks: [],
  ladder: null,
}

export const heldFile: CaseFile = { ...file, person: heldRow, hold: 'contradicted', household: [], needs: [] }

export const foodbank = id<PartnerId>('b')
const partner = {
  partnerId: foodbank,
  name: 'Kingston Foodbank',
  takes: ['food' as const],
  area: 'Kingston',
  hours: '',
  languages: [],
  contactName: '',
  telephone: '',
  email: '',
  receives: 'zip' as const,
  zipPassphrase: '',
  notes: '',
  active: true,
  openReferrals: 3,
}
const match = (person: PersonRow, why: string): PersonMatch => ({ ...person, why })

const standing: Answers = {
  'store.status': {
    state: 'locked',
    hubName: 'Kingston Stronger Together',
    sample: false,
    staff: [
      { staffId: me, name: 'Priya Nair', mustChange: false },
      { staffId: id<StaffId>('c'), name: 'Owen Marsh', mustChange: true },
    ],
    waitSeconds: 0,
  },
  'session.current': session,
  'session.lock': null,
  'hub.settings': { ...defaultSettings, name: 'Kingston Stronger Together' },
  'work.mine': {
    next: {
      personId: minsu,
      listId: list,
      number: '02079460018',
      reason: 'Second attempt: mornings failed',
      kind: 'retry',
      attempts: 1,
      interpret: null,
    },
    noNext: null,
    left: 41,
    today: { calls: 23, reached: 14, needsLogged: 9 },
    callbacks: [
      {
        personId: jiwoo,
        name: 'Ji-woo Kim',
        at: at('2020-04-03T13:00:00.000Z'),
        until: null,
        note: 'After her lunch',
        overdue: true,
        mine: true,
      },
      {
        personId: held,
        name: 'Arun Selvam',
        at: at('2020-04-03T15:30:00.000Z'),
        until: null,
        note: '',
        overdue: false,
        mine: false,
      },
    ],
    openNeeds: 12,
    staleNeeds: 2,
    draftedReferrals: 3,
    staleReferrals: 1,
    steps: [],
    tasks: [],
    due: [],
    messages: [],
    news: [
      { at: at('2020-04-03T08:00:00.000Z'), personId: jiwoo, name: 'Ji-woo Kim', text: 'Kingston Foodbank: completed' },
    ],
  },
  'case.open': (input: { personId: string }) => ({
    ok: true,
    value:
      input.personId === held
        ? heldFile
        : input.personId === jiwoo
          ? { ...file, person: wife, household: [row] }
          : file,
  }),
  'residents.find': {
    matches: [match(row, 'Name begins Kim'), match(wife, 'Name begins Kim'), match(heldRow, 'Number ends 418')],
  },
  'script.lines': [...defaultScript].map(([lineId, line]) => ({ lineId, ...line, checked: {} })),
  'partners.list': [partner],
  'call.draft': null,
  'call.begin': null,
  'call.release': null,
  'call.saveDraft': { savedAt: at('2020-04-03T13:02:11.000Z') },
  'call.preview': { next: 'Rung again this afternoon' },
  'call.log': { next: 'Nothing more to do for this list.' },
  'call.badNumber': { nextNumber: '07700900418' },
  'call.next': { next: null, noNext: 'Everyone has been rung.' },
  'call.skip': null,
  'concern.raise': null,
  'duplicates.near': { matches: [match(row, 'Same name and postcode')] },
  'duplicates.waiting': { waiting: 0 },
  'concerns.waiting': { waiting: 0, oldest: null },
  'callbacks.near': [],
  'callbacks.overdue': { overdue: 0, oldest: null },
  'work.sheet': null,
  'work.saveSheet': null,
  'work.overdue': { steps: 0, tasks: 0, due: 0 },
  'command.undo': null,
  'need.change': null,
  'note.add': null,
}
