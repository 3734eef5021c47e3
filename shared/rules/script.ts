import type { NeedCategory } from '../codes/needs.ts'
import { type ScriptAnswers, type ScriptLine, scriptParts } from '../domain/script.ts'

/** A line of the script with its name, which is all that the rules need of it. */
export type NamedLine = ScriptLine & { readonly lineId: string }

/** What has happened in a call so far, as far as the script branches on it. */
export interface ScriptMoment {
  readonly direction: 'outbound' | 'inbound'
  readonly answers: ScriptAnswers
  readonly needs: readonly NeedCategory[]
}

/**
 * The lines that are shown now, in the order in which they are said. A line is shown while all of its conditions hold; an
 * answer counts only while the line that it was given to is shown itself, so that a changed answer takes away whatever
 * hung on the earlier one. Lines that wait for each other in a circle are never shown.
 */
export function shownLines<L extends NamedLine>(lines: readonly L[], moment: ScriptMoment): L[] {
  const byId = new Map(lines.map((line) => [line.lineId, line]))
  const isShown = (line: L, waiting: ReadonlySet<string>): boolean => {
    if (line.removed || waiting.has(line.lineId)) return false
    if (line.direction !== null && line.direction !== moment.direction) return false
    if (line.need === 'any' && moment.needs.length === 0) return false
    if (line.need !== null && line.need !== 'any' && !moment.needs.includes(line.need)) return false
    if (line.after === null) return true
    const asked = byId.get(line.after.line)
    const given = moment.answers[line.after.line]
    if (!asked || given === undefined || !line.after.answers.includes(given)) return false
    return isShown(asked, new Set([...waiting, line.lineId]))
  }
  return inOrder(lines.filter((line) => isShown(line, new Set())))
}

/** In the order in which they are said: by part, then by place; of two at one place, by name, the same everywhere. */
export function inOrder<L extends NamedLine>(lines: readonly L[]): L[] {
  const place = (line: L) => scriptParts.indexOf(line.part) * 1000 + line.position
  return [...lines].sort((a, b) => place(a) - place(b) || (a.lineId < b.lineId ? -1 : 1))
}

/**
 * Why a line cannot be as it is meant to be, as a sentence for whoever edits the script, or null where it can.
 *
 * @param lines the script as it stands, with or without that line
 */
export function faultOfLine(lines: readonly NamedLine[], line: NamedLine): string | null {
  const others = lines.filter((other) => other.lineId !== line.lineId && !other.removed)
  return faultOfWords(line) ?? faultOfAnswers(line) ?? faultOfCondition(others, line) ?? faultOfDependants(others, line)
}

function faultOfWords(line: NamedLine): string | null {
  if (line.text.en.trim() === '') return 'Enter the words in English.'
  return null
}

function faultOfAnswers({ kind, answers }: NamedLine): string | null {
  if (kind !== 'ask' && answers.length > 0) return 'Only a question has answers.'
  if (kind === 'ask' && answers.length < 2) return 'Give the question at least two answers.'
  if (answers.some((answer) => answer.label.trim() === '')) return 'Enter words for every answer.'
  if (new Set(answers.map((answer) => answer.id)).size < answers.length) return 'Two answers have the same name.'
  const labels = answers.map((answer) => answer.label.trim().toLowerCase())
  if (new Set(labels).size < labels.length) return 'Two answers have the same words.'
  return null
}

function faultOfCondition(others: readonly NamedLine[], line: NamedLine): string | null {
  if (line.after === null || line.removed) return null
  const { line: askedId, answers } = line.after
  if (answers.length === 0) return 'Choose the answers after which this line is shown.'
  if (askedId === line.lineId) return 'A line cannot wait for its own answer.'
  const asked = others.find((other) => other.lineId === askedId)
  if (!asked) return 'The question that this line waits for is not in the script.'
  if (answers.some((answer) => !asked.answers.some((one) => one.id === answer))) {
    return 'The question that this line waits for has no such answer.'
  }
  const seen = new Set<string>()
  for (let next: NamedLine | undefined = line; next; ) {
    if (seen.has(next.lineId)) return 'These lines would wait for each other in a circle: none of them would be shown.'
    seen.add(next.lineId)
    const before: string | undefined = next.after?.line
    next = before === line.lineId ? line : others.find((other) => other.lineId === before)
  }
  return null
}

/** What waits for this line must still find it, with its answers. */
function faultOfDependants(others: readonly NamedLine[], line: NamedLine): string | null {
  const left = line.removed ? [] : line.answers.map((answer) => answer.id)
  const waiting = others.find(
    ({ after }) => after?.line === line.lineId && after.answers.some((answer) => !left.includes(answer)),
  )
  if (!waiting) return null
  const words = waiting.text.en.length > 60 ? `${waiting.text.en.slice(0, 60)}…` : waiting.text.en
  return line.removed
    ? `Another line waits for its answer: “${words}” Change or remove that one first.`
    : `Another line waits for an answer that would be gone: “${words}” Change that one first.`
}

/**
 * The places that change when the line at one index of its part goes to another: one where there is room between its new
 * neighbours, otherwise those of the whole part.
 *
 * @param lines the lines of one part, in order
 */
export function movedPlaces(lines: readonly NamedLine[], from: number, to: number): ReadonlyMap<string, number> {
  const moved = lines[from]
  if (!moved || from === to || to < 0 || to >= lines.length) return new Map()
  const order = lines.filter((line) => line !== moved)
  const before = order[to - 1]?.position ?? -1
  const after = order[to]?.position ?? before + 20
  const between = Math.floor((before + after) / 2)
  if (between > before && between < after && between <= 999) return new Map([[moved.lineId, between]])
  order.splice(to, 0, moved)
  const step = Math.max(1, Math.min(10, Math.floor(999 / order.length)))
  const places = order.map((line, index) => [line, (index + 1) * step] as const)
  return new Map(places.filter(([line, place]) => line.position !== place).map(([line, place]) => [line.lineId, place]))
}
