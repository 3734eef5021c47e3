import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type LadderOutcome,
  ladderOutcomeLabels,
  ladderOutcomes,
  ladderStepLabels,
} from '../../../shared/codes/ladder.ts'
import type { ContactId } from '../../../shared/domain/ids.ts'
import type { LadderRow } from '../../../shared/domain/ladder.ts'
import { type CalendarDate, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { DateField } from '../../components/DateField.tsx'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Select } from '../../components/Select.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useToasts } from '../../stores/toasts.ts'
import { LineForm } from './LineForm.tsx'
import { StepFacts } from './StepFacts.tsx'

/** How a step of the ladder ended: the outcomes that fit the step, the day, whom was asked, a new number, a note. */
export function StepForm({ step, onClose }: { step: LadderRow; onClose: () => void }) {
  const { t } = useTranslation('work')
  const file = useQuery('case.open', { personId: step.personId })
  const [outcome, setOutcome] = useState<LadderOutcome | null>(step.step === 'letter' ? 'noResult' : null)
  const [contactId, setContactId] = useState<ContactId | null>(null)
  const [on, setOn] = useState<CalendarDate | null>(() => londonTime(instantOf(Date.now())).date)
  const [newNumber, setNewNumber] = useState('')
  const [note, setNote] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const take = useCommand('ladder.take')
  const contacts = step.step === 'alternateContact' ? (file.data?.contacts ?? []) : []
  const labels = ladderOutcomeLabels[step.step]

  const save = async () => {
    const missing: Problem[] = []
    if (outcome === null) missing.push({ message: t('step.needOutcome') })
    if (on === null) missing.push({ message: t('needDay'), fieldId: 'step-on' })
    setProblems(missing)
    if (outcome === null || on === null) return
    const { personId, listId } = step
    const number = outcome === 'newWay' ? newNumber.trim() : ''
    const result = await take.run({
      personId,
      listId,
      step: step.step,
      outcome,
      contactId,
      on,
      note,
      newNumber: number === '' ? null : number,
    })
    if (!result.ok) {
      setProblems([{ message: result.error.message }])
      return
    }
    useToasts.getState().show(`${step.personName}: ${result.value.next}`, result.commandId)
    onClose()
  }
  return (
    <LineForm
      label={t('step.takeOf', { step: ladderStepLabels[step.step], name: step.personName })}
      save={t('step.save')}
      problems={problems}
      pending={take.pending}
      onSave={save}
      onClose={onClose}
    >
      {file.data ? <StepFacts step={step.step} file={file.data} /> : null}
      <RadioGroup
        label={t('step.outcome')}
        options={ladderOutcomes.flatMap((key) => {
          const label = labels[key]
          return label === undefined ? [] : [{ key, label }]
        })}
        value={outcome}
        onChange={setOutcome}
      />
      {contacts.length > 0 ? (
        <Select
          label={t('step.contact')}
          options={contacts.map((one) => ({ key: one.contactId as string, label: one.name }))}
          value={contactId}
          onChange={(key) => setContactId(contacts.find((one) => one.contactId === key)?.contactId ?? null)}
        />
      ) : null}
      {outcome === 'newWay' ? (
        <TextField
          id="step-number"
          label={t('step.newNumber')}
          hint={t('step.newNumberHint')}
          value={newNumber}
          inputMode="tel"
          maxLength={60}
          onChange={setNewNumber}
        />
      ) : null}
      <DateField id="step-on" label={t('step.on')} value={on} onChange={setOn} />
      <TextArea label={t('step.note')} value={note} rows={2} maxLength={10_000} onChange={setNote} />
    </LineForm>
  )
}
