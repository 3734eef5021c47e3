import type { TFunction } from 'i18next'
import { needCategories } from '../../../shared/codes/needs.ts'
import type { ScriptLine, ScriptLineRow } from '../../../shared/domain/script.ts'

/** When a line is shown, in words: "When they ring in", "No: “Do you feel safe?”". Empty where it always is. */
export function conditionWords(line: ScriptLine, lines: readonly ScriptLineRow[], t: TFunction<'script'>): string {
  const words: string[] = []
  if (line.direction) words.push(t(`only.${line.direction}`))
  if (line.need) {
    words.push(line.need === 'any' ? t('whenAny') : t('whenNeed', { need: needCategories[line.need].label }))
  }
  const { after } = line
  if (after) {
    const asked = lines.find((one) => one.lineId === after.line)
    const labels = after.answers.map((id) => asked?.answers.find((answer) => answer.id === id)?.label ?? id)
    words.push(t('whenAfter', { question: asked?.text.en ?? after.line, answers: labels.join(', ') }))
  }
  return words.join('; ')
}
