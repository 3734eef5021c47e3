import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InputOf } from '../../shared/api.ts'
import { hasFlag } from '../../shared/codes/outcomes.ts'
import {
  CallId,
  CommandId,
  ConcernId,
  ListId,
  NeedId,
  type PartnerId,
  type PersonId,
  ReferralId,
  ResidentId,
  StaffId,
} from '../../shared/domain/ids.ts'
import { idOf } from '../../shared/domain/new-id.ts'
import { nhsNumberDigits } from '../../shared/domain/nhs-number.ts'
import { referenceNumber } from '../../shared/domain/reference-number.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'
import { addDays, type CalendarDate, instantOf } from '../../shared/domain/time.ts'
import { type DemoPerson, inventBorough } from './borough.ts'
import { castBorough, type Part } from './cast.ts'
import { type Chance, seededChance } from './chance.ts'
import { crewOf } from './crew.ts'
import type { DemoHub } from './demo-hub.ts'
import { clearDesk, type DeskCommand, type DeskPlay, greetTeam, leaveOnDesk } from './desk.ts'
import { nhsListFile } from './nhs-list.ts'
import { partnerDetails } from './partner-details.ts'
import type { PlannedCall } from './planned-call.ts'
import { momentOf } from './played-clock.ts'
import { planReplies } from './replies.ts'
import { type Scenario, type ScenarioName, scenarios } from './scenarios.ts'
import { planSeason, type Season } from './season.ts'
import { daysFrom, weekdayOf } from './season-days.ts'
import type { TeamMember } from './team.ts'

export interface PlayOptions {
  readonly scenario: ScenarioName
  readonly seed: number
  /** Told after each day of the spring. */
  readonly onProgress?: (done: number, total: number) => void
}

export interface Played {
  readonly days: number
  readonly commands: number
}

/**
 * Plays a scenario through the real commands, from the first import to the last day's calls. The same seed plays the
 * same: every id is drawn from it, and the clock is moved by the script. Throws where a command is refused that the
 * script did not mean to be.
 */
export async function play(hub: DemoHub, options: PlayOptions): Promise<Played> {
  const scenario = scenarios[options.scenario]
  const stage = setStage(hub, seededChance(options.seed), scenario)
  await openHub(stage)
  const days = daysFrom(scenario.from, scenario.to)
  const desk = deskOf(stage)
  for (const [at, on] of days.entries()) {
    await playDay(stage, desk, on)
    options.onProgress?.(at + 1, days.length)
  }
  greetTeam(desk, 'Thank you for this week. Doorstep checks first on Monday, please, then callbacks.')
  if (stage.season.left() > 0) throw new Error(`${stage.season.left()} calls of the sample were left over.`)
  return { days: days.length, commands: stage.commands }
}

/** Everything that the play holds in its hands. */
interface Stage {
  readonly hub: DemoHub
  readonly scenario: Scenario
  readonly dice: Chance
  readonly ids: Chance
  readonly parts: readonly Part[]
  readonly crew: readonly TeamMember[]
  readonly staff: readonly StaffId[]
  readonly season: Season
  readonly personIds: Map<number, PersonId>
  readonly lists: Map<number, ListId>
  readonly partners: Map<string, PartnerId>
  /** Made and not yet sent. */
  drafted: Draft[]
  /** What is still to be done on the day that is played, in order. */
  today: Task[]
  /** What is to be done on later days. */
  readonly later: Map<CalendarDate, Task[]>
  commands: number
}

interface Draft {
  readonly referralId: ReferralId
  readonly key: number
}

interface Task {
  readonly at: number
  run(): void
}

function setStage(hub: DemoHub, chance: Chance, scenario: Scenario): Stage {
  const listed = scenario.waves.reduce((sum, { people }) => sum + people, 0)
  const parts = castBorough(chance, inventBorough(chance, listed + scenario.unlisted), scenario)
  const crew = crewOf(scenario)
  const ids = chance.fork('ids')
  return {
    hub,
    scenario,
    dice: chance.fork('play'),
    ids,
    parts,
    crew,
    staff: crew.map((_, place) => (place === 0 ? hub.administrator : StaffId.parse(newId(ids)))),
    season: planSeason(chance, parts, scenario, crew),
    personIds: new Map(),
    lists: new Map(),
    partners: new Map(),
    drafted: [],
    today: [],
    later: new Map(),
    commands: 0,
  }
}

