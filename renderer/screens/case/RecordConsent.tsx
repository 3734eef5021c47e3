import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import {
  type ConsentAnswer,
  type ConsentPurpose,
  consentAnswerLabels,
  consentAnswers,
  consentPurposeLabels,
  consentPurposes,
} from '../../../shared/domain/consent.ts'
import type { ContactId } from '../../../shared/domain/ids.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useToasts } from '../../stores/toasts.ts'

const hows = ['telephone', 'inWriting', 'inPerson'] as const

/** An answer about sharing: for what, with whom, how it was asked, in whose words. */
export function RecordConsent({ file, onDone }: { file: CaseFile; onDone: () => void }) {
  const { t } = useTranslation(['caseFile', 'common'])
  const partners = useQuery('partners.list', { category: null })
  const [purpose, setPurpose] = useState<ConsentPurpose>('referral')
  const [recipient, setRecipient] = useState('')
  const [answer, setAnswer] = useState<ConsentAnswer>('given')
  const [how, setHow] = useState<(typeof hows)[number]>('telephone')
  const [words, setWords] = useState('')
  const [givenBy, setGivenBy] = useState('')
  const [contactId, setContactId] = useState<ContactId | null>(null)
  const mayAnswer = file.contacts.filter((contact) => contact.mayAnswer)
  const record = useCommand('consent.record')
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault()
        const to = purpose === 'referral' && recipient ? recipient : null
        const { personId } = file.person
        const result = await record.run({ personId, purpose, recipient: to, answer, how, words, givenBy, contactId })
        if (!result.ok) return
        useToasts.getState().show(t('caseFile:done.consent'), result.commandId)
        onDone()
      }}
    >
      <ErrorSummary problems={record.error ? [{ message: record.error.message }] : []} />
      <Select
        label={t('caseFile:purpose')}
        options={consentPurposes.map((key) => ({ key, label: consentPurposeLabels[key] }))}
        value={purpose}
        onChange={setPurpose}
      />
      {purpose === 'referral' ? (
        <Select
          label={t('caseFile:recipient')}
          options={[
            { key: '', label: t('caseFile:anyPartner') },
            ...(partners.data ?? []).map((one) => ({ key: one.partnerId as string, label: one.name })),
          ]}
          value={recipient}
          onChange={setRecipient}
        />
      ) : null}
      <RadioGroup
        label={t('caseFile:answer')}
        strip
        options={consentAnswers.map((key) => ({ key, label: consentAnswerLabels[key] }))}
        value={answer}
        onChange={setAnswer}
      />
      <RadioGroup
        label={t('caseFile:how')}
        strip
        options={hows.map((key) => ({ key, label: t(`caseFile:hows.${key}`) }))}
        value={how}
        onChange={setHow}
      />
      <TextField label={t('caseFile:words')} value={words} maxLength={2000} onChange={setWords} />
      {mayAnswer.length > 0 ? (
        <Select
          label={t('caseFile:whoAnswered')}
          options={[
            { key: '', label: t('caseFile:themselves') },
            ...mayAnswer.map((contact) => ({ key: contact.contactId as string, label: contact.name })),
          ]}
          value={contactId ?? ''}
          onChange={(key) => {
            const contact = mayAnswer.find((one) => one.contactId === key)
            setContactId(contact?.contactId ?? null)
            setGivenBy(contact?.name ?? '')
          }}
        />
      ) : null}
      {contactId === null ? (
        <TextField label={t('caseFile:givenBy')} value={givenBy} maxLength={300} onChange={setGivenBy} />
      ) : null}
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={record.pending}>
          {t('common:save')}
        </Button>
        <Button onPress={onDone}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}
