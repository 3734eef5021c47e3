import type { ParsedInputOf } from '../../shared/api.ts'
import { scriptChanged, scriptChecked } from '../../shared/events/hub.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import { faultOfLine } from '../../shared/rules/script.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { scriptCheckField, scriptField } from '../projections/hub.ts'
import { hubOf } from '../queries/hub-settings.ts'
import { scriptLinesOf } from '../queries/script.ts'
import { changesOver } from './staff.ts'

/** Writes a line of the script, whole: a new one, another wording, its removal, or its return. */
export function changeScript(tx: Writing, { lineId, line }: ParsedInputOf<'script.change'>): Result<null> {
  const hub = hubOf(tx)
  if (!hub) return notFound('The hub')
  const fault = faultOfLine(scriptLinesOf(tx), { lineId, ...line })
  if (fault) return fail('invalid', fault)
  const change = changesOver(tx, hub.hub_id, { [scriptField(lineId)]: line })[scriptField(lineId)]
  if (!change) return fail('invalid', 'Nothing was changed.')
  append(tx, hub.hub_id, scriptChanged, { lineId, line: { ...change, to: line, over: [...change.over] } })
  return ok(null)
}

/** Records who, speaking the language, looked at a line’s words: at the words that are shown, or at nothing. */
export function checkScript(tx: Writing, input: ParsedInputOf<'script.check'>): Result<null> {
  const { lineId, language, check } = input
  const hub = hubOf(tx)
  const line = scriptLinesOf(tx).find((one) => one.lineId === lineId)
  if (!hub || !line) return notFound('That line of the script')
  if (line.text[language] !== check.text) {
    return fail('conflict', 'These words have been changed since: read them again. No check was recorded.')
  }
  if (check.text.trim() === '') return fail('invalid', 'There are no words in this language to check.')
  if (check.on > londonDate(tx.at)) return fail('invalid', 'Enter a day that is not in the future.', 'on')
  const field = scriptCheckField(lineId, language)
  const change = changesOver(tx, hub.hub_id, { [field]: check })[field]
  if (!change) return fail('invalid', 'This check is recorded already.')
  append(tx, hub.hub_id, scriptChecked, { lineId, language, check: { ...change, to: check, over: [...change.over] } })
  return ok(null)
}
