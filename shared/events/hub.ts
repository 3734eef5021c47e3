import { z } from 'zod'
import { hubSettings } from '../domain/hub.ts'
import { SiteId } from '../domain/ids.ts'
import { changes } from '../domain/writing.ts'
import { event } from './event.ts'

export const hubCreated = event(
  'hub',
  'hub.created',
  1,
  z.strictObject({ name: z.string().min(1).max(100), sample: z.boolean() }),
)
export const hubChanged = event('hub', 'hub.changed', 1, z.strictObject({ changes: changes(hubSettings) }))
/** An installation began to write: at set-up, and again under a new id where a copy or a restored store was found. */
export const siteStarted = event(
  'hub',
  'site.started',
  1,
  z.strictObject({ site: SiteId, name: z.string().max(100), succeeds: SiteId.nullable() }),
)
