import type Database from 'better-sqlite3'
import { migrate } from '../../db/migrations/index.ts'
import type { InputOf } from '../../shared/api.ts'
import type { StaffId } from '../../shared/domain/ids.ts'
import { newId, now, run } from './a-bench.ts'
import { type Add, milliseconds } from './measured.ts'
import { plainDatabase, plainLog } from './plain-database.ts'
import type { WorkedHub } from './worked-hub.ts'

/**
 * Calls logged one after another, each on the disk when it is answered; some bring a need. Two floors: every row that the
 * calls changed, changed again by raw SQLite in a plain copy of the store's tables with everybody in them, so that as many
 * pages are touched; and the rows of the log alone, in a plain file that has nothing else.
 */
export function measureCalls(hub: WorkedHub, runs: number, add: Add): void {
  const { store, open } = hub.bench
  const { database } = store
  const calls = 200
  const [logged, sameRows, logRows]: [number[], number[], number[]] = [[], [], []]
  const callable = database
    .prepare<[number], Callable>("SELECT person_id, list_id, handler FROM call_queue WHERE kind = 'retry' LIMIT ?")
    .all(calls * runs * 2)
  const headOf = database.prepare<[string], { seq: number; hash: Uint8Array }>(
    'SELECT seq, hash FROM site_head WHERE site = ?',
  )
  const plain = plainCopy(database)
  for (let round = 0; round < runs; round++) {
    const changed: Change[][] = []
    for (let turn = 0; turn < calls; turn++) {
      // From all over the table, as a day's calls are.
      const one = callable[((round * calls + turn) * 7919) % callable.length]
      if (!one) throw new Error('Nobody is left to be rung: fewer runs, or more residents')
      const was = imagesOf(database, one)
      const input = aCall(one, turn)
      const took = milliseconds(() => {
        run(store, one.handler, 'call.log', input)
        const head = headOf.get(store.site)
        if (head) open.marks.keep(head)
      })
      logged.push(took)
      changed.push(changesBetween(was, imagesOf(database, one)))
    }
    sameRows.push(...writeAgain(plain, changed))
    logRows.push(...copyLog(database, `log rows ${round}.db`, changed))
  }
  plain.close()
  const what = 'logging a call, on the disk'
  const floorIs = 'the same rows changed by raw SQLite, in a plain copy of the tables, on the disk too'
  add({ what, unit: 'ms', values: logged, floors: sameRows, floorIs, goal: { ratio: 2.5 } })
  add({
    what: `${what} (beside its log alone)`,
    unit: 'ms',
    values: logged,
    floors: logRows,
    floorIs: 'its events into one plain table by raw SQLite, on the disk too',
  })
}

interface Callable {
  readonly person_id: string
  readonly list_id: string
  readonly handler: StaffId
}

