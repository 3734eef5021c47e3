import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  addDays,
  type CalendarDate,
  instantOf,
  londonInstant,
  londonTime,
  showTime,
} from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { DateField } from '../../components/DateField.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { useSession } from '../../stores/session.ts'
import { readClockTime } from './read-clock-time.ts'

/** When to ring again, who does, and what for. */
export function CallbackFields() {
  const { t } = useTranslation('call')
  const callback = useCallInHand((state) => state.draft?.callback ?? null)
  const me = useSession((state) => state.session?.staffId ?? null)
  const today = londonTime(instantOf(Date.now())).date
  const [date, setDate] = useState<CalendarDate | null>(callback ? londonTime(callback.at).date : addDays(today, 1))
  const [time, setTime] = useState(callback ? showTime(callback.at) : '')
  const [mine, setMine] = useState(callback ? callback.handler !== null : true)
  const [note, setNote] = useState(callback?.note ?? '')

  const put = (changed: { date?: CalendarDate | null; time?: string; mine?: boolean; note?: string }) => {
    const now = { date, time, mine, note, ...changed }
    const clock = readClockTime(now.time)
    useCallInHand.getState().change({
      callback:
        now.date && clock
          ? {
              at: londonInstant(now.date, clock.hour, clock.minute),
              until: null,
              handler: now.mine ? me : null,
              note: now.note,
            }
          : null,
    })
  }
  const choose = (day: CalendarDate) => {
    setDate(day)
    put({ date: day })
  }
  return (
    <div className="stack callback">
      <div className="row-end">
        <TextField
          id="callback-time"
          label={t('callbackTime')}
          hint={t('callbackTimeHint')}
          value={time}
          maxLength={8}
          autoFocus={callback === null}
          onChange={(text) => {
            setTime(text)
            put({ time: text })
          }}
        />
        <Button onPress={() => choose(today)} aria-pressed={date === today}>
          {t('callbackToday')}
        </Button>
        <Button onPress={() => choose(addDays(today, 1))} aria-pressed={date === addDays(today, 1)}>
          {t('callbackTomorrow')}
        </Button>
      </div>
      <DateField
        label={t('callbackDay')}
        value={date}
        onChange={(day) => {
          setDate(day)
          put({ date: day })
        }}
      />
      <RadioGroup
        label={t('callbackBy')}
        strip
        options={[
          { key: 'me', label: t('callbackMe') },
          { key: 'anyone', label: t('callbackAnyone') },
        ]}
        value={mine ? 'me' : 'anyone'}
        onChange={(key) => {
          setMine(key === 'me')
          put({ mine: key === 'me' })
        }}
      />
      <TextField
        label={t('callbackNote')}
        value={note}
        maxLength={500}
        onChange={(text) => {
          setNote(text)
          put({ note: text })
        }}
      />
    </div>
  )
}
