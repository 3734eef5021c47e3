import fc from 'fast-check'
import { changeOf } from '../../db/commands/person.ts'
import { append } from '../../db/log/write.ts'
import { residentRow } from '../../db/projections/resident-row.ts'
import type { InputOf } from '../../shared/api.ts'
import { concernLevels, concernSteps } from '../../shared/codes/concerns.ts'
import { contactRoles } from '../../shared/codes/contacts.ts'
import { type LadderOutcome, type LadderStep, ladderOutcomeLabels, ladderSteps } from '../../shared/codes/ladder.ts'
import { needCategoryCodes, needStatuses, urgencies } from '../../shared/codes/needs.ts'
import { hasFlag, outcomeCodes } from '../../shared/codes/outcomes.ts'
import { skipReasons } from '../../shared/codes/skips.ts'
import { warningKinds } from '../../shared/codes/warnings.ts'
import { consentAnswers } from '../../shared/domain/consent.ts'
import type { ImportId } from '../../shared/domain/ids.ts'
import { deliveryResults } from '../../shared/domain/recurrence.ts'
import { referralStates } from '../../shared/domain/referral.ts'
import { taskStates } from '../../shared/domain/task.ts'
import { addDays, instantOf } from '../../shared/domain/time.ts'
import { residentListing, residentRegistered, residentRestated } from '../../shared/events/resident.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import { type AHub, aHub, anId, anotherMachine } from './a-hub.ts'

/** One thing that somebody does at one machine; the numbers choose among what that machine knows then. */
export interface Deed {
  readonly machine: number
  readonly what: keyof typeof deeds
  readonly pick: number
  readonly other: number
  readonly minutes: number
}

const names = ['Kim', 'Nguyen']
const given = ['Min', 'Ana']
const births = ['1940-02-29', '1951-07-01']
const phones = ['020 7946 0018', '07700 900 418', '07700 900 419', '01632 960 001']
const nhs = ['999 018 3427', '999 123 4567', '943 476 5919', '0000000000']
const postcodes = ['KT1 3AR', 'KT2 5QN', 'kt13ar']

function of<T>(some: readonly T[], pick: number): T {
  return some[pick % some.length] as T
}

function valuesFrom(pick: number, other: number) {
  return {
    givenName: of(given, pick),
    familyName: of(names, pick >> 2),
    dateOfBirth: of(births, pick >> 4) as never,
    address: [`${1 + (other % 3)} Villiers Road`],
    postcode: of(postcodes, pick >> 6),
    mobile: of(phones, other >> 2),
    ...(pick % 3 === 0 ? { nhsNumber: of(nhs, other >> 4) } : {}),
    ...(pick % 17 === 0 ? { deceased: of(['yes', 'no', 'contradicted'] as const, other) } : {}),
    ...(pick % 13 === 0 ? { preferredTimes: ['evening' as const] } : {}),
    ...(pick % 7 === 0 ? { uprn: `10009${other % 3}`, ward: 'St James', language: 'ko' } : {}),
  }
}

/** An id that this machine knows: of its rows the one that the number falls on; null where there is none. */
function one(hub: AHub, query: string, pick: number): string | null {
  const ids = hub.store.database.prepare<[], string>(query).pluck().all()
  return ids.length === 0 ? null : of(ids, pick)
}

/** A row that this machine has of something that people keep. */
function kept(hub: AHub, table: keyof typeof keptRows, pick: number): Record<string, unknown> | null {
  const rows = hub.rows(`SELECT * FROM ${table} ORDER BY ${keptRows[table]}`)
  return rows.length === 0 ? null : of(rows, pick)
}
const keptRows = {
  contact: 'contact_id, resident_id',
  warning: 'warning_id, resident_id',
  task: 'task_id, resident_id',
  recurrence: 'need_id, resident_id',
  message: 'message_id, staff_id',
} as const

const person = (hub: AHub, pick: number) =>
  one(hub, 'SELECT person_id FROM person WHERE erased = 0 ORDER BY person_id', pick)