function aCall(one: Callable, turn: number): InputOf<'call.log'> {
  const outcome = turn % 4 === 0 ? ('spokeNeeds' as const) : ('noAnswer' as const)
  const need = { needId: newId<string>(), category: 'food' as const, urgency: 'soon' as const, detail: '', answers: {} }
  return {
    callId: newId(),
    personId: one.person_id,
    listId: one.list_id,
    direction: 'outbound',
    number: null,
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
}

type Value = string | number | Uint8Array | null
interface Image {
  readonly table: string
  readonly key: readonly string[]
  readonly row: Readonly<Record<string, Value>>
}
interface Change {
  readonly sql: string
  readonly values: readonly Value[]
}

/** Every row that a call may change, by table and key. */
const mayChange = {
  resident: 'resident_id = :person',
  call: 'resident_id = :person',
  need: 'resident_id = :person',
  bad_number: 'resident_id = :person',
  person: 'person_id = :person',
  person_phone: 'person_id = :person',
  list_person: 'person_id = :person',
  list_count: 'list_id = :list',
  call_queue: 'person_id = :person',
  queue_count: 'handler = :handler',
  ladder_step: 'person_id = :person',
  site_head: 'site IS NOT NULL',
  event: 'stream_id = :person',
  command_result: "command IN (SELECT command FROM event WHERE stream_id = :person AND type = 'call.attempted')",
} as const

function imagesOf(database: Database.Database, one: Callable): Map<string, Image> {
  const images = new Map<string, Image>()
  const asked = { person: one.person_id, list: one.list_id, handler: one.handler }
  for (const [table, where] of Object.entries(mayChange)) {
    const statement = prepared(database, `SELECT * FROM ${table} WHERE ${where}`)
    const key = keyOf(database, table)
    for (const row of statement.all(asked) as Readonly<Record<string, Value>>[]) {
      images.set(JSON.stringify([table, ...key.map((column) => row[column])]), { table, key, row })
    }
  }
  return images
}

/** Inserts, deletions, and updates of the columns that differ alone. */
function changesBetween(before: ReadonlyMap<string, Image>, after: ReadonlyMap<string, Image>): Change[] {
  const changes: Change[] = []
  for (const [name, { table, key, row }] of after) {
    const old = before.get(name)?.row
    if (!old) {
      changes.push(insertOf({ table, key, row }))
      continue
    }
    const differ = Object.keys(row).filter((column) => !isSame(row[column], old[column]))
    if (differ.length === 0) continue
    changes.push({
      sql: `UPDATE ${table} SET ${differ.map((column) => `${column} = ?`).join(', ')} WHERE ${matching(key)}`,
      values: [...differ, ...key].map((column) => row[column] ?? null),
    })
  }
  for (const [name, { table, key, row }] of before) {
    if (after.has(name)) continue
    changes.push({
      sql: `DELETE FROM ${table} WHERE ${matching(key)}`,
      values: key.map((column) => row[column] ?? null),
    })
  }
  return changes
}

function insertOf({ table, row }: Image): Change {
  const columns = Object.keys(row)
  const marks = columns.map(() => '?').join(', ')
  return { sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`, values: Object.values(row) }
}

function matching(key: readonly string[]): string {
  return key.map((column) => `${column} = ?`).join(' AND ')
}

function isSame(a: Value | undefined, b: Value | undefined): boolean {
  return a instanceof Uint8Array && b instanceof Uint8Array ? Buffer.compare(a, b) === 0 : a === b
}

/** The tables that a call may change, with all their rows and indexes, in a plain file. */
function plainCopy(database: Database.Database): Database.Database {
  const plain = plainDatabase('same rows.db')
  migrate(plain)
  database.prepare("ATTACH DATABASE ? AS plain KEY ''").run(plain.name)
  for (const table of Object.keys(mayChange)) {
    const key = keyOf(database, table).join(', ')
    database.exec(`DELETE FROM plain.${table}; INSERT INTO plain.${table} SELECT * FROM main.${table} ORDER BY ${key}`)
  }
  database.exec('DETACH DATABASE plain')
  plain.pragma(`cache_size = ${database.pragma('cache_size', { simple: true })}`)
  return plain
}

/** The floor: each call's changes in one transaction. */
function writeAgain(plain: Database.Database, calls: readonly (readonly Change[])[]): number[] {
  for (const change of calls.flat()) prepared(plain, change.sql)
  return calls.map((changes) => milliseconds(plain.transaction(() => runAll(plain, changes))))
}

function copyLog(like: Database.Database, name: string, calls: readonly (readonly Change[])[]): number[] {
  const { database, insert } = plainLog(like, name)
  const took = calls.map((changes) => {
    const events = changes.filter(({ sql }) => sql.startsWith('INSERT INTO event '))
    const write = database.transaction(() => {
      for (const { values } of events) insert.run(...values)
    })
    return milliseconds(write)
  })
  database.close()
  return took
}

function runAll(database: Database.Database, changes: readonly Change[]): void {
  for (const { sql, values } of changes) prepared(database, sql).run(...values)
}

const statements = new WeakMap<Database.Database, Map<string, Database.Statement<unknown[]>>>()

function prepared(database: Database.Database, sql: string): Database.Statement<unknown[]> {
  const known = statements.get(database) ?? new Map<string, Database.Statement<unknown[]>>()
  statements.set(database, known)
  const statement = known.get(sql) ?? database.prepare<unknown[]>(sql)
  known.set(sql, statement)
  return statement
}

const keys = new Map<string, string[]>()

function keyOf(database: Database.Database, table: string): string[] {
  const known = keys.get(table)
  if (known) return known
  const columns = database.pragma(`table_info(${table})`) as { name: string; pk: number }[]
  const key = columns
    .filter((column) => column.pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map((column) => column.name)
  keys.set(table, key)
  return key
}
