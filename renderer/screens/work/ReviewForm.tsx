import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needCategories } from '../../../shared/codes/needs.ts'
import type { DueRow } from '../../../shared/domain/recurrence.ts'
import { addDays, type CalendarDate, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { DateField } from '../../components/DateField.tsx'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { showDay } from '../../show/show-day.ts'
import { useToasts } from '../../stores/toasts.ts'
import { LineForm } from './LineForm.tsx'

/** Whether a recurring need goes on, until when it is looked at again; or that it is no longer needed, and why. */
export function ReviewForm({ due, onClose }: { due: DueRow; onClose: () => void }) {
  const { t } = useTranslation('work')
  const today = londonTime(instantOf(Date.now())).date
  const file = useQuery('case.open', { personId: due.personId })
  const [answer, setAnswer] = useState<'goesOn' | 'ends'>('goesOn')
  const [reviewOn, setReviewOn] = useState<CalendarDate | null>(addDays(today, 28))
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const recur = useCommand('need.recur')
  const about = { what: needCategories[due.category].label, name: due.personName }
  const now = file.data?.needs.find((need) => need.needId === due.needId)?.recurrence

  const save = async () => {
    const missing: Problem[] = []
    if (answer === 'goesOn' && (reviewOn === null || reviewOn <= today)) {
      missing.push({ message: t('due.needReviewOn'), fieldId: 'review-on' })
    }
    if (answer === 'ends' && reason.trim() === '') {
      missing.push({ message: t('due.needReason'), fieldId: 'review-reason' })
    }
    setProblems(missing)
    if (missing.length > 0 || !now || reviewOn === null) return
    const { everyDays, from, owner } = now
    const result = await recur.run({
      needId: due.needId,
      personId: due.personId,
      recurrence: answer === 'goesOn' ? { everyDays, from, owner, reviewOn } : null,
      reason,
    })
    if (!result.ok) {
      setProblems([{ message: result.error.message }])
      return
    }
    const said =
      answer === 'goesOn' ? t('due.goesOnUntil', { ...about, day: showDay(reviewOn) }) : t('due.ended', about)
    useToasts.getState().show(said, result.commandId)
    onClose()
  }
  return (
    <LineForm
      label={t('due.reviewFor', about)}
      save={t('due.save')}
      problems={problems}
      pending={recur.pending || !now}
      onSave={save}
      onClose={onClose}
    >
      <RadioGroup
        label={t('due.stillNeeded')}
        options={[
          { key: 'goesOn', label: t('due.goesOn') },
          { key: 'ends', label: t('due.ends') },
        ]}
        value={answer}
        onChange={setAnswer}
      />
      {answer === 'goesOn' ? (
        <DateField id="review-on" label={t('due.reviewOn')} value={reviewOn} onChange={setReviewOn} />
      ) : null}
      <TextField id="review-reason" label={t('due.reason')} value={reason} maxLength={1000} onChange={setReason} />
    </LineForm>
  )
}
