import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HubSettings } from '../../../shared/domain/hub.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'
import { changedFields } from '../changed-fields.ts'

/** As they are numbered: 1 Monday to 7 Sunday. */
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** The hub's decisions; only what is different is written. */
export function SettingsForm({ settings }: { settings: HubSettings }) {
  const { t } = useTranslation('settings')
  const [values, setValues] = useState(settings)
  const [attempts, setAttempts] = useState(String(settings.attemptLimit))
  const [minutes, setMinutes] = useState(String(settings.lockAfterMinutes))
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const change = useCommand('hub.change')
  const set = (to: Partial<HubSettings>) => setValues({ ...values, ...to })

  const save = async () => {
    const given = {
      ...values,
      name: values.name.trim(),
      attemptLimit: Number(attempts),
      lockAfterMinutes: Number(minutes),
    }
    const wrong: Problem[] = []
    if (given.name === '') wrong.push({ message: t('needName'), fieldId: 'hub-name' })
    if (!isWhole(attempts, 1, 20)) wrong.push({ message: t('needAttempts'), fieldId: 'hub-attempts' })
    if (!isWhole(minutes, 1, 240)) wrong.push({ message: t('needMinutes'), fieldId: 'hub-minutes' })
    if (given.callingDays.length === 0) wrong.push({ message: t('needDays') })
    if (given.callingHours.to <= given.callingHours.from) wrong.push({ message: t('needHours') })
    const changes = changedFields(settings, given)
    if (wrong.length === 0 && Object.keys(changes).length === 0) wrong.push({ message: t('nothingChanged') })
    setProblems(wrong)
    if (wrong.length > 0) return
    const result = await change.run(changes)
    if (result.ok) useToasts.getState().show(t('saved'), result.commandId)
    else setProblems([{ message: result.error.message }])
  }
  return (
    <form
      className="panel stack"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <ErrorSummary problems={problems} />
      <TextField
        id="hub-name"
        label={t('name')}
        value={values.name}
        maxLength={100}
        onChange={(name) => set({ name })}
      />
      <fieldset className="bare stack">
        <legend className="field-label">{t('calling')}</legend>
        <div className="row">
          <Select
            label={t('from')}
            options={hours(0, 23)}
            value={String(values.callingHours.from)}
            onChange={(key) => set({ callingHours: { ...values.callingHours, from: Number(key) } })}
          />
          <Select
            label={t('to')}
            options={hours(1, 24)}
            value={String(values.callingHours.to)}
            onChange={(key) => set({ callingHours: { ...values.callingHours, to: Number(key) } })}
          />
        </div>
        <div className="choice-grid">
          {days.map((name, index) => {
            const day = index + 1
            return (
              <Checkbox
                key={day}
                isSelected={values.callingDays.includes(day)}
                onChange={(on) => {
                  const chosen = on ? [...values.callingDays, day] : values.callingDays.filter((other) => other !== day)
                  set({ callingDays: chosen.sort() })
                }}
              >
                {t(`dayNames.${name}`)}
              </Checkbox>
            )
          })}
        </div>
      </fieldset>
      <div className="pair">
        <TextField
          id="hub-attempts"
          label={t('attemptLimit')}
          hint={t('attemptLimitHint')}
          value={attempts}
          inputMode="numeric"
          maxLength={2}
          onChange={setAttempts}
        />
        <TextField
          id="hub-minutes"
          label={t('lockAfterMinutes')}
          value={minutes}
          inputMode="numeric"
          maxLength={3}
          onChange={setMinutes}
        />
      </div>
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={change.pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

function hours(from: number, to: number) {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const hour = from + index
    return { key: String(hour), label: `${String(hour).padStart(2, '0')}:00` }
  })
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
}
