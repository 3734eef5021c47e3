import type Database from 'better-sqlite3'
import type { WritableStore } from '../handles.ts'
import { refreshDerived } from '../projections/derived/refresh.ts'
import { project } from '../projections/project.ts'
import { nothingTouched } from '../projections/touched.ts'
import type { StoredEvent } from './stored-event.ts'

/** Tables of the first layer: rows of one stream each. */
export const firstLayer = [
  'unread_event',
  'field_writing',
  'field_overridden',
  'hub',
  'site',
  'staff',
  'partner',
  'import',
  'list',
  'list_member',
  'list_share',
  'identity_decision',
  'resident',
  'writing',
  'resident_key',
  'withdrawn_command',
  'call',
  'refused_call',
  'bad_number',
  'skip',
  'callback',
  'need',
  'consent',
  'referral',
  'referral_need',
] as const

/** Tables of the second layer: pure functions of the first. */
export const secondLayer = [
  'person_resident',
  'person',
  'person_phone',
  'person_search',
  'list_person',
  'list_count',
  'call_queue',
] as const

/**
 * Drops every projected row and makes it again from the log, in the order of clock and site (DESIGN §2). The caller holds
 * the transaction.
 */
export function rebuild(store: WritableStore, onProgress?: (done: number) => void): void {
  for (const table of [...firstLayer, ...secondLayer]) store.database.exec(`DELETE FROM ${table}`)
  replay(store, allEvents(store.database), onProgress)
}

/** Projects events into empty tables. */
export function replay(store: WritableStore, events: Iterable<StoredEvent>, onProgress?: (done: number) => void): void {
  const touched = nothingTouched()
  let done = 0
  for (const event of events) {
    project(store, event, undefined, touched)
    if (++done % 5000 === 0) onProgress?.(done)
  }
  refreshDerived(store, touched)
  onProgress?.(done)
}

/** Every event in the order of clock and site, in pieces, so that memory does not hang on how many there are. */
export function* allEvents(database: Database.Database): Generator<StoredEvent> {
  const next = database.prepare<[string, string, number], StoredEvent>(
    'SELECT * FROM event WHERE (hlc, site, seq) > (?, ?, ?) ORDER BY hlc, site, seq LIMIT 2000',
  )
  let last = { hlc: '', site: '', seq: 0 }
  for (;;) {
    const piece = next.all(last.hlc, last.site, last.seq)
    yield* piece
    const end = piece.at(-1)
    if (!end) return
    last = end
  }
}
