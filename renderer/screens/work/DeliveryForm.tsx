import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needCategories } from '../../../shared/codes/needs.ts'
import {
  type DeliveryResult,
  type DueRow,
  deliveryResultLabels,
  deliveryResults,
} from '../../../shared/domain/recurrence.ts'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { showDay } from '../../show/show-day.ts'
import { useToasts } from '../../stores/toasts.ts'
import { LineForm } from './LineForm.tsx'

/** What came of a delivery, with a word about it. One that was not made says why. */
export function DeliveryForm({ due, onClose }: { due: DueRow; onClose: () => void }) {
  const { t } = useTranslation('work')
  const [result, setResult] = useState<DeliveryResult>('notDelivered')
  const [words, setWords] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const record = useCommand('delivery.record')
  const { needId, personId, dueOn } = due
  const about = { what: needCategories[due.category].label, name: due.personName, day: showDay(dueOn) }

  const save = async () => {
    if (result === 'notDelivered' && words.trim() === '') {
      setProblems([{ message: t('due.needWords'), fieldId: 'delivery-words' }])
      return
    }
    const recorded = await record.run({ needId, personId, dueOn, result, words })
    if (!recorded.ok) {
      setProblems([{ message: recorded.error.message }])
      return
    }
    const said = t('due.recorded', { ...about, result: deliveryResultLabels[result].toLowerCase() })
    useToasts.getState().show(said, recorded.commandId)
    onClose()
  }
  return (
    <LineForm
      label={t('due.otherFor', about)}
      save={t('due.save')}
      problems={problems}
      pending={record.pending}
      onSave={save}
      onClose={onClose}
    >
      <RadioGroup
        label={t('due.result')}
        options={deliveryResults.map((key) => ({ key, label: deliveryResultLabels[key] }))}
        value={result}
        onChange={setResult}
      />
      <TextField
        id="delivery-words"
        label={t('due.words')}
        hint={t('due.wordsHint')}
        value={words}
        maxLength={1000}
        onChange={setWords}
      />
    </LineForm>
  )
}
