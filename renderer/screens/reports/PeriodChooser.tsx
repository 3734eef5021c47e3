import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CalendarDate, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { DateField } from '../../components/DateField.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { type Period, type Preset, periodOf, presets } from './period.ts'

type Choice = Preset | 'own'

/** The London days that a report is about: the usual ones at a press, or any two dates. */
export function PeriodChooser({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const { t } = useTranslation('reports')
  const today = londonTime(instantOf(Date.now())).date
  const isPeriod = (preset: Preset) => {
    const { from, to } = periodOf(preset, today)
    return from === period.from && to === period.to
  }
  const [isOwn, setOwn] = useState(() => !presets.some(isPeriod))
  const [from, setFrom] = useState<CalendarDate | null>(period.from)
  const [to, setTo] = useState<CalendarDate | null>(period.to)
  const [problem, setProblem] = useState<string | null>(null)
  const value: Choice = isOwn ? 'own' : (presets.find(isPeriod) ?? 'own')
  return (
    <div className="stack">
      <RadioGroup<Choice>
        label={t('period')}
        hideLabel
        strip
        options={[...presets, 'own' as const].map((key) => ({ key, label: t(`presets.${key}`) }))}
        value={value}
        onChange={(key) => {
          setOwn(key === 'own')
          setProblem(null)
          if (key !== 'own') onChange(periodOf(key, today))
        }}
      />
      {value === 'own' ? (
        <form
          className="row-end"
          onSubmit={(event) => {
            event.preventDefault()
            if (!from || !to || from > to) {
              setProblem(t('needDates'))
              return
            }
            setProblem(null)
            onChange({ from, to })
          }}
        >
          <DateField label={t('from')} value={from} onChange={setFrom} />
          <DateField label={t('to')} value={to} onChange={setTo} />
          <Button type="submit" kind="primary">
            {t('apply')}
          </Button>
          {problem ? (
            <p className="field-error" role="alert">
              {problem}
            </p>
          ) : null}
        </form>
      ) : null}
    </div>
  )
}
