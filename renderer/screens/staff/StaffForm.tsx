import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffId } from '../../../shared/domain/ids.ts'
import type { StaffRow } from '../../../shared/domain/session.ts'
import { mayActAs, type Role, roleLabels, roles } from '../../../shared/domain/staff.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { LanguageChoice } from '../../components/LanguageChoice.tsx'
import { Progress } from '../../components/Progress.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { SidePanel } from '../../components/SidePanel.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useJob } from '../../hooks/useJob.ts'
import { newId } from '../../new-id.ts'
import { useOneTimePassphrase } from '../../stores/one-time-passphrase.ts'
import { useSession } from '../../stores/session.ts'
import { useToasts } from '../../stores/toasts.ts'
import { changedFields } from '../changed-fields.ts'

interface Values {
  readonly name: string
  readonly role: Role
  readonly languages: string[]
  readonly hours: number
}

interface Props {
  /** Null adds somebody. */
  member: StaffRow | null
  onClose: () => void
}

/** Adds a member of staff, or changes what is known of one. Only an administrator may give that role or change one. */
export function StaffForm({ member, onClose }: Props) {
  const { t } = useTranslation(['staff', 'common'])
  const role = useSession((state) => state.session?.role ?? 'handler')
  const [staffId] = useState(() => member?.staffId ?? newId<StaffId>())
  const [before] = useState(() => valuesOf(member))
  const [values, setValues] = useState(before)
  const [hours, setHours] = useState(String(before.hours))
  const [withSlot, setWithSlot] = useState(true)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const add = useJob('staff.add')
  const change = useCommand('staff.change')
  const mayGive = roles.filter((one) => one !== 'administrator' || mayActAs(role, 'administrator'))
  const mayChangeRole = member === null || mayActAs(role, 'administrator')
  const set = (to: Partial<Values>) => setValues({ ...values, ...to })

  const save = async () => {
    const number = Number(hours.trim() || '0')
    const given = { ...values, name: values.name.trim(), hours: number }
    const changes = changedFields(before, given)
    const missing: Problem[] = []
    if (given.name === '') missing.push({ message: t('staff:needName'), fieldId: 'staff-name' })
    if (!(number >= 0 && number <= 80)) missing.push({ message: t('staff:needHours'), fieldId: 'staff-hours' })
    if (member && missing.length === 0 && Object.keys(changes).length === 0) {
      missing.push({ message: t('staff:nothingChanged') })
    }
    setProblems(missing)
    if (missing.length > 0) return
    if (member) {
      const result = await change.run({ staffId, changes })
      if (!result.ok) return setProblems([{ message: result.error.message }])
      useToasts.getState().show(t('staff:saved', { name: given.name }), result.commandId)
      onClose()
      return
    }
    const result = await add.run({ staffId, ...given, withSlot })
    if (!result.ok) return setProblems([{ message: result.error.message }])
    const { oneTimePassphrase } = result.value
    if (oneTimePassphrase) useOneTimePassphrase.getState().show(given.name, oneTimePassphrase)
    else useToasts.getState().show(t('staff:added', { name: given.name }))
    onClose()
  }
  return (
    <SidePanel title={member?.name ?? t('staff:addTitle')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <ErrorSummary problems={problems} />
        <TextField
          id="staff-name"
          label={t('staff:name')}
          value={values.name}
          maxLength={100}
          autoComplete="off"
          autoFocus
          onChange={(name) => set({ name })}
        />
        <RadioGroup
          label={t('staff:role')}
          isDisabled={!mayChangeRole}
          options={(mayChangeRole ? mayGive : roles).map((key) => ({
            key,
            label: `${roleLabels[key]}. ${t(`staff:roleHelp.${key}`)}`,
          }))}
          value={values.role}
          onChange={(to) => set({ role: to })}
        />
        <TextField
          id="staff-hours"
          label={t('staff:hours')}
          hint={t('staff:hoursHint')}
          value={hours}
          inputMode="numeric"
          maxLength={5}
          onChange={setHours}
        />
        <LanguageChoice
          label={t('staff:languages')}
          value={values.languages}
          onChange={(languages) => set({ languages })}
        />
        {member ? null : (
          <Checkbox isSelected={withSlot} onChange={setWithSlot}>
            {t('staff:withSlot')}
          </Checkbox>
        )}
        {add.progress ? <Progress job={add.progress} label={t('staff:working')} /> : null}
        <div className="row side-actions">
          <Button type="submit" kind="primary" isDisabled={add.pending || change.pending}>
            {t('common:save')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </SidePanel>
  )
}

function valuesOf(member: StaffRow | null): Values {
  if (!member) return { name: '', role: 'handler', languages: ['en'], hours: 0 }
  return { name: member.name, role: member.role, languages: [...member.languages], hours: member.hours }
}
