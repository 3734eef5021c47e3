import { useTranslation } from 'react-i18next'
import type { CallDraft } from '../../../shared/domain/call.ts'
import { StaffId } from '../../../shared/domain/ids.ts'
import {
  addDays,
  CalendarDate,
  type Instant,
  instantOf,
  londonInstant,
  londonTime,
  showTime,
} from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { DateField } from '../../components/DateField.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { StaffSelect } from '../../components/StaffSelect.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { useSession } from '../../stores/session.ts'
import { type Fields, withForm } from '../case/forms.ts'
import { readClockTime } from './read-clock-time.ts'

type Callback = CallDraft['callback']

/** When to ring again, or between which times; who does, and what for. What is half typed is in the draft too. */
export function CallbackFields() {
  const { t } = useTranslation('call')
  const callback = useCallInHand((state) => state.draft?.callback ?? null)
  const typed = useCallInHand((state) => state.draft?.forms.callback)
  const me = useSession((state) => state.session?.staffId ?? null)
  const today = londonTime(instantOf(Date.now())).date
  const fields = typed ?? fieldsOf(callback, today, me)
  const day = CalendarDate.safeParse(fields.date)
  const handler = StaffId.safeParse(fields.by)
  const put = (changed: Fields) => {
    const { draft, change } = useCallInHand.getState()
    if (!draft) return
    const now = { ...fields, ...changed }
    change({ callback: callbackOf(now), forms: withForm(draft.forms, 'callback', () => now) })
  }
  const isMine = handler.success && handler.data === me
  const other = handler.success && !isMine ? handler.data : null
  const isWindowBad = Boolean(fields.until?.trim()) && Boolean(fields.from?.trim()) && callbackOf(fields) === null
  return (
    <div className="callback">
      <TextField
        id="callback-time"
        label={t('callbackTime')}
        placeholder={t('callbackTimeHint')}
        value={fields.from ?? ''}
        maxLength={8}
        autoFocus={callback === null && !typed}
        onChange={(from) => put({ from })}
      />
      <TextField
        label={t('callbackUntil')}
        placeholder={t('callbackUntilHint')}
        value={fields.until ?? ''}
        maxLength={8}
        error={isWindowBad ? t('callbackWindowBad') : null}
        onChange={(until) => put({ until })}
      />
      <div className="row">
        {[
          { label: t('callbackToday'), date: today },
          { label: t('callbackTomorrow'), date: addDays(today, 1) },
        ].map(({ label, date }) => (
          <Button key={label} onPress={() => put({ date })} aria-pressed={fields.date === date}>
            {label}
          </Button>
        ))}
      </div>
      <DateField
        label={t('callbackDay')}
        value={day.success ? day.data : null}
        onChange={(date) => put({ date: date ?? '' })}
      />
      <RadioGroup
        label={t('callbackBy')}
        strip
        options={[
          { key: 'me', label: t('callbackMe') },
          { key: 'anyone', label: t('callbackAnyone') },
        ]}
        value={isMine ? 'me' : other ? null : 'anyone'}
        onChange={(key) => put({ by: key === 'me' ? (me ?? '') : '' })}
      />
      <StaffSelect
        label={t('callbackOther')}
        value={other}
        besides={me}
        onChange={(staffId) => put({ by: staffId ?? '' })}
      />
      <div className="grow">
        <TextField
          label={t('callbackNote')}
          value={fields.note ?? ''}
          maxLength={500}
          onChange={(note) => put({ note })}
        />
      </div>
    </div>
  )
}

function fieldsOf(callback: Callback, today: CalendarDate, me: StaffId | null): Fields {
  return {
    date: callback ? londonTime(callback.at).date : addDays(today, 1),
    from: callback ? showTime(callback.at) : '',
    until: callback?.until ? showTime(callback.until) : '',
    by: callback ? (callback.handler ?? '') : (me ?? ''),
    note: callback?.note ?? '',
  }
}

/** The promise that the boxes make; null where they make none yet. */
function callbackOf(fields: Fields): Callback {
  const date = CalendarDate.safeParse(fields.date)
  const handler = StaffId.safeParse(fields.by)
  if (!date.success) return null
  const at = momentOf(date.data, fields.from)
  const until = momentOf(date.data, fields.until)
  if (!at || (fields.until?.trim() && (!until || until <= at))) return null
  return { at, until, handler: handler.success ? handler.data : null, note: fields.note ?? '' }
}

function momentOf(date: CalendarDate, text: string | undefined): Instant | null {
  const clock = readClockTime(text ?? '')
  return clock && londonInstant(date, clock.hour, clock.minute)
}
