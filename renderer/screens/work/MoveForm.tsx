import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffId } from '../../../shared/domain/ids.ts'
import { addDays, type CalendarDate, instantOf, londonTime } from '../../../shared/domain/time.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../components/Button.tsx'
import { DateField } from '../../components/DateField.tsx'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { StaffSelect } from '../../components/StaffSelect.tsx'
import { LineForm } from './LineForm.tsx'

interface Props {
  label: string
  dueOn: CalendarDate
  owner: StaffId | null
  pending: boolean
  /** Moves it; answers with the failure, or null. */
  onMove: (dueOn: CalendarDate, owner: StaffId | null) => Promise<Failure | null>
  onClose: () => void
}

/** Another day, or somebody else, for a task or a step. */
export function MoveForm({ label, dueOn, owner, pending, onMove, onClose }: Props) {
  const { t } = useTranslation(['work', 'common'])
  const [day, setDay] = useState<CalendarDate | null>(dueOn)
  const [who, setWho] = useState(owner)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const today = londonTime(instantOf(Date.now())).date

  const save = async () => {
    if (day === null) {
      setProblems([{ message: t('work:needDay'), fieldId: 'move-day' }])
      return
    }
    const failure = await onMove(day, who)
    setProblems(failure ? [{ message: failure.message }] : [])
    if (!failure) onClose()
  }
  return (
    <LineForm
      label={label}
      save={t('work:moveSave')}
      problems={problems}
      pending={pending}
      onSave={save}
      onClose={onClose}
    >
      <div className="row-end">
        <DateField id="move-day" label={t('work:moveTo')} value={day} onChange={setDay} />
        {(
          [
            ['today', 0],
            ['tomorrow', 1],
            ['week', 7],
          ] as const
        ).map(([soon, days]) => (
          <Button key={soon} aria-pressed={day === addDays(today, days)} onPress={() => setDay(addDays(today, days))}>
            {t(`work:soon.${soon}`)}
          </Button>
        ))}
      </div>
      <StaffSelect label={t('work:owner')} value={who} onChange={setWho} nobody={t('work:anySupervisor')} />
    </LineForm>
  )
}
