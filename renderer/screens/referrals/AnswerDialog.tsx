import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needCategories } from '../../../shared/codes/needs.ts'
import type { ReferralRow } from '../../../shared/domain/case-file.ts'
import { mayMove, type ReferralState, referralStateLabels, referralStates } from '../../../shared/domain/referral.ts'
import { type CalendarDate, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { DateField } from '../../components/DateField.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'

/** What a partner said to a referral: only steps that its life allows; one that says no says why. */
export function AnswerDialog({ referral, onClose }: { referral: ReferralRow; onClose: () => void }) {
  const { t } = useTranslation(['referrals', 'common'])
  const [to, setTo] = useState<ReferralState | null>(null)
  const [reason, setReason] = useState('')
  const [on, setOn] = useState<CalendarDate | null>(() => londonTime(instantOf(Date.now())).date)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const move = useCommand('referral.move')
  const states = referralStates.filter((state) => state !== 'sent' && mayMove(referral.state, state))
  return (
    <Dialog
      title={t('referrals:answerTitle', { number: referral.number, partner: referral.partnerName })}
      isOpen
      onClose={onClose}
    >
      <form
        className="stack"
        onSubmit={async (event) => {
          event.preventDefault()
          const missing: Problem[] = []
          if (to === null) missing.push({ message: t('referrals:needAnswer') })
          if ((to === 'declined' || to === 'unable') && reason.trim() === '') {
            missing.push({ message: t('referrals:needReason'), fieldId: 'answer-reason' })
          }
          if (on === null) missing.push({ message: t('referrals:needDate'), fieldId: 'answer-on' })
          setProblems(missing)
          if (to === null || on === null || missing.length > 0) return
          const { referralId, personId } = referral
          const result = await move.run({ referralId, personId, to, reason, on })
          if (!result.ok) {
            setProblems([{ message: result.error.message }])
            return
          }
          const said = t('referrals:answered', {
            number: referral.number,
            state: referralStateLabels[to].toLowerCase(),
          })
          useToasts.getState().show(said, result.commandId)
          onClose()
        }}
      >
        <ErrorSummary problems={problems} />
        <p className="quiet">
          {t('referrals:answerAbout', {
            name: referral.personName,
            needs: referral.categories.map((category) => needCategories[category].label).join(', '),
          })}
        </p>
        <RadioGroup
          label={t('referrals:answerTo')}
          options={states.map((key) => ({ key, label: t(`referrals:answers.${key}`) }))}
          value={to}
          onChange={setTo}
        />
        <TextArea
          id="answer-reason"
          label={t('referrals:answerReason')}
          hint={t('referrals:answerReasonHint')}
          value={reason}
          rows={3}
          maxLength={1000}
          onChange={setReason}
        />
        <DateField id="answer-on" label={t('referrals:answerOn')} value={on} onChange={setOn} />
        <div className="row">
          <Button type="submit" kind="primary" isDisabled={move.pending}>
            {t('common:save')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
