import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createHub } from '../../db/commands/hub.ts'
import { type LogCommandName, logCommands } from '../../db/commands/index.ts'
import { addStaff } from '../../db/commands/staff.ts'
import { type Surroundings, type WritableStore, writableStore } from '../../db/handles.ts'
import { readList } from '../../db/import/read-list.ts'
import { applyList, previewList } from '../../db/jobs/import-list.ts'
import type { DatabaseKey } from '../../db/keyring.ts'
import { rebuild } from '../../db/log/rebuild.ts'
import { type Writing, write } from '../../db/log/write.ts'
import { openCase } from '../../db/queries/case-file.ts'
import { nextCall } from '../../db/queries/next-call.ts'
import { findResidents } from '../../db/queries/residents.ts'
import { closeStore, createStore, type OpenStore } from '../../db/store.ts'
import { api, type InputOf, type OutputOf } from '../../shared/api.ts'
import type { CommandId, HubId, ImportId, ListId, PersonId, StaffId } from '../../shared/domain/ids.ts'
import { idOf } from '../../shared/domain/new-id.ts'
import { instantOf } from '../../shared/domain/time.ts'
import type { Result } from '../../shared/result.ts'
import { inventedList } from './invented-list.ts'
import { type Measured, median, millisecondsEach, type SizeMeasured, seconds } from './measured.ts'

/** Measures one size on an encrypted store on the disk, and writes what it measured as JSON. */

const residents = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 6000)
const runs = Number(/--runs=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 5)
const megabytesAtStart = process.resourceUsage().maxRSS / 1024
const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'))
const handlers = 20
/** Calls logged in each run, and questions asked. */
const calls = Math.min(200, Math.max(10, residents >> 5))
const questions = 300

const surroundings: Surroundings = {
  // A working Friday, at two in the afternoon: the next call hangs on the hour.
  now: () => Date.parse('2020-04-03T13:02:11.000Z') + Math.floor(performance.now()),
  bytes: (length) => new Uint8Array(randomBytes(length)),
}
const newId = <T extends string>() => idOf(surroundings.bytes(16)) as T
const now = () => instantOf(surroundings.now())