/** The desk draws its own chance and ids, so that what it does shifts nothing of the season's plan. */
function deskOf(stage: Stage): DeskPlay {
  return {
    hub: stage.hub,
    dice: stage.dice.fork('desk'),
    newId: () => newId(stage.ids),
    staffAt: (place) => staffAt(stage, place),
    run: (name, input, place) => void run(stage, name, input, place),
    chief,
  }
}

async function openHub(stage: Stage): Promise<void> {
  const { hub, crew, staff } = stage
  for (const [place, { name, role, languages, hours }] of crew.entries()) {
    const staffId = staffAt(stage, place)
    const fields = { languages: [...languages], hours }
    if (place === 0) {
      run(stage, 'staff.change', { staffId, changes: fields }, 0)
    } else {
      stage.commands++
      await hub.addStaff({ staffId, name, role, ...fields }, staff[0] ?? hub.administrator, newCommand(stage))
    }
  }
  const dice = stage.dice.fork('partners')
  for (const { partnerId, name } of hub.query('partners.list', { category: null }, hub.administrator)) {
    stage.partners.set(name, partnerId)
    run(stage, 'partner.change', { partnerId, changes: partnerDetails(dice, name) }, chief)
  }
}

/** The supervisors' places in the crew: she who runs lists and sends referrals, and she who enters partners' replies. */
const chief = 1
const enters = 3

async function playDay(stage: Stage, desk: DeskPlay, on: CalendarDate): Promise<void> {
  for (const [wave, { on: comes }] of stage.scenario.waves.entries()) {
    if (comes === on) await openWave(stage, wave, on)
  }
  const calls = stage.season.day(on)
  stage.today = [
    ...calls.map((call) => ({ at: call.endedAt, run: () => logCall(stage, desk, call, on) })),
    ...(stage.later.get(on) ?? []),
  ]
  stage.later.delete(on)
  stage.today.sort((a, b) => a.at - b.at)
  // What is done may bring something more to do that day.
  for (let task = stage.today.shift(); task; task = stage.today.shift()) {
    stage.hub.clock.moveTo(task.at)
    task.run()
  }
  stage.hub.clock.moveTo(momentOf(on, 20 * 60 - 1))
  clearDesk(desk, on)
  // Packs go out on Mondays and Thursdays, after the last call; what is drafted after the last one waits.
  const weekday = weekdayOf(on)
  if (weekday === 1 || weekday === 4) await sendReferrals(stage, on)
}

async function openWave(stage: Stage, wave: number, on: CalendarDate): Promise<void> {
  const { hub, scenario } = stage
  hub.clock.moveTo(momentOf(on, wave === 0 ? 9 * 60 : 8 * 60 + 40))
  await importWave(stage, wave, on)
  mapPersons(stage)

  const listId = ListId.parse(newId(stage.ids))
  stage.lists.set(wave, listId)
  const name = scenario.waves[wave]?.listName ?? `List ${wave + 1}`
  // After the first, a list is of those whom nobody has rung.
  run(stage, 'list.create', { listId, name, rule: wave === 0 ? 'source:nhs' : 'source:nhs not:rung' }, chief)
  const last = wave === scenario.waves.length - 1
  const places = stage.crew.flatMap(({ does }, place) => (does === 'outbound' || (last && place === 0) ? [place] : []))
  run(stage, 'list.share', { listId, handlers: places.map((place) => staffAt(stage, place)) }, chief)
  if (last && wave > 0) ringTheHeld(stage, on)
  stage.season.open(wave, new Map(places.map((place) => [place, membersOf(stage, listId, place)])))
}

