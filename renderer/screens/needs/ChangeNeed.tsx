import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type NeedStatus,
  needCategories,
  needStatuses,
  needStatusLabels,
  type Urgency,
  urgencies,
  urgencyLabels,
} from '../../../shared/codes/needs.ts'
import type { NeedRow } from '../../../shared/domain/case-file.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { SidePanel } from '../../components/SidePanel.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'

/** Changes the status or urgency of a need, with the reason; it can be undone. */
export function ChangeNeed({ need, onClose }: { need: NeedRow; onClose: () => void }) {
  const { t } = useTranslation(['needs', 'common'])
  const [status, setStatus] = useState<NeedStatus>(need.status)
  const [urgency, setUrgency] = useState<Urgency>(need.urgency)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const change = useCommand('need.change')
  const words = { category: needCategories[need.category].label, name: need.personName }
  return (
    <SidePanel title={t('needs:changeTitle', words)} onClose={onClose}>
      <form
        className="stack"
        onSubmit={async (event) => {
          event.preventDefault()
          const isSame = status === need.status && urgency === need.urgency
          const missing: Problem[] = []
          if (isSame) missing.push({ message: t('needs:needChange') })
          if (reason.trim() === '') missing.push({ message: t('needs:needReason'), fieldId: 'need-reason' })
          setProblems(missing)
          if (missing.length > 0) return
          const result = await change.run({
            needId: need.needId,
            personId: need.personId,
            ...(status === need.status ? {} : { status }),
            ...(urgency === need.urgency ? {} : { urgency }),
            reason,
          })
          if (!result.ok) {
            setProblems([{ message: result.error.message }])
            return
          }
          const said = t('needs:changed', { ...words, status: needStatusLabels[status] })
          useToasts.getState().show(said, result.commandId)
          onClose()
        }}
      >
        <ErrorSummary problems={problems} />
        {need.detail ? <p className="timeline-words">{need.detail}</p> : null}
        <RadioGroup
          label={t('needs:newStatus')}
          options={needStatuses.map((key) => ({ key, label: needStatusLabels[key] }))}
          value={status}
          onChange={setStatus}
        />
        <RadioGroup
          label={t('needs:newUrgency')}
          strip
          options={urgencies.map((key) => ({ key, label: urgencyLabels[key] }))}
          value={urgency}
          onChange={setUrgency}
        />
        <TextArea
          id="need-reason"
          label={t('needs:reason')}
          hint={t('needs:reasonHint')}
          value={reason}
          rows={3}
          maxLength={1000}
          onChange={setReason}
        />
        <div className="row">
          <Button type="submit" kind="primary" isDisabled={change.pending}>
            {t('common:save')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </SidePanel>
  )
}
