import { defaultScript } from '../../shared/codes/script.ts'
import {
  ScriptCheck,
  type ScriptLanguage,
  ScriptLine,
  type ScriptLineRow,
  scriptLanguages,
} from '../../shared/domain/script.ts'
import { inOrder } from '../../shared/rules/script.ts'
import type { ReadableStore } from '../handles.ts'
import { shownFields } from '../projections/fields.ts'
import { scriptCheckField, scriptField } from '../projections/hub.ts'
import { hubOf } from './hub-settings.ts'

/**
 * The script in the order in which it is said: the hub's own lines over those that come with the program. Removed lines
 * are in it too, so that they can be brought back. A check counts while it is of the words that are shown.
 */
export function scriptLinesOf(store: ReadableStore): ScriptLineRow[] {
  const hub = hubOf(store)
  const shown = hub ? shownFields(store, hub.hub_id) : new Map<string, unknown>()
  return inOrder(
    linesOver(shown).map(([lineId, line]) => ({ lineId, ...line, checked: checksOf(shown, lineId, line) })),
  )
}

function linesOver(shown: ReadonlyMap<string, unknown>): [string, ScriptLine][] {
  const lines = new Map(defaultScript)
  // The opening was a setting of the hub before it was a line of the script.
  const opening = lines.get('opening')
  const formerly = shown.get('opening')
  if (opening && typeof formerly === 'string' && formerly.trim() !== '') {
    lines.set('opening', { ...opening, text: { ...opening.text, en: formerly } })
  }
  const prefix = scriptField('')
  for (const [field, value] of shown) {
    if (field.startsWith(prefix)) lines.set(field.slice(prefix.length), ScriptLine.parse(value))
  }
  return [...lines]
}

function checksOf(shown: ReadonlyMap<string, unknown>, lineId: string, line: ScriptLine): ScriptLineRow['checked'] {
  const checked: { [L in ScriptLanguage]?: { by: string; on: ScriptCheck['on'] } } = {}
  for (const language of scriptLanguages) {
    const check = ScriptCheck.safeParse(shown.get(scriptCheckField(lineId, language)))
    if (!check.success || check.data.text !== line.text[language]) continue
    checked[language] = { by: check.data.by, on: check.data.on }
  }
  return checked
}
