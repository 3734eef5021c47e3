import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type NeedCategory,
  needCategories,
  needCategoryCodes,
  type Urgency,
  urgencies,
  urgencyLabels,
} from '../../../shared/codes/needs.ts'
import type { NeedId, PersonId } from '../../../shared/domain/ids.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { newId } from '../../new-id.ts'
import { useToasts } from '../../stores/toasts.ts'
import { Question } from '../call/NeedsPanel.tsx'

/** A need that was learnt without a call. */
export function AddNeed({ personId, onDone }: { personId: PersonId; onDone: () => void }) {
  const { t } = useTranslation(['caseFile', 'common'])
  const [needId] = useState(() => newId<NeedId>())
  const [category, setCategory] = useState<NeedCategory>('food')
  const [urgency, setUrgency] = useState<Urgency>('routine')
  const [detail, setDetail] = useState('')
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const add = useCommand('need.add')
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault()
        const result = await add.run({ needId, personId, category, urgency, detail, answers })
        if (!result.ok) return
        useToasts.getState().show(t('caseFile:done.need'), result.commandId)
        onDone()
      }}
    >
      <ErrorSummary problems={add.error ? [{ message: add.error.message }] : []} />
      <div className="row-end">
        <Select
          label={t('caseFile:category')}
          options={needCategoryCodes.map((key) => ({ key, label: needCategories[key].label }))}
          value={category}
          onChange={(key) => {
            setCategory(key)
            setAnswers({})
          }}
        />
        <RadioGroup
          label={t('caseFile:urgency')}
          strip
          options={urgencies.map((key) => ({ key, label: urgencyLabels[key] }))}
          value={urgency}
          onChange={setUrgency}
        />
      </div>
      {needCategories[category].questions.map((question) => (
        <Question
          key={question.id}
          question={question}
          value={answers[question.id] ?? ''}
          onChange={(text) => setAnswers({ ...answers, [question.id]: text })}
        />
      ))}
      <TextField label={t('caseFile:detail')} value={detail} maxLength={10_000} onChange={setDetail} />
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={add.pending}>
          {t('common:save')}
        </Button>
        <Button onPress={onDone}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}
