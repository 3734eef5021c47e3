import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { createHub, startSite } from '../../db/commands/hub.ts'
import { type LogCommandName, logCommands } from '../../db/commands/index.ts'
import { addStaff } from '../../db/commands/staff.ts'
import { type ReadableStore, type Surroundings, type WritableStore, writableStore } from '../../db/handles.ts'
import { allEvents, firstLayer, secondLayer } from '../../db/log/rebuild.ts'
import { type Received, receive } from '../../db/log/receive.ts'
import type { StoredEvent } from '../../db/log/stored-event.ts'
import { rowsInOrder } from '../../db/log/verify.ts'
import { append, type Writing, write } from '../../db/log/write.ts'
import { migrate } from '../../db/migrations/index.ts'
import { myWork } from '../../db/queries/my-work.ts'
import { nextCall } from '../../db/queries/next-call.ts'
import { roleOf } from '../../db/queries/staff.ts'
import { api, type InputOf, type OutputOf } from '../../shared/api.ts'
import type { Source } from '../../shared/codes/sources.ts'
import type { MyWork } from '../../shared/domain/call.ts'
import type { CommandId, HubId, ListId, PersonId, ResidentId, SiteId, StaffId } from '../../shared/domain/ids.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'
import type { Role } from '../../shared/domain/staff.ts'
import { type Instant, instantOf } from '../../shared/domain/time.ts'
import { residentRegistered } from '../../shared/events/resident.ts'
import { ok, type Result } from '../../shared/result.ts'

/** A whole working day in the hub's spring: Friday, at two in the afternoon, in London. */
export const aFriday = Date.parse('2020-04-03T13:02:11.000Z')

/** An id of the log's form: the same words always give the same one. */
export function anId<T extends string>(words: string): T {
  return createHash('sha256').update(words).digest('hex').slice(0, 32) as T
}

/** A clock that stands still until it is moved, either way, and chance that hangs on a seed only. */
export interface MovableClock extends Surroundings {
  time: number
}

export function movableClock(seed: string, start = aFriday): MovableClock {
  let drawn = 0
  return {
    time: start,
    now() {
      return this.time
    },
    bytes(length) {
      const bytes = createHash('sha512').update(`${seed} ${drawn++}`).digest()
      return new Uint8Array(bytes.subarray(0, length))
    },
  }
}

export interface AResident {
  readonly residentId: ResidentId
  readonly source: Source
  readonly values: ResidentValues
}

let made = 0
const villiersRoad = (number: number) => [`${number} Villiers Road`, 'Kingston upon Thames']

/** Somebody invented: other words than the usual ones may be given, and `phones` are a mobile and further numbers. */
export function aResident(
  given: ResidentValues & { id?: string; source?: Source; phones?: readonly string[] } = {},
): AResident {
  const number = ++made
  const { id = `resident ${number}`, source = 'nhs', phones = ['020 7946 0018'], ...values } = given
  const [mobile, telephone, ...otherPhones] = phones
  return {
    residentId: anId<ResidentId>(id),
    source,
    values: {
      givenName: `Given${number}`,
      familyName: `Family${number}`,
      dateOfBirth: `19${30 + (number % 60)}-0${1 + (number % 9)}-11` as never,
      address: villiersRoad(number),
      postcode: 'KT1 3AR',
      ...(mobile === undefined ? {} : { mobile }),
      ...(telephone === undefined ? {} : { telephone }),
      ...(otherPhones.length === 0 ? {} : { otherPhones }),
      ...values,
    },
  }
}

/**
 * One machine of a hub, its store in memory. What it does goes through the real commands, each in a transaction of its
 * own; what it says comes from the real queries.
 */
export class AHub {
  readonly store: WritableStore
  readonly clock: MovableClock
  readonly administrator: StaffId
  #drawn = 0

  constructor(site: string, clock: MovableClock, administrator: StaffId) {
    const database = new Database(':memory:')
    migrate(database)
    this.store = writableStore(database, anId<SiteId>(site), clock)
    this.clock = clock
    this.administrator = administrator
  }

  get site(): SiteId {
    return this.store.site
  }

  get at(): Instant {
    return instantOf(this.clock.time)
  }

  /** An id that nothing else has. */
  newId<T extends string>(): T {
    return anId<T>(`${this.site} ${this.#drawn++}`)
  }

  /** Runs a request's command as `db/serve` does: its input parsed by the contract, under a command id of its own. */
  run<N extends LogCommandName>(
    name: N,
    input: InputOf<N>,
    as: string = this.administrator,
    command: string = this.newId(),
  ): Result<OutputOf<N>> {
    const parsed = api[name].input.parse(input)
    const handler = logCommands[name] as unknown as (tx: Writing, input: unknown) => Result<OutputOf<N>>
    return write(this.store, { actor: as as StaffId, command: command as CommandId }, (tx) => handler(tx, parsed))
  }

