import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { needCategories } from '../../../shared/codes/needs.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { consentAnswerLabels, consentPurposeLabels } from '../../../shared/domain/consent.ts'
import { referralStateLabels } from '../../../shared/domain/referral.ts'
import { Tag } from '../../components/Tag.tsx'
import { showMoment } from '../../show/show-moment.ts'
import { inOrder, toDial } from '../call/usable-numbers.ts'
import { ContactsPanel } from './ContactsPanel.tsx'
import type { Forms } from './forms.ts'
import { NeedPart } from './NeedPart.tsx'
import { TasksPanel } from './TasksPanel.tsx'
import { WarningsPanel } from './WarningsPanel.tsx'

/** Needs, tasks, consents, referrals and lists of a case file. */
export function CaseParts({ file, forms }: { file: CaseFile; forms: Forms }) {
  const { t } = useTranslation('caseFile')
  return (
    <>
      <section className="panel">
        <h2>{t('needs')}</h2>
        {file.needs.length === 0 ? <p className="quiet">{t('noNeeds')}</p> : null}
        <ul className="stack">
          {file.needs.map((need) => (
            <NeedPart key={need.needId} need={need} forms={forms} />
          ))}
        </ul>
      </section>
      <TasksPanel file={file} forms={forms} callId={null} />
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
                {[
                  showMoment(consent.askedAt),
                  consent.recordedBy,
                  consent.givenBy && t('givenByWhom', { who: consent.givenBy }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
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

/** Who may be rung and spoken to: their numbers, those who know them, those who live with them, and what visitors mind. */
export function CasePeople({ file, forms }: { file: CaseFile; forms: Forms }) {
  const { t } = useTranslation('caseFile')
  const byRelay = file.values.relayUk === 'yes'
  return (
    <>
      <section className="panel">
        <h2>{t('numbers')}</h2>
        <ul className="stack-tight">
          {inOrder(file.phones).map((phone) => (
            <li key={phone.digits} className={phone.bad ? 'struck' : ''}>
              {file.hold || phone.bad ? (
                phone.shown
              ) : (
                <a href={`tel:${toDial(phone.digits, byRelay)}`}>{phone.shown}</a>
              )}{' '}
              {phone.preferred ? <Tag>{t('preferred')}</Tag> : null}
            </li>
          ))}
        </ul>
      </section>
      <ContactsPanel file={file} forms={forms} callId={null} />
      <WarningsPanel file={file} forms={forms} callId={null} />
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
    </>
  )
}
