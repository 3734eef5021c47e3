import type { WritableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import { rebuild } from './rebuild.ts'

/**
 * Raised whenever projection code changes what rows an event gives, or an event becomes readable: the tables of an older
 * store are then rebuilt from the log at its next opening (DESIGN §2).
 */
export const projectionVersion = 1

/** Rebuilds the tables where other projection code made them; answers whether it did. */
export function rebuildIfChanged(store: WritableStore): boolean {
  const made = versionOf.get(store, {})?.value
  if (made === String(projectionVersion)) return false
  store.database
    .transaction(() => {
      if (made !== undefined) rebuild(store)
      putVersion.run(store, { value: String(projectionVersion) })
    })
    .immediate()
  return made !== undefined
}

const versionOf = statement()((k) => k.selectFrom('meta').select('value').where('key', '=', 'projectionVersion'))
const putVersion = statement<{ value: string }>()((k, p) =>
  k
    .insertInto('meta')
    .values({ key: 'projectionVersion', value: p.value })
    .onConflict((c) => c.column('key').doUpdateSet({ value: p.value })),
)
