import { readPayload } from '../../shared/events/index.ts'
import type { WritableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import { rebuild } from './rebuild.ts'

/**
 * Raised whenever projection code changes what rows an event gives, or an event becomes readable: the tables of an older
 * store are then rebuilt from the log at its next opening (DESIGN §2).
 */
export const projectionVersion = 5

/**
 * Rebuilds the tables where other projection code made them, or where an event that was kept unread can be read now;
 * answers whether it did.
 */
export function rebuildIfChanged(store: WritableStore): boolean {
  const made = versionOf.get(store, {})?.value
  const isStale = (made !== undefined && made !== String(projectionVersion)) || canReadMore(store)
  if (made !== undefined && !isStale) return false
  store.database
    .transaction(() => {
      if (isStale) rebuild(store)
      putVersion.run(store, { value: String(projectionVersion) })
    })
    .immediate()
  return isStale
}

function canReadMore(store: WritableStore): boolean {
  return unreadEvents
    .all(store, {})
    .some((event) => event.payload && readPayload(event.stream, event.type, event.version, event.payload) !== null)
}

const versionOf = statement()((k) => k.selectFrom('meta').select('value').where('key', '=', 'projectionVersion'))
const putVersion = statement<{ value: string }>()((k, p) =>
  k
    .insertInto('meta')
    .values({ key: 'projectionVersion', value: p.value })
    .onConflict((c) => c.column('key').doUpdateSet({ value: p.value })),
)
const unreadEvents = statement()((k) =>
  k
    .selectFrom('unread_event')
    .innerJoin('event', (join) =>
      join.onRef('event.site', '=', 'unread_event.site').onRef('event.seq', '=', 'unread_event.seq'),
    )
    .select(['event.stream', 'type', 'version', 'payload']),
)
