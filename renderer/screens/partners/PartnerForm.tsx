import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartnerRow } from '../../../shared/api.ts'
import { needCategories, needCategoryCodes } from '../../../shared/codes/needs.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import { type PartnerValues, receivingWays } from '../../../shared/domain/partner.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { LanguageChoice } from '../../components/LanguageChoice.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { SidePanel } from '../../components/SidePanel.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { newId } from '../../new-id.ts'
import { useToasts } from '../../stores/toasts.ts'
import { changedFields } from '../changed-fields.ts'

const unknownPartner: PartnerValues = {
  name: '',
  takes: [],
  area: '',
  hours: '',
  languages: [],
  contactName: '',
  telephone: '',
  email: '',
  receives: 'zip',
  zipPassphrase: '',
  notes: '',
}
const lines = ['contactName', 'telephone', 'email', 'area', 'hours'] as const

/** Adds a partner, or changes what is known of one: only what is different is written. */
export function PartnerForm({ partner, onClose }: { partner: PartnerRow | null; onClose: () => void }) {
  const { t } = useTranslation(['partners', 'common'])
  const [partnerId] = useState(() => partner?.partnerId ?? newId<PartnerId>())
  const [before] = useState(() => valuesOf(partner))
  const [values, setValues] = useState(before)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const add = useCommand('partner.add')
  const change = useCommand('partner.change')
  const set = (to: Partial<PartnerValues>) => setValues({ ...values, ...to })

  const save = async () => {
    const given = { ...values, name: values.name.trim(), zipPassphrase: values.zipPassphrase.trim() }
    const changes = changedFields(before, given)
    const missing: Problem[] = []
    if (given.name === '') missing.push({ message: t('partners:needName'), fieldId: 'partner-name' })
    if (changes.zipPassphrase && changes.zipPassphrase.length < 8) {
      missing.push({ message: t('partners:needLonger'), fieldId: 'partner-zip' })
    }
    if (partner && missing.length === 0 && Object.keys(changes).length === 0) {
      missing.push({ message: t('partners:nothingChanged') })
    }
    setProblems(missing)
    if (missing.length > 0) return
    const result = partner ? await change.run({ partnerId, changes }) : await add.run({ partnerId, ...given })
    if (!result.ok) {
      setProblems([{ message: result.error.message }])
      return
    }
    useToasts.getState().show(t('partners:saved', { name: given.name }), result.commandId)
    onClose()
  }
  return (
    <SidePanel title={partner?.name ?? t('partners:addTitle')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <ErrorSummary problems={problems} />
        <TextField
          id="partner-name"
          label={t('partners:name')}
          value={values.name}
          autoFocus
          maxLength={200}
          onChange={(name) => set({ name })}
        />
        <fieldset className="bare">
          <legend className="field-label">{t('partners:takes')}</legend>
          <div className="choice-grid">
            {needCategoryCodes.map((category) => (
              <Checkbox
                key={category}
                isSelected={values.takes.includes(category)}
                onChange={(on) =>
                  set({ takes: on ? [...values.takes, category] : values.takes.filter((other) => other !== category) })
                }
              >
                {needCategories[category].label}
              </Checkbox>
            ))}
          </div>
        </fieldset>
        <div className="pair">
          {lines.map((field) => (
            <TextField
              key={field}
              label={t(`partners:${field}`)}
              value={values[field]}
              maxLength={200}
              onChange={(text) => set({ [field]: text })}
            />
          ))}
        </div>
        <RadioGroup
          label={t('partners:receives')}
          strip
          options={receivingWays.map((key) => ({ key, label: t(`partners:ways.${key}`) }))}
          value={values.receives}
          onChange={(receives) => set({ receives })}
        />
        <TextField
          id="partner-zip"
          label={t('partners:zipPassphrase')}
          hint={t('partners:zipHint')}
          value={values.zipPassphrase}
          maxLength={200}
          autoComplete="off"
          onChange={(zipPassphrase) => set({ zipPassphrase })}
        />
        <LanguageChoice
          label={t('partners:languages')}
          value={values.languages}
          onChange={(languages) => set({ languages })}
        />
        <TextArea
          label={t('partners:notes')}
          value={values.notes}
          rows={3}
          maxLength={2000}
          onChange={(notes) => set({ notes })}
        />
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

function valuesOf(partner: PartnerRow | null): PartnerValues {
  if (!partner) return unknownPartner
  const { partnerId: _id, active: _active, openReferrals: _open, ...values } = partner
  return values
}