/** Two handlers were about to ring somebody when the list said that they had died: refused, their words kept. */
function ringTheHeld(stage: Stage, on: CalendarDate): void {
  const held = stage.parts.filter(({ lastFile }) => lastFile === 'deceased').slice(0, 2)
  for (const [at, { person }] of held.entries()) {
    const endedAt = momentOf(on, 8 * 60 + 50 + at * 3)
    stage.hub.clock.moveTo(endedAt)
    const input: InputOf<'call.log'> = {
      callId: CallId.parse(newId(stage.ids)),
      personId: personOf(stage, person.key),
      listId: null,
      direction: 'outbound',
      number: person.landline ?? person.mobile,
      outcome: 'spokeToOther',
      startedAt: instantOf(endedAt - 120_000),
      endedAt: instantOf(endedAt),
      spokenTo: 'Daughter',
      note: 'Was already ringing to see how things are. The daughter answered and was very upset.',
      nextStep: '',
      needs: [],
      consents: [],
      referrals: [],
      callback: null,
      confirmed: {},
    }
    stage.commands++
    const refused = stage.hub.attempt('call.log', input, staffAt(stage, 4 + at), newCommand(stage))
    if (refused.ok) throw new Error('A call to somebody who is held was not refused.')
  }
}

async function importWave(stage: Stage, wave: number, on: CalendarDate): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-sample-'))
  try {
    const path = join(folder, `shielded-patient-list-${on}.csv`)
    writeFileSync(path, nhsListFile(rowsOf(stage, wave)))
    stage.commands++
    await stage.hub.importFile(path, staffAt(stage, chief), newCommand(stage))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each file holds everybody of the files before it, but for those whom the last one has no more. */
function rowsOf({ parts, scenario }: Stage, wave: number) {
  const isLast = wave > 0 && wave === scenario.waves.length - 1
  return parts.flatMap(({ person, wave: since, record, withPhones, lastFile }) => {
    const added = since === null ? undefined : scenario.waves[since]?.on
    if (since === null || since > wave || !added || (isLast && lastFile === 'gone')) return []
    const row = { person, added, deceased: record === 'deceased' || (isLast && lastFile === 'deceased'), withPhones }
    // A list that contradicts itself has two rows, one of each.
    return record === 'contradicted' ? [row, { ...row, deceased: true }] : [row]
  })
}

/** Asks the store who is who: the same way as a screen does, page by page. */
function mapPersons(stage: Stage): void {
  const keyOf = new Map(stage.parts.map(({ person }) => [person.nhsNumber, person.key]))
  const limit = 500
  for (let offset = 0; ; offset += limit) {
    const input = { offset, limit, sort: 'name', descending: false, show: 'all', text: '' } as const
    const { rows } = stage.hub.query('residents.page', input, staffAt(stage, chief))
    for (const { personId, nhsNumber } of rows) {
      const key = keyOf.get(nhsNumberDigits(nhsNumber ?? '') ?? '')
      if (key !== undefined) stage.personIds.set(key, personId)
    }
    if (rows.length < limit) return
  }
}

function membersOf(stage: Stage, listId: ListId, place: number): number[] {
  const keyOf = new Map([...stage.personIds].map(([key, personId]) => [personId, key]))
  const members: number[] = []
  const limit = 500
  for (let offset = 0; ; offset += limit) {
    const input = { listId, state: null, handler: staffAt(stage, place), offset, limit }
    const { rows } = stage.hub.query('list.members', input, staffAt(stage, chief))
    for (const { personId } of rows) {
      const key = keyOf.get(personId)
      if (key !== undefined) members.push(key)
    }
    if (rows.length < limit) return members
  }
}

function logCall(stage: Stage, desk: DeskPlay, call: PlannedCall, on: CalendarDate): void {
  const part = stage.parts[call.key]
  if (!part) throw new Error(`Nobody in the borough has key ${call.key}.`)
  const callId = CallId.parse(newId(stage.ids))
  const personId = stage.personIds.get(call.key) ?? register(stage, part, call, callId)
  const needs = call.needs.map(({ category, urgency, detail, answers }) => ({
    needId: NeedId.parse(newId(stage.ids)),
    category,
    urgency,
    detail,
    answers: { ...answers },
  }))
  const referrals = call.referrals.map(({ partner, needs: places, urgency, note }) => ({
    referralId: ReferralId.parse(newId(stage.ids)),
    partner,
    needIds: places.flatMap((place) => needs[place]?.needId ?? []),
    urgency,
    note,
  }))
  if (hasFlag(call.outcome, 'urgent')) raiseConcern(stage, call, callId, personId, on)
  const command = run(
    stage,
    'call.log',
    {
      callId,
      personId,
      listId: call.wave === null ? null : (stage.lists.get(call.wave) ?? null),
      direction: call.direction,
      number: call.number,
      outcome: call.outcome,
      startedAt: instantOf(call.startedAt),
      endedAt: instantOf(call.endedAt),
      spokenTo: call.spokenTo,
      note: call.note,
      nextStep: call.nextStep,
      needs,
      consents: call.consent ? [{ purpose: 'referral', recipient: null, ...call.consent }] : [],
      referrals: referrals.map(({ partner, ...made }) => ({
        ...made,
        partnerId: partnerNamed(stage, partner),
        basis: 'consent',
      })),
      callback: call.callback
        ? { at: instantOf(call.callback.at), handler: staffAt(stage, call.handler), note: call.callback.note }
        : null,
      confirmed: call.confirmed,
    },
    call.handler,
  )
  for (const { referralId } of referrals) stage.drafted.push({ referralId, key: call.key })
  for (const [at, { metAtOnce }] of call.needs.entries()) {
    const need = needs[at]
    if (metAtOnce && need) changeNeed(stage, call.key, need.needId, 'met', metAtOnce, call.handler)
  }
  if (call.takenBack === null) leaveOnDesk(desk, { call, callId, personId, needs, on })
  if (call.takenBack === 'undone') run(stage, 'command.undo', { undo: command }, call.handler)
  if (call.takenBack === 'needs') {
    const day = inSeason(stage, addDays(on, stage.dice.int(1, 3)))
    const words = stage.dice.pick(['Daughter has moved in; no longer wanted.', 'Rang back: managed after all.'])
    for (const { needId } of needs) {
      const withdraw = () => changeNeed(stage, call.key, needId, 'withdrawn', words, call.handler)
      // The last minute of the day comes after every call of it.
      plan(stage, day, 20 * 60 - 1, withdraw, on)
    }
  }
}

/**
 * What frightened the handler is told within the call; a supervisor takes it on in minutes, and closes it some days
 * later, or after the last day.
 */
function raiseConcern(stage: Stage, call: PlannedCall, callId: CallId, personId: PersonId, on: CalendarDate): void {
  const concernId = ConcernId.parse(newId(stage.ids))
  const is999 = call.outcome === 'safeguarding999'
  run(
    stage,
    'concern.raise',
    {
      concernId,
      personId,
      callId,
      level: is999 ? 'danger' : 'serious',
      seen: call.note,
      done: is999 ? ['called999', 'toldSupervisor'] : ['toldSupervisor'],
      note: '',
    },
    call.handler,
  )
  stage.today.push({
    at: call.endedAt + stage.dice.int(3, 18) * 60_000,
    run: () => run(stage, 'concern.acknowledge', { concernId, note: 'Rang adult social care.' }, chief),
  })
  stage.today.sort((a, b) => a.at - b.at)
  plan(stage, addDays(on, stage.dice.int(1, 6)), stage.dice.int(9 * 60 + 30, 17 * 60), () => {
    const outcome = is999
      ? 'Home again; the district nurse visits.'
      : 'Adult social care has visited, and goes on visiting.'
    run(stage, 'concern.close', { concernId, outcome }, chief)
  })
}

/** Somebody on no list rings in, and is registered in the call. */
function register(stage: Stage, part: Part, call: PlannedCall, callId: CallId): PersonId {
  const residentId = ResidentId.parse(newId(stage.ids))
  const knowsNumber = part.ringsFirst || stage.dice.odds(0.4)
  const values = registrationOf(part.person, knowsNumber)
  stage.commands++
  const input = { residentId, values, callId }
  const { personId } = stage.hub.run('resident.register', input, staffAt(stage, call.handler), newCommand(stage))
  stage.personIds.set(call.key, personId)
  return personId
}

function registrationOf(person: DemoPerson, knowsNumber: boolean): ResidentValues {
  return {
    givenName: person.givenName,
    familyName: person.familyName,
    ...(person.nativeName ? { nativeName: person.nativeName } : {}),
    dateOfBirth: person.dateOfBirth,
    sex: person.sex,
    address: [...person.address, person.town],
    postcode: person.postcode,
    ward: person.ward,
    ...(knowsNumber ? { nhsNumber: person.nhsNumber } : {}),
    ...(person.landline ? { landline: person.landline } : {}),
    ...(person.mobile ? { mobile: person.mobile } : {}),
    ...(person.language ? { language: person.language } : {}),
    ...(person.interpreter ? { interpreter: 'yes' as const } : {}),
    ...(person.accessNeeds ? { accessNeeds: person.accessNeeds } : {}),
    ...(person.livesAlone ? { livesAlone: 'yes' as const } : {}),
  }
}

/** Packs what is drafted and marks it as sent; what was left out waits for the next. */
async function sendReferrals(stage: Stage, on: CalendarDate): Promise<void> {
  const { hub, drafted } = stage
  if (drafted.length === 0) return
  hub.clock.moveTo(momentOf(on, 20 * 60))
  stage.commands++
  const pack = await hub.pack(staffAt(stage, chief), newCommand(stage))
  const leftOut = new Set(pack.leftOut.map(({ referral }) => referral))
  if (pack.files.length > 0) run(stage, 'referrals.markSent', { packId: pack.packId }, chief)
  const isLeftOut = ({ referralId }: Draft) => leftOut.has(referenceNumber('R', referralId))
  stage.drafted = drafted.filter(isLeftOut)
  for (const draft of drafted) if (!isLeftOut(draft)) planReply(stage, draft, on)
}

function planReply(stage: Stage, { referralId, key }: Draft, sentOn: CalendarDate): void {
  for (const { to, on, words } of planReplies(stage.dice, sentOn)) {
    plan(stage, on, stage.dice.int(9 * 60 + 30, 17 * 60), () => {
      run(stage, 'referral.move', { referralId, personId: personOf(stage, key), to, reason: words, on }, enters)
    })
  }
}

function changeNeed(
  stage: Stage,
  key: number,
  needId: NeedId,
  status: 'met' | 'withdrawn',
  reason: string,
  handler: number,
): void {
  run(stage, 'need.change', { needId, personId: personOf(stage, key), status, reason }, handler)
}

/** Plans something for a later day; what would lie after the last day never happens. */
function plan(stage: Stage, on: CalendarDate, minutes: number, what: () => void, today?: CalendarDate): void {
  if (on === today) {
    what()
    return
  }
  const tasks = stage.later.get(on) ?? []
  tasks.push({ at: momentOf(on, minutes), run: what })
  stage.later.set(on, tasks)
}

function inSeason({ scenario }: Stage, on: CalendarDate): CalendarDate {
  return on > scenario.to ? scenario.to : on
}

type PlayedCommand =
  | DeskCommand
  | 'staff.change'
  | 'partner.change'
  | 'list.create'
  | 'list.share'
  | 'call.log'
  | 'concern.raise'
  | 'concern.acknowledge'
  | 'concern.close'
  | 'command.undo'
  | 'need.change'
  | 'referral.move'
  | 'referrals.markSent'

/** Runs a command as somebody of the crew, and says which command it was. */
function run<N extends PlayedCommand>(stage: Stage, name: N, input: InputOf<N>, place: number): CommandId {
  const command = newCommand(stage)
  stage.commands++
  stage.hub.run(name, input, staffAt(stage, place), command)
  return command
}

function staffAt({ staff }: Stage, place: number): StaffId {
  const staffId = staff[place]
  if (!staffId) throw new Error(`Nobody has place ${place} in the crew.`)
  return staffId
}

function personOf({ personIds }: Stage, key: number): PersonId {
  const personId = personIds.get(key)
  if (!personId) throw new Error(`The store does not know who has key ${key}.`)
  return personId
}

function partnerNamed({ partners }: Stage, name: string): PartnerId {
  const partnerId = partners.get(name)
  if (!partnerId) throw new Error(`${name} is not in the directory.`)
  return partnerId
}

function newCommand({ ids }: Stage): CommandId {
  return CommandId.parse(newId(ids))
}

function newId(ids: Chance): string {
  return idOf(ids.bytes(16))
}
