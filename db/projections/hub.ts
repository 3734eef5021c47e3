import { hubChanged, hubCreated, scriptChanged, scriptChecked, siteStarted } from '../../shared/events/hub.ts'
import type { PayloadOf } from '../../shared/events/index.ts'
import type { WritableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import { applyWritings } from './fields.ts'
import type { ProjectedEvent } from './projected-event.ts'
import type { Touched } from './touched.ts'

/** The hub: its name, its settings, and the sites that write for it. */
export function applyToHub(tx: WritableStore, event: ProjectedEvent, touched: Touched): void {
  touched.tables.add('hub')
  switch (event.type) {
    case hubCreated.type: {
      const payload = event.read as PayloadOf<typeof hubCreated>
      insertHub.run(tx, {
        hubId: event.stream_id,
        name: payload.name,
        sample: payload.sample ? 1 : 0,
        at: event.at,
      })
      // What was decided of a hub that had not been heard of counts only from now on.
      touched.everything = true
      break
    }
    case hubChanged.type:
      applyWritings(tx, event, (event.read as PayloadOf<typeof hubChanged>).changes)
      touched.everything = true
      break
    case scriptChanged.type: {
      const { lineId, line } = event.read as PayloadOf<typeof scriptChanged>
      applyWritings(tx, event, { [scriptField(lineId)]: line })
      break
    }
    case scriptChecked.type: {
      const { lineId, language, check } = event.read as PayloadOf<typeof scriptChecked>
      applyWritings(tx, event, { [scriptCheckField(lineId, language)]: check })
      break
    }
    case siteStarted.type: {
      const payload = event.read as PayloadOf<typeof siteStarted>
      insertSite.run(tx, { site: payload.site, name: payload.name, succeeds: payload.succeeds, at: event.at })
      break
    }
  }
}

/** Under which field the writings of a line of the script are kept, among those of the hub. */
export function scriptField(lineId: string): string {
  return `script ${lineId}`
}

/** And those of what speakers of a language said of its words. */
export function scriptCheckField(lineId: string, language: string): string {
  return `scriptCheck ${lineId} ${language}`
}

const insertHub = statement<{ hubId: string; name: string; sample: number; at: string }>()((k, p) =>
  k
    .insertInto('hub')
    .values({ hub_id: p.hubId, name: p.name, sample: p.sample, created_at: p.at })
    .onConflict((c) => c.doNothing()),
)
const insertSite = statement<{ site: string; name: string; succeeds: string | null; at: string }>()((k, p) =>
  k
    .insertInto('site')
    .values({ site: p.site, name: p.name, succeeds: p.succeeds, started_at: p.at })
    .onConflict((c) => c.doNothing()),
)
