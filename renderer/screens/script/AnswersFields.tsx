import { useTranslation } from 'react-i18next'
import { type NeedCategory, needCategories, needCategoryCodes } from '../../../shared/codes/needs.ts'
import type { ScriptAnswer } from '../../../shared/domain/script.ts'
import { Button } from '../../components/Button.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { newId } from '../../new-id.ts'

interface Props {
  answers: readonly ScriptAnswer[]
  onChange: (answers: ScriptAnswer[]) => void
}

const ticks: readonly { readonly key: NeedCategory | ''; readonly label: string }[] = needCategoryCodes.map((key) => ({
  key,
  label: needCategories[key].label,
}))

/** What may be answered to a question, and which need each answer ticks. */
export function AnswersFields({ answers, onChange }: Props) {
  const { t } = useTranslation('script')
  const set = (id: string, to: Partial<ScriptAnswer>) =>
    onChange(answers.map((answer) => (answer.id === id ? { ...answer, ...to } : answer)))
  return (
    <fieldset className="bare stack-tight">
      <legend className="field-label">{t('columns.answers')}</legend>
      {answers.map((answer, index) => (
        <div key={answer.id} className="script-answer-fields">
          <TextField
            label={t('answerWords', { number: index + 1 })}
            value={answer.label}
            maxLength={100}
            onChange={(label) => set(answer.id, { label })}
          />
          <Select
            label={t('answerTicks')}
            options={[{ key: '', label: t('ticksNothing') }, ...ticks]}
            value={answer.ticks ?? ''}
            onChange={(key) => set(answer.id, { ticks: key === '' ? null : key })}
          />
          <Button
            kind="quiet"
            aria-label={t('removeAnswer', { answer: answer.label || String(index + 1) })}
            onPress={() => onChange(answers.filter((other) => other.id !== answer.id))}
          >
            <span aria-hidden="true">×</span>
          </Button>
        </div>
      ))}
      <div>
        <Button
          isDisabled={answers.length >= 8}
          onPress={() => onChange([...answers, { id: `a${newId().slice(0, 12)}`, label: '', ticks: null }])}
        >
          {t('addAnswer')}
        </Button>
      </div>
    </fieldset>
  )
}
