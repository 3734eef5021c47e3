import { defaultSettings, type HubSettings, hubSettings } from '../../shared/domain/hub.ts'
import type { ReadableStore } from '../handles.ts'
import { shownFields } from '../projections/fields.ts'
import { statement } from '../sql.ts'

/** What the hub has decided, and the defaults for what it has not. */
export function hubSettingsOf(store: ReadableStore): HubSettings {
  const hub = theHub.get(store, {})
  const settings: Record<string, unknown> = { ...defaultSettings, name: hub?.name ?? '' }
  if (hub) {
    for (const [field, value] of shownFields(store, hub.hub_id)) if (field in hubSettings) settings[field] = value
  }
  return settings as unknown as HubSettings
}

/** The hub's id and whether it is sample data; undefined before set-up. */
export function hubOf(store: ReadableStore): { hub_id: string; sample: number } | undefined {
  return theHub.get(store, {})
}

const theHub = statement()((k) => k.selectFrom('hub').select(['hub_id', 'name', 'sample']).orderBy('hub_id').limit(1))
