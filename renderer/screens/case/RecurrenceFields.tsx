import { useTranslation } from 'react-i18next'
import { Recurrence } from '../../../shared/domain/recurrence.ts'
import { addDays, CalendarDate, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { DateField } from '../../components/DateField.tsx'
import { StaffSelect } from '../../components/StaffSelect.tsx'
import { TextField } from '../../components/TextField.tsx'
import type { Fields } from './forms.ts'

/** A recurrence as the boxes hold it: weekly from today and looked at again in four weeks, where there is none yet. */
export function recurrenceFields(recurrence: Recurrence | null, owner: string): Fields {
  const today = londonTime(instantOf(Date.now())).date
  return {
    everyDays: String(recurrence?.everyDays ?? 7),
    from: recurrence?.from ?? today,
    reviewOn: recurrence?.reviewOn ?? addDays(today, 28),
    owner: recurrence ? (recurrence.owner ?? '') : owner,
  }
}

/** What the boxes say; null where they do not say it whole. */
export function recurrenceOf(fields: Fields): Recurrence | null {
  const { everyDays, from, reviewOn, owner } = fields
  const read = Recurrence.safeParse({ everyDays: Number(everyDays), from, reviewOn, owner: owner || null })
  return read.success && read.data.from < read.data.reviewOn ? read.data : null
}

/** How often, from when, when it is looked at again, and who sees to it. */
export function RecurrenceFields(props: {
  name: string
  fields: Fields
  onChange: (field: string, text: string) => void
}) {
  const { t } = useTranslation('caseFile')
  const { name, fields, onChange } = props
  const from = CalendarDate.safeParse(fields.from)
  const reviewOn = CalendarDate.safeParse(fields.reviewOn)
  const recurrence = recurrenceOf(fields)
  return (
    <>
      <div className="row-end">
        <TextField
          id={`${name}-everyDays`}
          label={t('recurrence.everyDays')}
          inputMode="numeric"
          maxLength={2}
          value={fields.everyDays ?? ''}
          onChange={(text) => onChange('everyDays', text)}
        />
        {rhythms.map(({ key, days }) => (
          <Button key={key} aria-pressed={fields.everyDays === days} onPress={() => onChange('everyDays', days)}>
            {t(`recurrence.every.${key}`)}
          </Button>
        ))}
      </div>
      <DateField
        label={t('recurrence.from')}
        value={from.success ? from.data : null}
        onChange={(date) => onChange('from', date ?? '')}
      />
      <DateField
        label={t('recurrence.reviewOn')}
        value={reviewOn.success ? reviewOn.data : null}
        onChange={(date) => onChange('reviewOn', date ?? '')}
      />
      <StaffSelect
        label={t('recurrence.owner')}
        nobody={t('tasks.anySupervisor')}
        value={recurrence?.owner ?? null}
        onChange={(staffId) => onChange('owner', staffId ?? '')}
      />
    </>
  )
}

const rhythms = [
  { key: 'week', days: '7' },
  { key: 'fortnight', days: '14' },
  { key: 'month', days: '28' },
] as const
