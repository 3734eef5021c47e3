import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HubSettings } from '../../../shared/domain/hub.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'
import { changedFields } from '../changed-fields.ts'
import { HoursFields } from './HoursFields.tsx'
import { LadderFields } from './LadderFields.tsx'
import { LetterFields } from './LetterFields.tsx'
import { planOf, rungsOf } from './rungs.ts'

/** The settings that are whole numbers, with the least and the most that each may be. */
const wholes = {
  attemptLimit: [1, 20],
  reminderMinutes: [0, 120],
  staleAfterDays: [1, 90],
  lockAfterMinutes: [1, 240],
} as const
const wholeFields = ['attemptLimit', 'reminderMinutes', 'staleAfterDays', 'lockAfterMinutes'] as const
type Whole = (typeof wholeFields)[number]

/** The hub's decisions; only what is different is written. */
export function SettingsForm({ settings }: { settings: HubSettings }) {
  const { t } = useTranslation('settings')
  const [draft, setDraft] = useState(() => draftOf(settings))
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const change = useCommand('hub.change')
  const { values, typed, rungs } = draft
  const set = (to: Partial<HubSettings>) => setDraft({ ...draft, values: { ...values, ...to } })
  // Once they are saved, or decided at another machine, the boxes show them; the cursor stays where it is.
  if (JSON.stringify(draft.from) !== JSON.stringify(settings)) setDraft(draftOf(settings))

  const save = async () => {
    const given = {
      ...values,
      name: values.name.trim(),
      telephone: values.telephone.trim(),
      attemptLimit: Number(typed.attemptLimit),
      reminderMinutes: Number(typed.reminderMinutes),
      staleAfterDays: Number(typed.staleAfterDays),
      lockAfterMinutes: Number(typed.lockAfterMinutes),
      ladder: planOf(rungs),
    }
    const wrong: Problem[] = []
    if (given.name === '') wrong.push({ message: t('needName'), fieldId: 'hub-name' })
    if (given.callingDays.length === 0) wrong.push({ message: t('needDays') })
    if (given.callingHours.to <= given.callingHours.from) wrong.push({ message: t('needHours') })
    for (const field of wholeFields) {
      const [least, most] = wholes[field]
      if (!isWhole(typed[field], least, most)) wrong.push({ message: t(`need.${field}`), fieldId: `hub-${field}` })
    }
    for (const { step, isOn, afterDays } of rungs) {
      if (isOn && !isWhole(afterDays, 0, 60)) wrong.push({ message: t('needAfterDays'), fieldId: `rung-${step}` })
    }
    const changes = changedFields(settings, given)
    if (wrong.length === 0 && Object.keys(changes).length === 0) wrong.push({ message: t('nothingChanged') })
    setProblems(wrong)
    if (wrong.length > 0) return
    const result = await change.run(changes)
    if (result.ok) useToasts.getState().show(t('saved'))
    else setProblems([{ message: result.error.message }])
  }
  return (
    <form
      className="panel stack settings-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <ErrorSummary problems={problems} />
      <div className="pair">
        <TextField
          id="hub-name"
          label={t('name')}
          value={values.name}
          maxLength={100}
          onChange={(name) => set({ name })}
        />
        <TextField
          id="hub-telephone"
          label={t('telephone')}
          value={values.telephone}
          inputMode="tel"
          maxLength={60}
          onChange={(telephone) => set({ telephone })}
        />
      </div>
      <HoursFields values={values} onChange={set} />
      <div className="pair">
        {wholeFields.map((field) => (
          <TextField
            key={field}
            id={`hub-${field}`}
            label={t(field)}
            value={typed[field]}
            inputMode="numeric"
            maxLength={3}
            onChange={(text) => setDraft({ ...draft, typed: { ...typed, [field]: text } })}
          />
        ))}
      </div>
      <TextArea
        label={t('interpreterLine')}
        hint={t('interpreterLineHint')}
        value={values.interpreterLine}
        rows={2}
        maxLength={500}
        onChange={(interpreterLine) => set({ interpreterLine })}
      />
      <LadderFields rungs={rungs} onChange={(moved) => setDraft({ ...draft, rungs: moved })} />
      <LetterFields values={values} onChange={(letter) => set({ letter })} />
      <div className="row settings-save">
        <Button type="submit" kind="primary" isDisabled={change.pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

/** The settings as they stand in the boxes, and those that they came from. */
function draftOf(settings: HubSettings) {
  const typed: Record<Whole, string> = {
    attemptLimit: String(settings.attemptLimit),
    reminderMinutes: String(settings.reminderMinutes),
    staleAfterDays: String(settings.staleAfterDays),
    lockAfterMinutes: String(settings.lockAfterMinutes),
  }
  return { from: settings, values: settings, typed, rungs: rungsOf(settings.ladder) }
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
}
