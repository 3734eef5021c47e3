import { readPayload } from '../../shared/events/index.ts'
import type { WritableStore } from '../handles.ts'
import { rebuild } from './rebuild.ts'

/**
 * Raised with every change of projection code that gives other rows from the same log (DESIGN §2): the tables of a store
 * that an earlier program projected are then made again.
 */
export const projectionVersion = 1

/**
 * Makes the tables again where an earlier program projected them, or where an event that could not be read then can be
 * now. Called when a store is opened for writing; answers whether anything was done. One transaction.
 */
export function bringUpToDate(store: WritableStore, onProgress?: (done: number) => void): boolean {
  const { database } = store
  const projected = database.prepare<[], string>("SELECT value FROM meta WHERE key = 'projectionVersion'").pluck().get()
  const isEarlier = projected === undefined ? hasEvents(store) : Number(projected) !== projectionVersion
  const isStale = isEarlier || canReadMore(store)
  if (projected !== undefined && !isStale) return false
  database
    .transaction(() => {
      if (isStale) rebuild(store, onProgress)
      database
        .prepare(
          "INSERT INTO meta (key, value) VALUES ('projectionVersion', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )
        .run(String(projectionVersion))
    })
    .immediate()
  return isStale
}

function hasEvents(store: WritableStore): boolean {
  return store.database.prepare('SELECT 1 FROM event LIMIT 1').get() !== undefined
}

/** Whether an event that was kept unread can be read by this program. */
function canReadMore(store: WritableStore): boolean {
  const unread = store.database
    .prepare<[], { stream: string; type: string; version: number; payload: string }>(
      `SELECT event.stream, type, version, payload FROM unread_event JOIN event USING (site, seq) WHERE payload IS NOT NULL`,
    )
    .all()
  return unread.some((event) => readPayload(event.stream, event.type, event.version, event.payload) !== null)
}
