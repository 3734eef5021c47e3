import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needCategories, type Urgency, urgencies, urgencyLabels } from '../../../shared/codes/needs.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import type { NeedId, ReferralId } from '../../../shared/domain/ids.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Select } from '../../components/Select.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { newId } from '../../new-id.ts'
import { useToasts } from '../../stores/toasts.ts'

/** Refers needs to a partner; those that take such needs come first. */
export function MakeReferral({ file, onDone }: { file: CaseFile; onDone: () => void }) {
  const { t } = useTranslation(['caseFile', 'common'])
  const partners = useQuery('partners.list', { category: null })
  const open = file.needs.filter((need) => need.status !== 'met' && need.status !== 'withdrawn')
  const [referralId] = useState(() => newId<ReferralId>())
  const [needIds, setNeedIds] = useState<readonly NeedId[]>(open.length === 1 ? open.map((need) => need.needId) : [])
  const [partnerId, setPartnerId] = useState<string | null>(null)
  const [urgency, setUrgency] = useState<Urgency>('routine')
  const [basis, setBasis] = useState<'consent' | 'safeguarding'>('consent')
  const [note, setNote] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const make = useCommand('referral.make')

  const wanted = open.filter((need) => needIds.includes(need.needId)).map((need) => need.category)
  const fits = (takes: readonly string[]) => wanted.some((category) => takes.includes(category))
  const directory = [...(partners.data ?? [])].sort((a, b) => Number(fits(b.takes)) - Number(fits(a.takes)))
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault()
        if (!partnerId || needIds.length === 0) {
          setProblems([{ message: t('caseFile:chooseReferral') }])
          return
        }
        const input = { referralId, personId: file.person.personId, partnerId, urgency, note, basis }
        const result = await make.run({ ...input, needIds: [...needIds] })
        if (!result.ok) {
          setProblems([{ message: result.error.message }])
          return
        }
        useToasts.getState().show(t('caseFile:done.refer', { number: result.value.number }), result.commandId)
        onDone()
      }}
    >
      <ErrorSummary problems={problems} />
      <fieldset className="bare">
        <legend className="field-label">{t('caseFile:whichNeeds')}</legend>
        {open.map((need) => (
          <Checkbox
            key={need.needId}
            isSelected={needIds.includes(need.needId)}
            onChange={(on) =>
              setNeedIds(on ? [...needIds, need.needId] : needIds.filter((other) => other !== need.needId))
            }
          >
            {needCategories[need.category].label} {need.detail ? <span className="quiet">{need.detail}</span> : null}
          </Checkbox>
        ))}
      </fieldset>
      <Select
        label={t('caseFile:partner')}
        options={directory.map((one) => ({ key: one.partnerId as string, label: one.name }))}
        value={partnerId}
        onChange={setPartnerId}
      />
      <RadioGroup
        label={t('caseFile:urgency')}
        strip
        options={urgencies.map((key) => ({ key, label: urgencyLabels[key] }))}
        value={urgency}
        onChange={setUrgency}
      />
      <RadioGroup
        label={t('caseFile:basis')}
        options={[
          { key: 'consent', label: t('caseFile:basisConsent') },
          { key: 'safeguarding', label: t('caseFile:basisSafeguarding') },
        ]}
        value={basis}
        onChange={setBasis}
      />
      <TextArea label={t('caseFile:referNote')} value={note} rows={3} maxLength={10_000} onChange={setNote} />
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={make.pending}>
          {t('common:save')}
        </Button>
        <Button onPress={onDone}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}
