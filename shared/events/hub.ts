import { z } from 'zod'
import { hubSettings } from '../domain/hub.ts'
import { SiteId } from '../domain/ids.ts'
import { ScriptCheck, ScriptLine, ScriptLineId, scriptLanguages } from '../domain/script.ts'
import { change, changes } from '../domain/writing.ts'
import { event } from './event.ts'

export const hubCreated = event(
  'hub',
  'hub.created',
  1,
  z.strictObject({ name: z.string().min(1).max(100), sample: z.boolean() }),
)
/** The opening became a line of the script; events that changed it stay readable. */
const formerSettings = { opening: z.string().max(2000) }
export const hubChanged = event(
  'hub',
  'hub.changed',
  1,
  z.strictObject({ changes: changes({ ...hubSettings, ...formerSettings }) }),
)
/** An installation began to write: at set-up, and again under a new id where a copy or a restored store was found. */
export const siteStarted = event(
  'hub',
  'site.started',
  1,
  z.strictObject({ site: SiteId, name: z.string().max(100), succeeds: SiteId.nullable() }),
)
/** A line of the script says something else from now on: its words in every language, its answers, its conditions. */
export const scriptChanged = event(
  'hub',
  'script.changed',
  1,
  z.strictObject({ lineId: ScriptLineId, line: change(ScriptLine) }),
)
/** Somebody who speaks the language has looked at a line's words. */
export const scriptChecked = event(
  'hub',
  'script.checked',
  1,
  z.strictObject({ lineId: ScriptLineId, language: z.enum(scriptLanguages), check: change(ScriptCheck) }),
)