const resident = (hub: AHub, pick: number) =>
  one(
    hub,
    'SELECT resident_id FROM resident WHERE erased = 0 AND registered_site IS NOT NULL ORDER BY resident_id',
    pick,
  )
const list = (hub: AHub, pick: number) => one(hub, 'SELECT list_id FROM list ORDER BY list_id', pick)
const staff = (hub: AHub, pick: number) => one(hub, 'SELECT staff_id FROM staff ORDER BY staff_id', pick)
const promised = (hub: AHub, pick: number) =>
  one(hub, "SELECT person_id FROM call_queue WHERE kind = 'callback' ORDER BY person_id", pick)
const partner = (hub: AHub, pick: number) => one(hub, 'SELECT partner_id FROM partner ORDER BY partner_id', pick)

function raise(hub: AHub, personId: string, callId: string | null, pick: number): void {
  hub.run('concern.raise', {
    concernId: hub.newId(),
    personId,
    callId,
    level: of(concernLevels, pick),
    seen: 'Somebody answered for her',
    done: [of(concernSteps, pick)],
    note: '',
  })
}

function callDeed(hub: AHub, { pick, other, minutes }: Deed): void {
  const who = person(hub, pick)
  if (!who) return
  const outcome = of(outcomeCodes, other)
  const needId = hub.newId()
  const to = partner(hub, pick)
  const callId = hub.newId<string>()
  // Sometimes it is forgotten, and the call refused.
  if (hasFlag(outcome, 'urgent') && minutes % 4 !== 0) raise(hub, who, callId, pick)
  hub.call(who, {
    callId,
    direction: pick % 4 === 0 ? 'inbound' : 'outbound',
    listId: list(hub, other),
    outcome,
    number: of(phones, other),
    needs:
      outcome === 'spokeNeeds' || minutes % 3 === 0
        ? [
            {
              needId,
              category: of(needCategoryCodes, pick),
              urgency: of(urgencies, other),
              detail: 'bread',
              answers: {},
            },
          ]
        : [],
    consents:
      minutes % 2 === 0
        ? [
            {
              purpose: 'referral',
              recipient: pick % 2 === 0 ? null : to,
              answer: of(consentAnswers, other),
              words: 'yes please',
              givenBy: '',
            },
          ]
        : [],
    referrals:
      outcome === 'spokeNeeds' && to
        ? [{ referralId: hub.newId(), partnerId: to, needIds: [needId], urgency: 'soon', note: '', basis: 'consent' }]
        : [],
    callback:
      outcome === 'spokeCallback'
        ? {
            at: instantOf(hub.clock.time + other * 60_000),
            until: minutes % 2 === 0 ? instantOf(hub.clock.time + (other + minutes + 1) * 60_000) : null,
            handler: pick % 2 === 0 ? staff(hub, other) : null,
            note: '',
          }
        : null,
    confirmed: minutes % 5 === 0 ? { mobile: of(phones, pick), whereabouts: 'home' } : {},
    also:
      minutes % 2 === 0
        ? hub.rows(household, who, who).map((row) => ({
            callId: hub.newId(),
            personId: String(row.person_id),
            listId: list(hub, pick),
            outcome: of(['spokeNoSupport', 'noAnswer', 'refused', 'movedAway', 'inCare'] as const, other >> 2),
          }))
        : [],
  })
}

const household = `SELECT person_id FROM person WHERE person_id != ? AND erased = 0
  AND household = (SELECT household FROM person WHERE person_id = ?) ORDER BY person_id LIMIT 10`

/** A step of the ladder that waits at this machine. */
function waitingStep(hub: AHub, pick: number) {
  const rows = hub.rows('SELECT person_id, list_id, step FROM ladder_step ORDER BY person_id')
  if (rows.length === 0) return null
  const { person_id: personId, list_id: listId, step } = of(rows, pick)
  return { personId: String(personId), listId: String(listId), step: step as LadderStep }
}

