import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type CalendarDate,
  type Instant,
  instantOf,
  londonInstant,
  londonTime,
  showTime,
} from '../../../shared/domain/time.ts'
import { DateField } from '../../components/DateField.tsx'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { StaffSelect } from '../../components/StaffSelect.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { showMoment } from '../../show/show-moment.ts'
import { useToasts } from '../../stores/toasts.ts'
import { readClockTime } from '../call/read-clock-time.ts'
import { LineForm } from './LineForm.tsx'
import type { Promised } from './promised.ts'

/** Moves a promise to another time, a window of it or another colleague. */
export function MoveCallback({ callback, onClose }: { callback: Promised; onClose: () => void }) {
  const { t } = useTranslation('work')
  const { personId, name } = callback
  const [from, setFrom] = useState(showTime(callback.at))
  const [until, setUntil] = useState(callback.until === null ? '' : showTime(callback.until))
  const [date, setDate] = useState<CalendarDate | null>(londonTime(callback.at).date)
  const [handler, setHandler] = useState(callback.handler)
  const [note, setNote] = useState(callback.note)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const change = useCommand('callback.change')

  const save = async () => {
    const at = momentOf(date, from)
    const end = until.trim() === '' ? null : momentOf(date, until)
    const missing: Problem[] = []
    if (date === null) missing.push({ message: t('needDay'), fieldId: 'callback-on' })
    if (readClockTime(from) === null) missing.push({ message: t('callback.needTime'), fieldId: 'callback-from' })
    else if (at !== null && (end ?? at) < instantOf(Date.now())) {
      missing.push({ message: t('callback.isPast'), fieldId: 'callback-from' })
    }
    if (until.trim() !== '' && (readClockTime(until) === null || (at !== null && end !== null && end <= at))) {
      missing.push({ message: t('callback.needUntil'), fieldId: 'callback-until' })
    }
    setProblems(missing)
    if (missing.length > 0 || at === null) return
    const result = await change.run({ personId, at, until: end, handler, note })
    if (!result.ok) {
      setProblems([{ message: result.error.message }])
      return
    }
    useToasts.getState().show(t('callback.moved', { name, when: showMoment(at) }), result.commandId)
    onClose()
  }
  return (
    <LineForm
      label={t('callback.moveOf', { name })}
      save={t('moveSave')}
      problems={problems}
      pending={change.pending}
      onSave={save}
      onClose={onClose}
    >
      <div className="row-end">
        <TextField id="callback-from" label={t('callback.from')} value={from} maxLength={8} onChange={setFrom} />
        <TextField
          id="callback-until"
          label={t('callback.until')}
          hint={t('callback.untilHint')}
          value={until}
          maxLength={8}
          onChange={setUntil}
        />
        <DateField id="callback-on" label={t('callback.day')} value={date} onChange={setDate} />
      </div>
      <StaffSelect label={t('callback.by')} value={handler} onChange={setHandler} nobody={t('callback.anyone')} />
      <TextField label={t('callback.note')} value={note} maxLength={500} onChange={setNote} />
    </LineForm>
  )
}

function momentOf(date: CalendarDate | null, clock: string): Instant | null {
  const time = readClockTime(clock)
  return date === null || time === null ? null : londonInstant(date, time.hour, time.minute)
}