try {
  process.stdout.write(JSON.stringify(await measureAll()))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measureAll(): Promise<SizeMeasured> {
  const path = join(folder, 'list.csv')
  writeFileSync(path, inventedList(residents))
  const measured: Measured[] = []
  const add = (one: Omit<Measured, 'median' | 'floor'> & { readonly floors: readonly number[] }) => {
    const { floors, ...rest } = one
    measured.push({ ...rest, median: median(one.runs), floor: median(floors) })
    console.error(`  ${one.what}`)
  }

  let kept: Bench | null = null
  const imports: { read: number; whole: number; apply: number }[] = []
  const floors: number[] = []
  for (let run = 0; run < runs; run++) {
    if (kept) closeStore(kept.open)
    kept = aBench(`import ${run}`)
    imports.push(await importInto(kept, path))
    floors.push(await plainImport(path, `plain ${run}.db`))
  }
  if (!kept) throw new Error('Nothing was imported')
  const plain = 'the parsed rows into one plain table by raw SQLite, one transaction'
  add({
    what: 'import: compare and write',
    unit: 's',
    runs: imports.map((one) => one.whole - one.read),
    floors,
    floorIs: plain,
  })
  add({
    what: 'import: with reading the file',
    unit: 's',
    runs: imports.map((one) => one.whole),
    floors,
    floorIs: plain,
  })
  add({
    what: 'import: its final transaction',
    unit: 's',
    runs: imports.map((one) => one.apply),
    floors,
    floorIs: plain,
  })

  const { store } = kept
  const staff = shareOut(kept)

  const logged: number[] = []
  const rawLogged: number[] = []
  for (let run = 0; run < runs; run++) {
    logged.push(logCalls(kept, staff))
    rawLogged.push(plainCalls(store, `plain calls ${run}.db`))
  }
  add({
    what: 'logging a call, on the disk',
    unit: 'ms',
    runs: logged,
    floors: rawLogged,
    floorIs: 'the same log rows by raw SQLite, plain file, on the disk too',
  })

  const persons = store.database.prepare<[], string>('SELECT person_id FROM person').pluck().all()
  const personAt = (turn: number) => persons[(turn * 7919) % persons.length] as PersonId
  const byKey = store.database.prepare('SELECT * FROM person WHERE person_id = ?')
  const keyFloors = () => repeat(() => millisecondsEach(questions * 10, (turn) => byKey.get(personAt(turn))))
  const row = 'one row by its key, raw'

  add({
    what: 'next call',
    unit: 'ms',
    runs: repeat(() =>
      millisecondsEach(questions, (turn) => nextCall(store, staff[turn % handlers] ?? '', now(), new Set())),
    ),
    floors: keyFloors(),
    floorIs: row,
  })
  const claimed = new Set<string>(persons.slice(0, 40))
  add({
    what: 'next call, forty people in hand',
    unit: 'ms',
    runs: repeat(() =>
      millisecondsEach(questions, (turn) => nextCall(store, staff[turn % handlers] ?? '', now(), claimed)),
    ),
    floors: keyFloors(),
    floorIs: row,
  })

  const words = ['sil', 'kimber', 'mor', 'ada sil', 'petv', 'tom ka', 'wal', 'obi', 'joan gre', 'dav']
  const byWord = store.database.prepare(
    'SELECT person_id, person.name FROM person_search JOIN person ON number = person_search.rowid WHERE person_search MATCH ? LIMIT 10',
  )
  add({
    what: 'search by part of a name',
    unit: 'ms',
    runs: repeat(() =>
      millisecondsEach(questions, (turn) =>
        findResidents(store, { text: words[turn % words.length] ?? '', limit: 10 }),
      ),
    ),
    floors: repeat(() =>
      millisecondsEach(questions, (turn) => {
        const terms = (words[turn % words.length] ?? '').split(' ').map((term) => `"${term}"*`)
        byWord.all(`name : (${terms.join(' ')})`)
      }),
    ),
    floorIs: 'the same words by raw FTS5',
  })
  add({
    what: 'opening a case file',
    unit: 'ms',
    runs: repeat(() => millisecondsEach(questions, (turn) => openCase(store, personAt(turn), now()))),
    floors: keyFloors(),
    floorIs: row,
  })

  const rebuilt: number[] = []
  const copied: number[] = []
  for (let run = 0; run < runs; run++) {
    rebuilt.push(await seconds(() => store.database.transaction(() => rebuild(store))()))
    copied.push(await seconds(() => copyEvents(store, `copy ${run}.db`)))
  }
  add({
    what: 'rebuild',
    unit: 's',
    runs: rebuilt,
    floors: copied,
    floorIs: 'every event into one plain table by raw SQLite, one transaction',
  })

  closeStore(kept.open)
  const peak = process.resourceUsage().maxRSS / 1024
  add({
    what: 'memory at its peak',
    unit: 'MB',
    runs: [peak],
    floors: [megabytesAtStart],
    floorIs: 'the process as it began',
  })
  return { residents, measured }
}

interface Bench {
  readonly open: OpenStore
  readonly store: WritableStore
  readonly key: DatabaseKey
  readonly folder: string
  readonly administrator: StaffId
}

/** A new hub in an encrypted store on the disk. */
function aBench(name: string): Bench {
  const key = new Uint8Array(randomBytes(32)) as DatabaseKey
  const open = good(createStore({ folder: join(folder, name), key, surroundings }))
  const store = writableStore(open.database, open.site, surroundings)
  const administrator = newId<StaffId>()
  const hub = { hubId: newId<HubId>(), name: 'Bench', sample: true, machineName: 'bench' }
  good(
    write(store, by(administrator), (tx) =>
      createHub(tx, { ...hub, administrator: { staffId: administrator, name: 'Ada' } }),
    ),
  )
  return { open, store, key, folder: join(folder, name), administrator }
}

function by(actor: StaffId) {
  return { actor, command: newId<CommandId>() }
}

async function importInto(bench: Bench, path: string): Promise<{ read: number; whole: number; apply: number }> {
  const list = { folder: bench.folder, key: bench.key, importId: newId<ImportId>(), path, fileName: 'list.csv' }
  const read = await seconds(async () => good(await readList(path)))
  const preview = await seconds(async () => good(await previewList(bench.store, list)))
  const apply = await seconds(() => good(applyList(bench.store, list, by(bench.administrator), () => {})))
  return { read, whole: preview + apply, apply }
}

/** The floor of an import: its parsed rows into one plain table. */
async function plainImport(path: string, name: string): Promise<number> {
  const { registrations } = good(await readList(path))
  const database = plainDatabase(name)
  database.exec('CREATE TABLE resident (id TEXT PRIMARY KEY, said TEXT NOT NULL) STRICT')
  const insert = database.prepare('INSERT INTO resident VALUES (?, ?)')
  const rows = registrations.map((registration) => [newId<string>(), JSON.stringify(registration.values)] as const)
  const took = await seconds(() =>
    database.transaction(() => {
      for (const row of rows) insert.run(...row)
    })(),
  )
  database.close()
  return took
}

/** Shares everybody who may be called among the handlers, by the real commands. */
function shareOut({ store, administrator }: Bench): StaffId[] {
  const staff = Array.from({ length: handlers }, () => newId<StaffId>())
  for (const [index, staffId] of staff.entries()) {
    const member = { staffId, name: `Handler ${index}`, role: 'handler' as const, languages: ['en'], hours: 20 }
    good(write(store, by(administrator), (tx) => addStaff(tx, member)))
  }
  const listId = newId<ListId>()
  run(store, administrator, 'list.create', { listId, name: 'Everybody', rule: '' })
  run(store, administrator, 'list.share', { listId, handlers: staff })
  return staff
}

function run<N extends LogCommandName>(store: WritableStore, actor: StaffId, name: N, input: InputOf<N>): OutputOf<N> {
  const command = logCommands[name] as unknown as (tx: Writing, input: InputOf<N>) => Result<OutputOf<N>>
  const parsed = api[name].input.parse(input) as InputOf<N>
  return good(write(store, by(actor), (tx) => command(tx, parsed)))
}

/** Milliseconds of one call, each by the next person of the next handler; some bring a need. */
function logCalls({ store, open }: Bench, staff: readonly StaffId[]): number {
  let took = 0n
  for (let turn = 0; turn < calls; turn++) {
    const handler = staff[turn % handlers] as StaffId
    const next = nextCall(store, handler, now(), new Set()).next
    if (!next) throw new Error('Nobody is left to be rung: fewer calls, or more residents')
    const outcome = turn % 4 === 0 ? ('spokeNeeds' as const) : ('noAnswer' as const)
    const need = {
      needId: newId<string>(),
      category: 'food' as const,
      urgency: 'soon' as const,
      detail: '',
      answers: {},
    }
    const input: InputOf<'call.log'> = {
      callId: newId(),
      personId: next.personId,
      listId: next.listId,
      direction: 'outbound',
      number: next.number,
      outcome,
      startedAt: now(),
      endedAt: now(),
      spokenTo: '',
      note: 'A note of the usual length, with what was said and what is to be done about it.',
      nextStep: '',
      needs: outcome === 'spokeNeeds' ? [need] : [],
      consents: [],
      referrals: [],
      callback: null,
      confirmed: {},
    }
    const from = process.hrtime.bigint()
    run(store, handler, 'call.log', input)
    const head = headOf(store)
    if (head) open.marks.keep(head)
    took += process.hrtime.bigint() - from
  }
  return Number(took) / 1e6 / calls
}

function headOf(store: WritableStore) {
  return store.database
    .prepare<[string], { seq: number; hash: Uint8Array }>('SELECT seq, hash FROM site_head WHERE site = ?')
    .get(store.site)
}

/** The floor of a call: its rows of the log, as they are, into a plain table, one transaction a command. */
function plainCalls(store: WritableStore, name: string): number {
  const events = store.database
    .prepare<[number], Record<string, unknown>>('SELECT * FROM event ORDER BY seq DESC LIMIT ?')
    .all(Math.ceil(calls * 1.25))
  const commands = [...Map.groupBy(events, (event) => event.command).values()]
  const { database, insert } = plainLog(store, name)
  const each = millisecondsEach(commands.length, (turn) =>
    database.transaction(() => {
      for (const event of commands[turn] ?? []) insert.run(...Object.values(event))
    })(),
  )
  database.close()
  return each
}

function copyEvents(store: WritableStore, name: string): void {
  const { database, insert } = plainLog(store, name)
  database.transaction(() => {
    for (const event of store.database.prepare('SELECT * FROM event').raw().iterate())
      insert.run(...(event as unknown[]))
  })()
  database.close()
}

function plainLog(store: WritableStore, name: string) {
  const database = plainDatabase(name)
  const columns = store.database.prepare('SELECT * FROM event').columns()
  database.exec(`CREATE TABLE event (${columns.map((column) => column.name).join(', ')}, PRIMARY KEY (site, seq))`)
  return { database, insert: database.prepare(`INSERT INTO event VALUES (${columns.map(() => '?').join(', ')})`) }
}

/** A file without encryption, flushed at every commit as the store is. */
function plainDatabase(name: string): Database.Database {
  const database = new Database(join(folder, name))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  return database
}

function repeat(once: () => number): number[] {
  return Array.from({ length: runs }, once)
}

function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}
