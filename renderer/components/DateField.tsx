import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CalendarDate } from '../../shared/domain/time.ts'

interface Props {
  label: string
  value: CalendarDate | null
  /** A whole date, or null where the boxes are empty or do not make one; `complete` tells which. */
  onChange: (value: CalendarDate | null, complete: boolean) => void
  hint?: string
  error?: string | null
  id?: string
}

/** A date in three boxes (GOV.UK pattern). What was typed stays as it was typed. */
export function DateField({ label, value, onChange, hint, error, id }: Props) {
  const { t } = useTranslation()
  const made = useId()
  const own = id ?? made
  const [boxes, setBoxes] = useState(() => boxesOf(value))

  useEffect(() => {
    setBoxes((before) => (dateOf(before) === value || value === null ? before : boxesOf(value)))
  }, [value])

  const type = (part: keyof Boxes, text: string) => {
    const after = { ...boxes, [part]: text }
    setBoxes(after)
    const date = dateOf(after)
    onChange(date, date !== null || !(after.day || after.month || after.year))
  }
  const described = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset
      className={error ? 'field field-invalid bare' : 'field bare'}
      aria-describedby={described || undefined}
      aria-invalid={error ? true : undefined}
    >
      <legend className="field-label">{label}</legend>
      {hint ? (
        <div id={`${own}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      {error ? (
        <div id={`${own}-error`} className="field-error">
          {error}
        </div>
      ) : null}
      <div className="date-boxes">
        {(['day', 'month', 'year'] as const).map((part) => (
          <label key={part} className="date-box">
            {t(part)}
            <input
              id={part === 'day' ? own : undefined}
              className="input"
              inputMode="numeric"
              maxLength={part === 'year' ? 4 : 2}
              value={boxes[part]}
              onChange={(event) => type(part, event.target.value)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface Boxes {
  readonly day: string
  readonly month: string
  readonly year: string
}

function boxesOf(value: CalendarDate | null): Boxes {
  if (!value) return { day: '', month: '', year: '' }
  return { day: String(Number(value.slice(8))), month: String(Number(value.slice(5, 7))), year: value.slice(0, 4) }
}

function dateOf({ day, month, year }: Boxes): CalendarDate | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null
  const date = CalendarDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return date.success ? date.data : null
}
