import { useTranslation } from 'react-i18next'
import type { HubSettings } from '../../../shared/domain/hub.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Select } from '../../components/Select.tsx'

type Hours = Pick<HubSettings, 'callingHours' | 'callingDays' | 'bankHolidays'>

interface Props {
  values: Hours
  onChange: (to: Partial<Hours>) => void
}

/** As they are numbered: 1 Monday to 7 Sunday. */
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** When residents are rung: the hours, the days, and whether on bank holidays. */
export function HoursFields({ values, onChange }: Props) {
  const { t } = useTranslation('settings')
  const { callingHours, callingDays, bankHolidays } = values
  return (
    <fieldset className="bare stack">
      <legend className="field-label">{t('calling')}</legend>
      <div className="row">
        <Select
          label={t('from')}
          options={hours(0, 23)}
          value={String(callingHours.from)}
          onChange={(key) => onChange({ callingHours: { ...callingHours, from: Number(key) } })}
        />
        <Select
          label={t('to')}
          options={hours(1, 24)}
          value={String(callingHours.to)}
          onChange={(key) => onChange({ callingHours: { ...callingHours, to: Number(key) } })}
        />
      </div>
      <div className="choice-grid">
        {days.map((name, index) => {
          const day = index + 1
          return (
            <Checkbox
              key={day}
              isSelected={callingDays.includes(day)}
              onChange={(on) => {
                const chosen = on ? [...callingDays, day] : callingDays.filter((other) => other !== day)
                onChange({ callingDays: chosen.sort() })
              }}
            >
              {t(`dayNames.${name}`)}
            </Checkbox>
          )
        })}
      </div>
      <Checkbox isSelected={bankHolidays} onChange={(on) => onChange({ bankHolidays: on })}>
        {t('bankHolidays')}
      </Checkbox>
    </fieldset>
  )
}

function hours(from: number, to: number) {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const hour = from + index
    return { key: String(hour), label: `${String(hour).padStart(2, '0')}:00` }
  })
}
