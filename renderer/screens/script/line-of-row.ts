import { type ScriptLine, type ScriptLineRow, scriptLanguages } from '../../../shared/domain/script.ts'
import type { LineInHand } from '../../stores/script-in-hand.ts'

/** The line itself, as a change writes it. */
export function lineOfRow({ lineId: _id, checked: _checked, ...line }: ScriptLineRow): ScriptLine {
  return line
}

/** A new line, to be written, at the end of the questions. */
export function newLine(lineId: string, lines: readonly ScriptLineRow[]): LineInHand {
  const last = Math.max(0, ...lines.filter((line) => line.part === 'questions').map((line) => line.position))
  const line: ScriptLine = {
    part: 'questions',
    position: Math.min(999, last + 10),
    kind: 'say',
    direction: null,
    after: null,
    need: null,
    answers: [],
    text: { en: '' },
    removed: false,
  }
  return { lineId, before: null, line }
}

/** As it is saved: languages without words, spaces around words and what its kind has no use for are left out. */
export function tidyLine(line: ScriptLine): ScriptLine {
  const text: ScriptLine['text'] = { en: line.text.en.trim() }
  for (const language of scriptLanguages) {
    const words = line.text[language]?.trim()
    if (words && (language === 'en' || line.kind !== 'mind')) text[language] = words
  }
  const answers = line.answers.map((answer) => ({ ...answer, label: answer.label.trim() }))
  return { ...line, text, answers: line.kind === 'ask' ? answers : [] }
}