  /** The value of a command that must succeed. */
  must<N extends LogCommandName>(name: N, input: InputOf<N>, as?: string): OutputOf<N> {
    const result = this.run(name, input, as)
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`)
    return result.value
  }

  /** Writes within one command whatever a test needs: the events of imports, decisions, another program's events. */
  write<T>(command: (tx: Writing) => T, as: string = this.administrator, commandId: string = this.newId()): T {
    const by = { actor: as as StaffId, command: commandId as CommandId }
    const result = write(this.store, by, (tx) => ok(command(tx)))
    if (!result.ok) throw new Error(result.error.message)
    return result.value
  }

  /** Registers people as an import does, each in a log of their own. */
  with(...residents: readonly AResident[]): this {
    this.write((tx) => {
      for (const resident of residents) {
        append(tx, resident.residentId, residentRegistered, {
          source: resident.source,
          importId: null,
          statedOn: '2020-04-01' as never,
          values: resident.values,
        })
      }
      return null
    })
    return this
  }

  staff(name: string, role: Role = 'handler', hours = 20, languages: readonly string[] = ['en']): StaffId {
    const staffId = this.newId<StaffId>()
    this.write((tx) => addStaff(tx, { staffId, name, role, hours, languages }))
    return staffId
  }

  /** A list of everybody who may be called, shared among handlers. */
  list(handlers: readonly string[], rule = ''): ListId {
    const listId = this.newId<ListId>()
    this.must('list.create', { listId, name: `List ${listId.slice(0, 4)}`, rule })
    if (handlers.length > 0) this.must('list.share', { listId, handlers: [...handlers] })
    return listId
  }

  /** Logs a call that ends now, of which only what matters need be said. */
  call(personId: string, given: Partial<InputOf<'call.log'>> = {}, as?: string): Result<OutputOf<'call.log'>> {
    return this.run('call.log', this.aCall(personId, given), as)
  }

  aCall(personId: string, given: Partial<InputOf<'call.log'>> = {}): InputOf<'call.log'> {
    return {
      callId: this.newId(),
      personId,
      listId: null,
      direction: 'outbound',
      number: null,
      outcome: 'noAnswer',
      startedAt: instantOf(this.clock.time - 120_000),
      endedAt: this.at,
      spokenTo: '',
      note: '',
      nextStep: '',
      needs: [],
      consents: [],
      referrals: [],
      callback: null,
      confirmed: {},
      ...given,
    }
  }

  next(handler: string, claimed: readonly string[] = []) {
    return nextCall(this.store, handler, this.at, new Set(claimed))
  }

  work(handler: string): MyWork {
    const isSupervisor = roleOf(this.store, handler) !== 'handler'
    return myWork(this.store, { staffId: handler, isSupervisor, now: this.at, claimed: new Set() })
  }

  query<T>(ask: (store: ReadableStore) => T): T {
    return ask(this.store)
  }

  row(table: string, where: string, ...values: readonly (string | number)[]): Record<string, unknown> | undefined {
    return this.store.database.prepare(`SELECT * FROM ${table} WHERE ${where}`).get(...values) as
      | Record<string, unknown>
      | undefined
  }

  rows(text: string, ...values: readonly (string | number)[]): Record<string, unknown>[] {
    return this.store.database.prepare(text).all(...values) as Record<string, unknown>[]
  }

  personOf(residentId: string): PersonId {
    return String(this.row('person_resident', 'resident_id = ?', residentId)?.person_id ?? '') as PersonId
  }

  /** Every event that this machine holds, in the order of the log. */
  events(): StoredEvent[] {
    return [...allEvents(this.store.database)]
  }

  receive(events: readonly StoredEvent[]): Received {
    return receive(this.store, events)
  }

  /** Takes everything that another machine holds. */
  hears(other: AHub): Received {
    return this.receive(other.events())
  }

  /** Every projected table, as `hub verify` compares them. */
  tables(): Map<string, string[]> {
    return tablesOf(this.store)
  }

  moveTo(text: string): this {
    this.clock.time = Date.parse(text)
    return this
  }

  move(minutes: number): this {
    this.clock.time += minutes * 60_000
    return this
  }

  close(): void {
    this.store.database.close()
  }
}

/** A hub of one machine, set up by the real command; its store is closed at the end of the test. */
export function aHub(given: { name?: string; start?: number; keep?: boolean } = {}): AHub {
  const { name = 'first machine', start = aFriday, keep = false } = given
  const administrator = anId<StaffId>(`${name} administrator`)
  const hub = new AHub(name, movableClock(name, start), administrator)
  hub.write((tx) =>
    createHub(tx, {
      hubId: anId<HubId>('the hub'),
      name: 'Kingston Stronger Together Hub',
      sample: false,
      machineName: name,
      administrator: { staffId: administrator, name: 'Ada Obi' },
    }),
  )
  if (!keep) onTestFinished(() => hub.close())
  return hub
}

/** Another machine of the same hub, which has heard all that the first one knows. */
export function anotherMachine(first: AHub, name: string, given: { start?: number; keep?: boolean } = {}): AHub {
  const machine = anEmptyMachine(first, name, given)
  machine.hears(first)
  machine.write((tx) => startSite(tx, anId('the hub'), name, null))
  return machine
}

/** A machine that has heard nothing yet. */
export function anEmptyMachine(first: AHub, name: string, given: { start?: number; keep?: boolean } = {}): AHub {
  const { start = first.clock.time, keep = false } = given
  const machine = new AHub(name, movableClock(name, start), first.administrator)
  if (!keep) onTestFinished(() => machine.close())
  return machine
}

export function tablesOf(store: ReadableStore): Map<string, string[]> {
  const tables = new Map<string, string[]>()
  for (const table of [...firstLayer, ...secondLayer]) {
    tables.set(
      table,
      [...rowsInOrder(store.database, table)].map((row) => JSON.stringify(row)),
    )
  }
  return tables
}

/** The first row in which two sets of tables differ, in words; null where they are the same. */
export function firstDifference(a: ReadonlyMap<string, string[]>, b: ReadonlyMap<string, string[]>): string | null {
  for (const [table, rows] of a) {
    const others = b.get(table) ?? []
    for (let i = 0; i < Math.max(rows.length, others.length); i++) {
      if (rows[i] !== others[i]) return `${table} row ${i}: ${rows[i] ?? 'none'} against ${others[i] ?? 'none'}`
    }
  }
  return null
}
