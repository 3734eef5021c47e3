import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { needCategories, needStatuses, needStatusLabels, urgencyLabels } from '../../../shared/codes/needs.ts'
import type { CaseFile, NeedRow } from '../../../shared/domain/case-file.ts'
import { consentAnswerLabels, consentPurposeLabels } from '../../../shared/domain/consent.ts'
import { referralStateLabels } from '../../../shared/domain/referral.ts'
import { Button } from '../../components/Button.tsx'
import { Select } from '../../components/Select.tsx'
import { Tag } from '../../components/Tag.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { showMoment } from '../../show/show-moment.ts'
import { useToasts } from '../../stores/toasts.ts'

/** Needs, consents, referrals, numbers, household and lists of a case file. */
export function CaseParts({ file }: { file: CaseFile }) {
  const { t } = useTranslation('caseFile')
  return (
    <>
      <section className="panel">
        <h2>{t('needs')}</h2>
        {file.needs.length === 0 ? <p className="quiet">{t('noNeeds')}</p> : null}
        <ul className="stack">
          {file.needs.map((need) => (
            <NeedPart key={need.needId} need={need} />
          ))}
        </ul>
      </section>
      <section className="panel">
        <h2>{t('consents')}</h2>
        {file.consents.length === 0 ? <p className="quiet">{t('noConsents')}</p> : null}
        <ul className="stack">
          {file.consents.map((consent) => (
            <li key={`${consent.purpose} ${consent.recipient}`} className="stack-tight">
              <span>
                <Tag tone={consent.answer === 'given' ? 'good' : 'care'}>{consentAnswerLabels[consent.answer]}</Tag>{' '}
                {consentPurposeLabels[consent.purpose]}: {consent.recipientName ?? t('anyPartner')}
              </span>
              {consent.words ? <span className="timeline-words">“{consent.words}”</span> : null}
              <span className="quiet small">
                {[showMoment(consent.askedAt), consent.recordedBy, consent.givenBy].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel">
        <h2>{t('referrals')}</h2>
        {file.referrals.length === 0 ? <p className="quiet">{t('noReferrals')}</p> : null}
        <ul className="stack">
          {file.referrals.map((referral) => (
            <li key={referral.referralId} className="stack-tight">
              <span>
                <b>{referral.partnerName}</b> <Tag>{referralStateLabels[referral.state]}</Tag>
              </span>
              <span>{referral.categories.map((category) => needCategories[category].label).join(', ')}</span>
              {referral.blocked ? <span className="care">{referral.blocked}</span> : null}
              {referral.reason ? <span>{referral.reason}</span> : null}
              <span className="quiet small">
                {referral.number} · {showMoment(referral.madeAt)} · {referral.madeBy}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel">
        <h2>{t('numbers')}</h2>
        <ul className="stack-tight">
          {file.phones.map((phone) => (
            <li key={phone.digits} className={phone.bad ? 'struck' : ''}>
              {file.hold || phone.bad ? phone.shown : <a href={`tel:${phone.digits}`}>{phone.shown}</a>}
            </li>
          ))}
        </ul>
      </section>
      {file.household.length > 0 ? (
        <section className="panel">
          <h2>{t('household')}</h2>
          <ul className="stack-tight">
            {file.household.map((person) => (
              <li key={person.personId}>
                <Link href={`/case/${person.personId}`}>{person.name}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="panel">
        <h2>{t('lists')}</h2>
        {file.lists.length === 0 ? <p className="quiet">{t('noLists')}</p> : null}
        <ul className="stack-tight">
          {file.lists.map((list) => (
            <li key={list.listId}>
              {list.name} <span className="quiet">{list.handler ?? t('notShared')}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function NeedPart({ need }: { need: NeedRow }) {
  const { t } = useTranslation(['caseFile', 'common'])
  const [changing, setChanging] = useState(false)
  const [status, setStatus] = useState(need.status)
  const [reason, setReason] = useState('')
  const change = useCommand('need.change')
  const questions = needCategories[need.category].questions
  const answers = questions
    .map((question) => ({ question, answer: need.answers[question.id] }))
    .filter(({ answer }) => answer)
  return (
    <li className="stack-tight">
      <div className="spread">
        <span>
          <b>{needCategories[need.category].label}</b>{' '}
          <Tag tone={need.urgency === 'urgent' ? 'danger' : need.urgency === 'soon' ? 'care' : 'action'}>
            {urgencyLabels[need.urgency]}
          </Tag>{' '}
          <Tag tone={need.status === 'met' ? 'good' : 'action'}>{needStatusLabels[need.status]}</Tag>
        </span>
        <button type="button" className="link-button" aria-expanded={changing} onClick={() => setChanging(!changing)}>
          {t('caseFile:changeNeed')}
        </button>
      </div>
      {need.detail ? <span className="timeline-words">{need.detail}</span> : null}
      {answers.map(({ question, answer }) => (
        <span key={question.id} className="small">
          <span className="quiet">{question.label}</span> {answer}
        </span>
      ))}
      <span className="quiet small">
        {[showMoment(need.loggedAt), need.loggedBy, need.referredTo].filter(Boolean).join(' · ')}
      </span>
      {changing ? (
        <div className="row-end">
          <Select
            label={t('caseFile:status')}
            options={needStatuses.map((key) => ({ key, label: needStatusLabels[key] }))}
            value={status}
            onChange={setStatus}
          />
          <TextField label={t('caseFile:needReason')} value={reason} maxLength={1000} onChange={setReason} />
          <Button
            isDisabled={change.pending}
            onPress={async () => {
              const result = await change.run({ needId: need.needId, personId: need.personId, status, reason })
              if (!result.ok) return
              setChanging(false)
              useToasts.getState().show(t('caseFile:done.needChanged'), result.commandId)
            }}
          >
            {t('common:save')}
          </Button>
          {change.error ? <p role="alert">{change.error.message}</p> : null}
        </div>
      ) : null}
    </li>
  )
}
