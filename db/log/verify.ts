import Database from 'better-sqlite3'
import type { VerifyReport } from '../../shared/domain/report.ts'
import { readPayload } from '../../shared/events/index.ts'
import { residentErased } from '../../shared/events/resident.ts'
import { type ReadableStore, type Surroundings, writableStore } from '../handles.ts'
import { migrate } from '../migrations/index.ts'
import { allHeads, eventsOfSite } from './events.ts'
import { firstLayer, replay, secondLayer } from './rebuild.ts'
import { eventHash, noHash, payloadHash, sameBytes } from './stored-event.ts'

/** Problems beyond this many are counted, not told one by one. */
const mostProblems = 50

/**
 * Re-reads the whole log, checks every sequence and hash, rebuilds all projections aside, and compares them row by row
 * (DESIGN §2, recovery). Changes nothing.
 */
export function verifyLog(
  store: ReadableStore,
  surroundings: Surroundings,
  onProgress?: (step: string, done: number) => void,
): VerifyReport {
  const problems: string[] = []
  const heads = allHeads.all(store, {})
  let events = 0
  for (const { site } of sitesOf(store)) {
    events += checkChain(store, site, problems, (done) => onProgress?.('Checking the log', events + done))
    const head = heads.find((one) => one.site === site)
    if (!head) problems.push(`Machine ${site.slice(0, 8)}: its log is here, but not where it ends.`)
  }
  for (const head of heads) {
    const last = lastOf(store, head.site)
    if (!last || last.seq !== head.seq || !sameBytes(last.hash, head.hash) || last.hlc !== head.hlc) {
      problems.push(
        `Machine ${head.site.slice(0, 8)}: its log should end with event ${head.seq}, but ends with ${last?.seq ?? 'none'}.`,
      )
    }
  }
  const chain = problems.length === 0 ? 'ok' : 'broken'
  const different = compareWithRebuild(store, surroundings, onProgress)
  for (const problem of different) problems.push(problem)
  const rest = problems.length - mostProblems
  return {
    events,
    sites: heads.length,
    chain,
    rebuild: different.length === 0 ? 'identical' : 'different',
    problems: rest > 0 ? [...problems.slice(0, mostProblems), `And ${rest} more.`] : problems,
  }
}

function checkChain(
  store: ReadableStore,
  site: string,
  problems: string[],
  onProgress: (done: number) => void,
): number {
  let seq = 0
  let hash: Uint8Array = noHash
  let hlc = ''
  const erased = erasedStreams(store)
  for (;;) {
    const piece = eventsOfSite.all(store, { site, after: seq })
    if (piece.length === 0) return seq
    for (const event of piece) {
      const say = (what: string) => problems.push(`Event ${event.seq} of machine ${site.slice(0, 8)}: ${what}`)
      if (event.seq !== seq + 1) say(`the event before it, ${event.seq - 1}, is missing.`)
      if (!sameBytes(event.prev_hash, hash)) say('it does not follow the one before it.')
      if (!sameBytes(event.hash, eventHash(event))) say('it was changed after it was written.')
      if (event.hlc <= hlc) say('its clock is not later than that of the one before it.')
      if (event.payload === null && event.salt === null) {
        if (!erased.has(event.stream_id)) say('its contents are gone, and no erasure covers it.')
      } else if (event.payload === null || event.salt === null) {
        say('a part of its contents is gone.')
      } else if (erased.get(event.stream_id) === 'read' && event.type !== residentErased.type) {
        say('its contents should be gone: the file was erased.')
      } else if (!sameBytes(event.payload_hash, payloadHash(event.salt, event.payload))) {
        say('its contents were changed after it was written.')
      }
      seq = event.seq
      hash = event.hash
      hlc = event.hlc
    }
    onProgress(seq)
  }
}

/** Rebuilds aside, in memory, and names every table that differs with its first different row. */
function compareWithRebuild(
  store: ReadableStore,
  surroundings: Surroundings,
  onProgress?: (step: string, done: number) => void,
): string[] {
  const aside = new Database(':memory:')
  try {
    migrate(aside)
    const rebuilt = writableStore(aside, '0'.repeat(32) as never, surroundings)
    const problems: string[] = []
    try {
      aside.transaction(() => replay(rebuilt, store.database, (done) => onProgress?.('Rebuilding aside', done)))()
    } catch (thrown) {
      return [`The tables cannot be rebuilt: ${thrown instanceof Error ? thrown.message : String(thrown)}`]
    }
    for (const table of [...firstLayer, ...secondLayer]) {
      onProgress?.('Comparing', 0)
      const different = firstDifference(store.database, aside, table)
      if (different) problems.push(`Table ${table}: ${different}`)
    }
    return problems
  } finally {
    aside.close()
  }
}

/** Rows of a table in an order that does not hang on when they came; row numbers of our own are left out. */
export function rowsInOrder(database: Database.Database, table: string): IterableIterator<unknown[]> {
  if (table === 'person_search') {
    return database
      .prepare<[], unknown[]>(
        'SELECT person_id, s.name, s.address FROM person_search s JOIN person ON number = s.rowid ORDER BY person_id',
      )
      .raw()
      .iterate() as IterableIterator<unknown[]>
  }
  const columns = (database.pragma(`table_info(${table})`) as { name: string; pk: number }[])
    .map((column) => column.name)
    .filter((name) => !(table === 'person' && name === 'number'))
  const list = columns.join(', ')
  return database
    .prepare<[], unknown[]>(`SELECT ${list} FROM ${table} ORDER BY ${list}`)
    .raw()
    .iterate() as IterableIterator<unknown[]>
}

function firstDifference(kept: Database.Database, rebuilt: Database.Database, table: string): string | null {
  const a = rowsInOrder(kept, table)
  const b = rowsInOrder(rebuilt, table)
  let row = 0
  try {
    for (;;) {
      row++
      const [x, y] = [a.next(), b.next()]
      if (x.done && y.done) return null
      if (x.done) return `row ${row} is missing.`
      if (y.done) return `row ${row} should not be there.`
      if (JSON.stringify(x.value) !== JSON.stringify(y.value)) return `row ${row} differs from what the log says.`
    }
  } finally {
    a.return?.()
    b.return?.()
  }
}

function sitesOf(store: ReadableStore): { site: string }[] {
  return store.database.prepare<[], { site: string }>('SELECT DISTINCT site FROM event ORDER BY site').all()
}

function lastOf(store: ReadableStore, site: string): { seq: number; hlc: string; hash: Uint8Array } | undefined {
  return store.database
    .prepare<[string], { seq: number; hlc: string; hash: Uint8Array }>(
      'SELECT seq, hlc, hash FROM event WHERE site = ? ORDER BY seq DESC LIMIT 1',
    )
    .get(site)
}

/** Streams that have an erasure; `unread` where it is one of a newer program, which this one could not carry out. */
function erasedStreams(store: ReadableStore): Map<string, 'read' | 'unread'> {
  const erased = new Map<string, 'read' | 'unread'>()
  const certificates = store.database
    .prepare<[string], { stream_id: string; version: number; payload: string }>(
      "SELECT stream_id, version, payload FROM event WHERE stream = 'resident' AND type = ? AND payload IS NOT NULL",
    )
    .all(residentErased.type)
  for (const { stream_id, version, payload } of certificates) {
    const isRead = readPayload('resident', residentErased.type, version, payload) !== null
    if (isRead || !erased.has(stream_id)) erased.set(stream_id, isRead ? 'read' : 'unread')
  }
  return erased
}
