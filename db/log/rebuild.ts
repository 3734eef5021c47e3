import type Database from 'better-sqlite3'
import { commandWithdrawn, residentErased } from '../../shared/events/resident.ts'
import type { WritableStore } from '../handles.ts'
import { refreshDerived } from '../projections/derived/refresh.ts'
import { project, projectStream } from '../projections/project.ts'
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
  'import_withdrawn',
  'import_kept',
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
  'concern',
  'contact',
  'warning',
  'task',
  'recurrence',
  'delivery',
  'ladder_taken',
  'ladder_given',
  'message',
  'identity_suspect',
] as const

/** Tables of the second layer: pure functions of the first. */
export const secondLayer = [
  'person_resident',
  'person',
  'person_phone',
  'person_search',
  'person_sound',
  'list_person',
  'list_count',
  'call_queue',
  'queue_count',
  'ladder_step',
] as const

/**
 * Drops every projected row and makes it again from the log, in the order of clock and site (DESIGN §2). The caller holds
 * the transaction.
 */
export function rebuild(store: WritableStore, onProgress?: (done: number) => void): void {
  for (const table of [...firstLayer, ...secondLayer]) store.database.exec(`DELETE FROM ${table}`)
  replay(store, store.database, onProgress)
}

/**
 * Projects a whole log into empty tables, which may be another store's. A resident's log in which something was taken
 * back, or that was erased, is projected by itself, since what comes later in it says what of the earlier counts.
 */
export function replay(store: WritableStore, log: Database.Database, onProgress?: (done: number) => void): void {
  const touched = nothingTouched()
  const takenBack = new Set(
    log
      .prepare<[string, string], string>(
        "SELECT DISTINCT stream_id FROM event WHERE stream = 'resident' AND type IN (?, ?)",
      )
      .pluck()
      .all(commandWithdrawn.type, residentErased.type),
  )
  let done = 0
  for (const event of allEvents(log)) {
    if (event.stream !== 'resident' || !takenBack.has(event.stream_id)) project(store, event, undefined, touched)
    if (++done % 5000 === 0) onProgress?.(done)
  }
  const streamOf = log.prepare<[string], StoredEvent>('SELECT * FROM event WHERE stream_id = ? ORDER BY hlc, site')
  for (const residentId of takenBack) projectStream(store, residentId, streamOf.all(residentId), touched)
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