function takeStepDeed(hub: AHub, { pick, other, minutes }: Deed): void {
  const step = waitingStep(hub, pick)
  if (!step) return
  const outcome = of(Object.keys(ladderOutcomeLabels[step.step]) as LadderOutcome[], other)
  const asked = hub.row('contact', 'removed = 0 AND resident_id = ?', step.personId)
  hub.run('ladder.take', {
    ...step,
    outcome,
    contactId: asked ? String(asked.contact_id) : null,
    on: londonDate(hub.at),
    note: 'Went there',
    newNumber: outcome === 'newWay' ? `07700 9001${10 + (minutes % 90)}` : null,
  })
}

/** Everything that can be done at a machine, by the real commands where there is one, else by the import's events. */
export const deeds = {
  register: (hub: AHub, { pick, other }: Deed) => {
    hub.write((tx) =>
      append(tx, hub.newId(), residentRegistered, {
        source: of(['nhs', 'government', 'web'] as const, other),
        importId: null,
        statedOn: `2020-04-0${1 + (pick % 9)}` as never,
        values: valuesFrom(pick, other),
      }),
    )
  },
  registerInCall: (hub: AHub, { pick, other }: Deed) => {
    hub.run('resident.register', { residentId: hub.newId(), callId: null, values: valuesFrom(pick, other) as never })
  },
  restate: (hub: AHub, { pick, other }: Deed) => {
    const id = resident(hub, pick)
    const row = id ? residentRow(hub.store, id) : undefined
    if (!id || !row) return
    const values: Record<string, unknown> = valuesFrom(other, pick)
    const fields = ['familyName', 'mobile', 'nhsNumber', 'deceased', 'postcode', 'ward'] as const
    const field = of(fields, other)
    hub.write((tx) =>
      append(tx, id, residentRestated, {
        importId: anId<ImportId>('an import'),
        statedOn: '2020-04-20' as never,
        changes: { [field]: changeOf(row, tx, field, values[field] ?? null, 'source') } as never,
      }),
    )
  },
  listing: (hub: AHub, { pick, other }: Deed) => {
    const id = resident(hub, pick)
    if (!id) return
    hub.write((tx) =>
      append(tx, id, residentListing, { importId: anId<ImportId>('an import'), listed: other % 2 === 0 }),
    )
  },
  confirm: (hub: AHub, { pick, other }: Deed) => {
    const id = person(hub, pick)
    if (!id) return
    const some = [
      { mobile: of(phones, other) },
      { deceased: 'no' as const },
      { deceased: 'yes' as const },
      { doNotCall: other % 2 === 0 ? ('yes' as const) : ('no' as const) },
      { familyName: of(names, other), language: 'ta' },
      { preferredTimes: ['morning' as const], whereabouts: 'home' as const },
      { whereabouts: 'movedAway' as const },
    ]
    hub.run('resident.confirm', { personId: id, saidBy: 'herself', values: of(some, other >> 1) })
  },
  resolve: (hub: AHub, { pick, other }: Deed) => {
    const id = person(hub, pick)
    if (!id) return
    const answer = other % 4 < 2 ? 'no' : 'yes'
    const some = [
      { field: 'deceased', to: answer },
      { field: 'doNotCall', to: answer },
      { field: 'whereabouts', to: 'home' },
    ] as const
    hub.run('resident.resolveHold', { personId: id, reason: 'Rang the surgery', ...of(some, other) })
  },
  erase: (hub: AHub, { pick, other }: Deed) => {
    const id = person(hub, pick)
    if (id && other % 3 === 0) hub.run('resident.erase', { personId: id, reason: 'request', note: '' })
  },
  note: (hub: AHub, { pick }: Deed) => {
    const id = person(hub, pick)
    if (id) hub.run('note.add', { noteId: hub.newId(), personId: id, text: 'A note' })
  },
  call: callDeed,
  callAgain: callDeed,
  callOnceMore: callDeed,
  badNumber: (hub: AHub, { pick, other }: Deed) => {
    const id = person(hub, pick)
    if (!id) return
    // Mostly of one that is theirs: with none left, the ladder goes on.
    const own = hub.rows('SELECT digits FROM person_phone WHERE person_id = ? AND bad = 0 ORDER BY digits', id)
    hub.run('call.badNumber', {
      callId: hub.newId(),
      personId: id,
      listId: null,
      number: other % 4 === 0 || own.length === 0 ? of(phones, other) : String(of(own, other).digits),
      outcome: 'wrongNumber',
      startedAt: hub.at,
      endedAt: hub.at,
    })
  },
  anotherBadNumber: (hub: AHub, deed: Deed) => deeds.badNumber(hub, deed),
  skip: (hub: AHub, { pick, other }: Deed) => {
    const id = person(hub, pick)
    const which = list(hub, other)
    if (id && which)
      hub.run('call.skip', { personId: id, listId: which, why: of(skipReasons, other), note: 'At dialysis' })
  },
  takeStep: takeStepDeed,
  takeAnother: takeStepDeed,
  giveStep: (hub: AHub, { pick, other }: Deed) => {
    const step = waitingStep(hub, pick)
    const dueOn = addDays(londonDate(hub.at), other % 9)
    if (step) hub.run('ladder.give', { ...step, owner: other % 3 === 0 ? null : staff(hub, other), dueOn })
  },
  moveCallback: (hub: AHub, { pick, other }: Deed) => {
    const personId = promised(hub, pick)
    if (!personId) return
    const at = instantOf(hub.clock.time + (1 + other) * 60_000)
    const handler = other % 2 === 0 ? staff(hub, other) : null
    hub.run('callback.change', { personId, at, until: null, handler, note: 'Later' })
  },
  dropCallback: (hub: AHub, { pick }: Deed) => {
    const personId = promised(hub, pick)
    if (personId) hub.run('callback.drop', { personId, reason: 'Rang in' })
  },
  undo: (hub: AHub, { pick }: Deed) => {
    const command = one(hub, "SELECT DISTINCT command FROM event WHERE stream = 'resident' ORDER BY command", pick)
    if (command) hub.run('command.undo', { undo: command })
  },
  addNeed: (hub: AHub, { pick, other }: Deed) => {
    const id = person(hub, pick)
    if (!id) return
    const category = of(needCategoryCodes, other)
    hub.run('need.add', { needId: hub.newId(), personId: id, category, urgency: 'urgent', detail: '', answers: {} })
  },
  changeNeed: (hub: AHub, { pick, other }: Deed) => {
    const id = one(hub, 'SELECT need_id FROM need ORDER BY need_id', pick)
    if (!id) return
    const change =
      other % 2 === 0 ? { status: of(needStatuses, other) } : { urgency: of(urgencies, other), detail: 'x' }
    hub.run('need.change', { needId: id, personId: anId('nobody'), reason: '', ...change })
  },
  raiseConcern: (hub: AHub, { pick }: Deed) => {
    const id = person(hub, pick)
    if (id) raise(hub, id, null, pick)
  },
  acknowledgeConcern: (hub: AHub, { pick, other }: Deed) => {
    const id = one(hub, 'SELECT concern_id FROM concern ORDER BY concern_id', pick)
    if (id) hub.run('concern.acknowledge', { concernId: id, note: `Rang ${of(names, other)}` })
  },
  closeConcern: (hub: AHub, { pick, other }: Deed) => {
    const id = one(hub, 'SELECT concern_id FROM concern ORDER BY concern_id', pick)
    if (id) hub.run('concern.close', { concernId: id, outcome: `Visited by ${of(names, other)}` })
  },
  addContact: (hub: AHub, { pick, other }: Deed) => {
    const id = person(hub, pick)
    if (!id) return
    hub.run('contact.add', {
      contactId: hub.newId(),
      personId: id,
      callId: null,
      name: of(given, other),
      relation: 'daughter',
      roles: [of(contactRoles, other)],
      phones: other % 3 === 0 ? [] : [of(phones, pick)],
      mayBeTold: 'Everything',
      mayAnswer: other % 2 === 0,
      saidBy: 'herself',
    })
  },
  changeContact: (hub: AHub, { pick, other }: Deed) => {
    const row = kept(hub, 'contact', pick)
    if (!row) return
    const some = [
      { name: of(given, other >> 2) },
      { phones: [], mayAnswer: other % 8 < 4 },
      { phones: [of(phones, other >> 2)] },
    ]
    const personId = String(row.resident_id)
    hub.run('contact.change', { contactId: String(row.contact_id), personId, changes: of(some, other) })
  },
  removeContact: (hub: AHub, { pick }: Deed) => {
    const row = kept(hub, 'contact', pick)
    if (!row) return
    const personId = String(row.resident_id)
    hub.run('contact.remove', { contactId: String(row.contact_id), personId, reason: 'Moved away' })
  },
  addWarning: (hub: AHub, { pick, other }: Deed) => {
    const id = person(hub, pick)
    if (!id) return
    const kind = of(warningKinds, other)
    hub.run('warning.add', { warningId: hub.newId(), personId: id, callId: null, kind, text: 'Rex' })
  },
  endWarning: (hub: AHub, { pick }: Deed) => {
    const row = kept(hub, 'warning', pick)
    if (!row) return
    const personId = String(row.resident_id)
    hub.run('warning.end', { warningId: String(row.warning_id), personId, reason: 'Rex has died' })
  },
  addTask: (hub: AHub, { pick, other }: Deed) => {
    const id = person(hub, pick)
    if (!id) return
    const owner = other % 3 === 0 ? null : staff(hub, other)
    const dueOn = `2020-04-0${1 + (other % 9)}`
    hub.run('task.add', { taskId: hub.newId(), personId: id, callId: null, what: 'Ask the surgery', dueOn, owner })
  },
  changeTask: (hub: AHub, { pick, other }: Deed) => {
    const row = kept(hub, 'task', pick)
    if (!row) return
    const some = [
      { state: of(taskStates, other >> 2) },
      { owner: staff(hub, other >> 2) },
      { dueOn: '2020-04-14', what: 'Ask again' },
      { owner: null, state: 'open' as const },
    ]
    const input = { taskId: String(row.task_id), personId: String(row.resident_id), changes: of(some, other) }
    hub.run('task.change', { ...input, reason: other % 5 === 0 ? 'Shut today' : '' })
  },
  recur: (hub: AHub, { pick, other }: Deed) => {
    const id = one(hub, 'SELECT need_id FROM need ORDER BY need_id', pick)
    if (!id) return
    const owner = other % 3 === 0 ? null : staff(hub, other)
    const from = `2020-04-0${1 + (other % 9)}`
    const recurrence = other % 4 === 0 ? null : { everyDays: 1 + (other % 7), from, reviewOn: '2020-05-04', owner }
    hub.run('need.recur', { needId: id, personId: anId('nobody'), recurrence, reason: '' })
  },
  deliver: (hub: AHub, { pick, other }: Deed) => {
    const row = kept(hub, 'recurrence', pick)
    if (!row) return
    const dueOn = other % 5 === 0 ? String(row.from_on) : String(row.next_on)
    const result = of(deliveryResults, other)
    hub.run('delivery.record', { needId: String(row.need_id), personId: anId('nobody'), dueOn, result, words: '' })
  },
  sendMessage: (hub: AHub, { pick, other }: Deed) => {
    const to = other % 3 === 0 ? null : staff(hub, pick)
    hub.run('message.send', { messageId: hub.newId(), to, text: 'The foodbank shuts at four' })
  },
  readMessage: (hub: AHub, { pick }: Deed) => {
    const row = kept(hub, 'message', pick)
    if (row) hub.run('message.read', { messageId: String(row.message_id) }, String(row.staff_id))
  },
  handOver: (hub: AHub, { pick, other }: Deed) => {
    const owners = ['owner FROM task', 'owner FROM recurrence', 'owner FROM ladder_step', 'handler FROM callback']
    const from = one(hub, `${owners.map((from) => `SELECT ${from}`).join(' UNION ')} ORDER BY 1 DESC`, pick >> 2)
    const to = staff(hub, other)
    if (!from || !to) return
    const ids = (query: string) => hub.store.database.prepare<[], string>(query).pluck().all()
    const everything = {
      callbacks: ids('SELECT person_id FROM person ORDER BY person_id'),
      steps: ids('SELECT person_id FROM ladder_step ORDER BY person_id'),
      tasks: ids('SELECT task_id FROM task ORDER BY task_id'),
      due: ids('SELECT need_id FROM recurrence ORDER BY need_id'),
    }
    hub.run('work.handOver', { to, ...everything, messageId: hub.newId(), words: other % 2 ? 'Thank you' : '' }, from)
  },
  consentByContact: (hub: AHub, { pick, other }: Deed) => {
    const row = kept(hub, 'contact', pick)
    if (!row) return
    hub.run('consent.record', {
      personId: String(row.resident_id),
      purpose: 'referral',
      recipient: null,
      answer: of(consentAnswers, other),
      how: 'telephone',
      words: 'Yes, do',
      givenBy: '',
      contactId: String(row.contact_id),
    })
  },
  consent: (hub: AHub, { pick, other }: Deed) => {
    const id = person(hub, pick)
    if (!id) return
    hub.run('consent.record', {
      personId: id,
      purpose: 'referral',
      recipient: other % 2 === 0 ? null : partner(hub, other),
      answer: of(consentAnswers, other >> 1),
      how: 'telephone',
      words: '',
      givenBy: '',
    })
  },
  refer: (hub: AHub, { pick, other }: Deed) => {
    const need = hub.rows('SELECT need_id, resident_id FROM need ORDER BY need_id')
    const [to, which] = [partner(hub, other), need.length === 0 ? null : of(need, pick)]
    if (!to || !which) return
    hub.run('referral.make', {
      referralId: hub.newId(),
      personId: String(which.resident_id),
      partnerId: to,
      needIds: [String(which.need_id)],
      urgency: 'routine',
      note: '',
      basis: 'consent',
    })
  },
  moveReferral: (hub: AHub, { pick, other }: Deed) => {
    const id = one(hub, 'SELECT referral_id FROM referral ORDER BY referral_id', pick)
    if (!id) return
    const to = of(referralStates, other)
    hub.run('referral.move', { referralId: id, personId: anId('nobody'), to, reason: 'Full', on: '2020-04-09' })
  },
  createList: (hub: AHub, { pick }: Deed) => {
    hub.run('list.create', { listId: hub.newId(), name: 'A list', rule: pick % 3 === 0 ? 'postcode:KT1' : '' })
  },
  share: (hub: AHub, { pick, other }: Deed) => {
    const [which, handler] = [list(hub, pick), staff(hub, other)]
    if (which && handler) hub.run('list.share', { listId: which, handlers: [handler] })
  },
  takeBack: (hub: AHub, { pick, other }: Deed) => {
    const [which, handler] = [list(hub, pick), staff(hub, other)]
    if (which && handler) hub.run('list.takeBack', { listId: which, handler })
  },
  closeList: (hub: AHub, { pick, other }: Deed) => {
    const which = list(hub, pick)
    if (which && other % 3 === 0) hub.run('list.close', { listId: which, reason: 'Done' })
  },
  addStaff: (hub: AHub, { pick, other }: Deed) => {
    hub.staff(of(given, pick), other % 4 === 0 ? 'supervisor' : 'handler', other % 40)
  },
  changeStaff: (hub: AHub, { pick, other }: Deed) => {
    const id = staff(hub, pick)
    if (id) hub.run('staff.change', { staffId: id, changes: { name: of(given, other), hours: other % 40 } })
  },
  removeStaff: (hub: AHub, { pick, other }: Deed) => {
    const id = staff(hub, pick)
    if (id && other % 2 === 0) hub.run('staff.remove', { staffId: id, reason: 'Furlough ended' })
  },
  changePartner: (hub: AHub, { pick, other }: Deed) => {
    const id = partner(hub, pick)
    if (id) hub.run('partner.change', { partnerId: id, changes: { hours: `from ${other % 12}` } })
  },
  removePartner: (hub: AHub, { pick, other }: Deed) => {
    const id = partner(hub, pick)
    if (id && other % 4 === 0) hub.run('partner.remove', { partnerId: id, reason: 'Closed' })
  },
  changeHub: (hub: AHub, { pick, other }: Deed) => {
    const some: readonly InputOf<'hub.change'>[] = [
      { attemptLimit: 1 + (other % 6) },
      { callingHours: { from: 9, to: 12 } },
      { name: `Hub ${other % 3}` },
      { ladder: [{ step: of(ladderSteps, other), afterDays: other % 4 }], bankHolidays: other % 2 === 0 },
    ]
    hub.run('hub.change', of(some, pick))
  },
  decide: (hub: AHub, { pick, other }: Deed) => {
    const [a, b] = [resident(hub, pick), resident(hub, other)]
    if (!a || !b || a === b) return
    const decision = of(['same', 'different', 'undecided', 'different'] as const, other >> 3)
    hub.run('identity.decide', { a, b, decision, reason: 'Looked' })
  },
  decideAgain: (hub: AHub, deed: Deed) => deeds.decide(hub, deed),
  setClock: (hub: AHub, { other }: Deed) => {
    hub.move(other % 2 === 0 ? -180 : 60)
  },
} as const satisfies Record<string, (hub: AHub, deed: Deed) => void>

