import { type ScriptAnswers, type ScriptPart, scriptParts } from '../../../shared/domain/script.ts'
import type { NamedLine } from '../../../shared/rules/script.ts'

/**
 * Which parts of the script lie open: the first that still has something to ask, with what is said on the way to it. A
 * part is done when all that it asks is answered, or when the call has gone on to a later one. Words about danger are
 * never folded away.
 *
 * @param shown the lines that are shown now
 */
export function openParts(shown: readonly NamedLine[], answers: ScriptAnswers): ReadonlySet<ScriptPart> {
  const asked = (part: ScriptPart) => shown.filter((line) => line.part === part && line.kind === 'ask')
  const isAnswered = (line: NamedLine) => answers[line.lineId] !== undefined
  const last = scriptParts.findLastIndex((part) => asked(part).some(isAnswered))
  const isWaiting = (part: ScriptPart, index: number) => index >= last && asked(part).some((line) => !isAnswered(line))
  const current = scriptParts.findIndex(isWaiting)
  const until = current < 0 ? scriptParts.length : current
  const from = last === until ? last : last + 1
  return new Set(scriptParts.filter((part, index) => part === 'safeguarding' || (index >= from && index <= until)))
}

/** The question to go on with after one was answered: the next that has no answer, else the first. */
export function nextQuestion<L extends NamedLine>(
  shown: readonly L[],
  answers: ScriptAnswers,
  after: string | null,
): L | null {
  const waiting = shown.filter((line) => line.kind === 'ask' && answers[line.lineId] === undefined)
  const from = shown.findIndex((line) => line.lineId === after)
  return waiting.find((line) => shown.indexOf(line) > from) ?? waiting[0] ?? null
}
