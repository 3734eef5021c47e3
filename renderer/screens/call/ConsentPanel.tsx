import { useTranslation } from 'react-i18next'
import type { CallDraft } from '../../../shared/domain/call.ts'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { answerConsent } from './draft-changes.ts'

const answers = ['notAsked', 'given', 'refused'] as const

/** Consent to pass details on, in the resident's words. Nobody has been asked until somebody asks. */
export function ConsentPanel() {
  const { t } = useTranslation('call')
  const consent = useCallInHand((state) => state.draft?.consents.find((one) => one.recipient === null))
  const answer = (given: (typeof answers)[number]) => {
    const { draft, change } = useCallInHand.getState()
    if (draft) change(answerConsent(draft, given === 'notAsked' ? null : given))
  }
  const reword = (changes: Partial<CallDraft['consents'][number]>) => {
    const { draft, change } = useCallInHand.getState()
    if (!draft) return
    change({ consents: draft.consents.map((one) => (one.recipient === null ? { ...one, ...changes } : one)) })
  }
  useShortcut('y', t('keyConsentGiven'), () => answer('given'))
  useShortcut('x', t('keyConsentRefused'), () => answer('refused'))
  const keys = { notAsked: '', given: '  Y', refused: '  X' }
  return (
    <section className="panel stack" aria-label={t('consent')}>
      <RadioGroup
        label={t('consent')}
        strip
        options={answers.map((key) => ({ key, label: `${t(`consentAnswer.${key}`)}${keys[key]}` }))}
        value={consent?.answer === 'given' || consent?.answer === 'refused' ? consent.answer : 'notAsked'}
        onChange={answer}
      />
      {consent ? (
        <>
          <TextField
            label={t('consentWords')}
            value={consent.words}
            maxLength={2000}
            onChange={(words) => reword({ words })}
          />
          <TextField
            label={t('consentGivenBy')}
            value={consent.givenBy}
            maxLength={300}
            onChange={(givenBy) => reword({ givenBy })}
          />
        </>
      ) : null}
    </section>
  )
}
