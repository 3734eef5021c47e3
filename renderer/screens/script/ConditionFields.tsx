import { useTranslation } from 'react-i18next'
import { needCategories, needCategoryCodes } from '../../../shared/codes/needs.ts'
import type { ScriptLine, ScriptLineRow } from '../../../shared/domain/script.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Select } from '../../components/Select.tsx'

interface Props {
  lineId: string
  line: ScriptLine
  lines: readonly ScriptLineRow[]
  onChange: (changes: Partial<ScriptLine>) => void
}

const needs = needCategoryCodes.map((key) => ({ key, label: needCategories[key].label }))

/** When a line is shown: on which calls, after which answers, while which need is ticked. */
export function ConditionFields({ lineId, line, lines, onChange }: Props) {
  const { t } = useTranslation('script')
  const { after } = line
  const questions = lines.filter((one) => one.kind === 'ask' && !one.removed && one.lineId !== lineId)
  const asked = questions.find((one) => one.lineId === after?.line)
  const tick = (answer: string, on: boolean) => {
    if (!after) return
    const answers = on ? [...after.answers, answer] : after.answers.filter((other) => other !== answer)
    onChange({ after: { line: after.line, answers } })
  }
  return (
    <fieldset className="bare stack-tight">
      <legend className="field-label">{t('columns.when')}</legend>
      <div className="pair">
        <Select
          label={t('direction')}
          options={[
            { key: 'both', label: t('bothDirections') },
            { key: 'outbound', label: t('only.outbound') },
            { key: 'inbound', label: t('only.inbound') },
          ]}
          value={line.direction ?? 'both'}
          onChange={(key) => onChange({ direction: key === 'both' ? null : key })}
        />
        <Select
          label={t('needTicked')}
          options={[{ key: 'none', label: t('always') }, { key: 'any', label: t('anyNeed') }, ...needs]}
          value={line.need ?? 'none'}
          onChange={(key) => onChange({ need: key === 'none' ? null : key })}
        />
      </div>
      <Select
        label={t('afterQuestion')}
        options={[
          { key: '', label: t('always') },
          ...questions.map((one) => ({ key: one.lineId, label: one.text.en })),
        ]}
        value={asked?.lineId ?? ''}
        onChange={(key) => onChange({ after: key === '' ? null : { line: key, answers: [] } })}
      />
      {asked ? (
        <fieldset className="bare">
          <legend className="field-label">{t('afterAnswers')}</legend>
          <div className="choice-grid">
            {asked.answers.map((answer) => (
              <Checkbox
                key={answer.id}
                isSelected={after?.answers.includes(answer.id) ?? false}
                onChange={(on) => tick(answer.id, on)}
              >
                {answer.label}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      ) : null}
    </fieldset>
  )
}