const whats = Object.keys(deeds) as (keyof typeof deeds)[]

export const aDeed: fc.Arbitrary<Deed> = fc.record({
  machine: fc.nat(2),
  what: fc.constantFrom(...whats),
  pick: fc.nat(500),
  other: fc.nat(500),
  minutes: fc.nat(400),
})

export const someDeeds = (most: number) =>
  fc.array(fc.oneof({ weight: 9, arbitrary: aDeed }, { weight: 1, arbitrary: anExchange }), {
    minLength: 5,
    maxLength: most,
    size: 'max',
  })

/** One machine hears all that another one knows. */
export interface Exchange {
  readonly from: number
  readonly to: number
}

const anExchange: fc.Arbitrary<Exchange> = fc.record({ from: fc.nat(2), to: fc.nat(2) })

/**
 * Three machines of one hub at work: one on time, one an hour slow, one a day fast. They know the same few residents at
 * the beginning, and what they do is done apart, save where they exchange.
 */
export function playDeeds(work: readonly (Deed | Exchange)[]): AHub[] {
  const first = aHub({ name: 'on time', keep: true })
  first.staff('Priya')
  first.staff('Tom')
  for (const pick of [1, 3, 78, 131])
    deeds.register(first, { machine: 0, what: 'register', pick, other: pick * 7, minutes: 0 })
  first.list([first.administrator])
  const machines = [
    first,
    anotherMachine(first, 'an hour slow', { keep: true, start: first.clock.time - 3_600_000 }),
    anotherMachine(first, 'a day fast', { keep: true, start: first.clock.time + 86_400_000 }),
  ]
  for (const deed of work) {
    if ('from' in deed) {
      const [from, to] = [machines[deed.from], machines[deed.to]]
      if (from && to && from !== to) to.hears(from)
      continue
    }
    const hub = machines[deed.machine]
    if (!hub) continue
    hub.move(deed.minutes)
    deeds[deed.what](hub, deed)
  }
  return machines
}
