import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartnerRow } from '../../../shared/api.ts'
import type { CallDraft } from '../../../shared/domain/call.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { consentAnswerLabels } from '../../../shared/domain/consent.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { showMoment } from '../../show/show-moment.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { answerConsent } from './draft-changes.ts'

type Consent = CallDraft['consents'][number]
const answers = ['notAsked', 'given', 'refused'] as const
type Answer = (typeof answers)[number]

/**
 * Consent to pass details on, in the resident's words: to any partner who can help, and to one partner where they say
 * otherwise of it. Nobody has been asked until somebody asks.
 */
export function ConsentPanel({ file }: { file: CaseFile }) {
  const { t } = useTranslation(['call', 'caseFile'])
  const consents = useCallInHand((state) => state.draft?.consents) ?? []
  const partners = useQuery('partners.list', { category: null })
  const any = consents.find((one) => one.recipient === null)
  const own = consents.filter((one) => one.recipient !== null)
  const others = (partners.data ?? []).filter(
    (partner) => partner.active && !own.some((one) => one.recipient === partner.partnerId),
  )
  useShortcut('y', t('call:keyConsentGiven'), () => answer(null, 'given'))
  useShortcut('x', t('call:keyConsentRefused'), () => answer(null, 'refused'))
  const keys = { notAsked: '', given: '  Y', refused: '  X' }
  const details = useRef<HTMLElement>(null)
  const isAsked = consents.length > 0
  const wasAsked = useRef(isAsked)
  useEffect(() => {
    // Answered just now: the boxes for their words come into sight.
    if (isAsked && !wasAsked.current) details.current?.scrollIntoView({ block: 'nearest' })
    wasAsked.current = isAsked
  }, [isAsked])
  const before = file.consents.filter((one) => one.purpose === 'referral')
  return (
    <>
      <section className="panel stack-tight consent" aria-label={t('call:consent')}>
        <RadioGroup
          label={t('call:consent')}
          strip
          options={answers.map((key) => ({ key, label: `${t(`call:consentAnswer.${key}`)}${keys[key]}` }))}
          value={any ? answerOf(any) : 'notAsked'}
          onChange={(given) => answer(null, given)}
        />
        {before.length > 0 ? (
          <ul className="quiet small">
            {before.map((one) => (
              <li key={one.recipient ?? ''}>
                {t('call:consentBefore', {
                  answer: consentAnswerLabels[one.answer],
                  recipient: one.recipientName ?? t('caseFile:anyPartner'),
                  when: showMoment(one.askedAt),
                })}
              </li>
            ))}
          </ul>
        ) : null}
      </section>
      {isAsked ? (
        <section className="panel stack" aria-label={t('call:consentDetails')} ref={details}>
          {any ? <ConsentWords consent={any} file={file} /> : null}
          {own.map((one) => (
            <OnePartner
              key={one.recipient}
              consent={one}
              file={file}
              partner={partners.data?.find((partner) => partner.partnerId === one.recipient)}
            />
          ))}
          <Select
            label={t('call:consentPartner')}
            hideLabel
            placeholder={t('call:consentPartner')}
            options={others.map((partner) => ({ key: partner.partnerId as string, label: partner.name }))}
            value={null}
            onChange={(key) => {
              const partner = others.find((one) => one.partnerId === key)
              if (partner) answer(partner.partnerId, any?.answer === 'given' ? 'refused' : 'given')
            }}
          />
        </section>
      ) : null}
    </>
  )
}

function OnePartner({ consent, partner, file }: { consent: Consent; partner: PartnerRow | undefined; file: CaseFile }) {
  const { t } = useTranslation('call')
  return (
    <div className="need-detail">
      <RadioGroup
        label={partner?.name ?? ''}
        strip
        options={answers.map((key) => ({ key, label: t(`consentAnswer.${key}`) }))}
        value={answerOf(consent)}
        onChange={(given) => answer(consent.recipient, given)}
      />
      <ConsentWords consent={consent} file={file} />
    </div>
  )
}

/** In whose words, and whose they are: a contact may answer only where the resident's file says so. */
function ConsentWords({ consent, file }: { consent: Consent; file: CaseFile }) {
  const { t } = useTranslation('call')
  const mayAnswer = file.contacts.filter((contact) => contact.mayAnswer)
  const reword = (changes: Partial<Consent>) => {
    const { draft, change } = useCallInHand.getState()
    if (!draft) return
    change({
      consents: draft.consents.map((one) => (one.recipient === consent.recipient ? { ...one, ...changes } : one)),
    })
  }
  return (
    <div className="consent-words">
      <TextField
        label={t('consentWords')}
        value={consent.words}
        maxLength={2000}
        onChange={(words) => reword({ words })}
      />
      {mayAnswer.length > 0 ? (
        <Select
          label={t('consentBy')}
          options={[
            { key: '', label: t('consentByThem') },
            ...mayAnswer.map((contact) => ({ key: contact.contactId as string, label: contact.name })),
          ]}
          value={consent.contactId ?? ''}
          onChange={(key) => {
            const contact = mayAnswer.find((one) => one.contactId === key)
            reword({ contactId: contact?.contactId ?? null, givenBy: contact?.name ?? '' })
          }}
        />
      ) : null}
      {consent.contactId === null ? (
        <TextField
          label={t('consentGivenBy')}
          value={consent.givenBy}
          maxLength={300}
          onChange={(givenBy) => reword({ givenBy })}
        />
      ) : null}
    </div>
  )
}

function answerOf(consent: Consent): Answer {
  return consent.answer === 'withdrawn' ? 'refused' : consent.answer
}

function answer(recipient: PartnerId | null, given: Answer): void {
  const { draft, change } = useCallInHand.getState()
  if (draft) change(answerConsent(draft, recipient, given === 'notAsked' ? null : given))
}
