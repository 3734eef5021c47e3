import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallDraft } from '../../../shared/domain/call.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { isEmptyConcern } from '../../../shared/domain/concern.ts'
import { showNhsNumber } from '../../../shared/domain/nhs-number.ts'
import { holdReasonLabels } from '../../../shared/domain/resident.ts'
import { millisecondsOf, showDate } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useNow } from '../../hooks/useNow.ts'
import { showLanguage } from '../../show/show-language.ts'
import { showLength } from '../../show/show-length.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { OpenConcerns } from '../concerns/OpenConcerns.tsx'

interface Props {
  file: CaseFile
  heading: Ref<HTMLHeadingElement>
  onRelease: () => void
  onConcern: () => void
}

/** Who it is, what matters before speaking, and how long the call has lasted. */
export function CallHeader({ file, heading, onRelease, onConcern }: Props) {
  const { t } = useTranslation(['call', 'concerns'])
  const { person, values, age, hold } = file
  const direction = useCallInHand((state) => state.draft?.direction ?? 'outbound')
  const nhs = person.nhsNumber
    ? t('nhs', { number: /^\d{10}$/.test(person.nhsNumber) ? showNhsNumber(person.nhsNumber) : person.nhsNumber })
    : ''
  const facts = [
    age === null ? '' : `${age}`,
    person.dateOfBirth ? t('born', { date: showDate(person.dateOfBirth) }) : '',
    [person.address, person.postcode].filter(Boolean).join(' '),
    nhs + (nhs && person.nhsNumberDoubtful ? ` (${t('nhsDoubtful')})` : ''),
  ]
  const [asking, setAsking] = useState(false)
  const language = person.language && person.language !== 'en' ? showLanguage(person.language) : ''
  return (
    <header className="call-header">
      <div className="spread">
        <div className="row">
          <h1 ref={heading} tabIndex={-1}>
            {person.name} {person.nativeName ? <span lang={person.language ?? 'und'}>{person.nativeName}</span> : null}
          </h1>
          <Tag tone="action">{t(direction)}</Tag>
          {language ? (
            <Tag tone="care">
              {language}
              {values.interpreter === 'yes' ? `, ${t('interpreter')}` : ''}
            </Tag>
          ) : null}
        </div>
        <div className="row">
          <Timer />
          <Button kind="danger" keys="g" onPress={onConcern}>
            {t('concerns:button')}
          </Button>
          <Button
            kind="quiet"
            onPress={() => (hasWords(useCallInHand.getState().draft) ? setAsking(true) : onRelease())}
          >
            {t('putDown')}
          </Button>
        </div>
      </div>
      <Dialog title={t('putDownTitle')} isOpen={asking} onClose={() => setAsking(false)} alert>
        <p>{t('putDownText')}</p>
        <div className="row">
          <Button kind="danger" onPress={onRelease}>
            {t('putDown')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('putDownNot')}</Button>
        </div>
      </Dialog>
      <p className="quiet">{facts.filter(Boolean).join(' · ')}</p>
      <OpenConcerns concerns={file.concerns} />
      {hold ? (
        <Notice tone="danger" says>
          <b>{t('held', { reason: holdReasonLabels[hold] })}.</b>{' '}
          {t(direction === 'inbound' ? 'heldInbound' : 'heldText')}
        </Notice>
      ) : null}
      <div className="row">
        {values.accessNeeds ? <Tag tone="care">⚠ {values.accessNeeds}</Tag> : null}
        {values.safeToSpeak ? <Tag tone="care">⚠ {values.safeToSpeak}</Tag> : null}
        {values.voicemail === 'notAllowed' ? <Tag tone="care">{t('voicemailNotAllowed')}</Tag> : null}
        {values.livesAlone === 'yes' ? <Tag tone="care">{t('livesAlone')}</Tag> : null}
        {values.relayUk === 'yes' ? <Tag tone="care">{t('relayUk')}</Tag> : null}
        {values.britishSignLanguage === 'yes' ? <Tag tone="care">{t('britishSignLanguage')}</Tag> : null}
        {values.largePrint === 'yes' ? <Tag>{t('largePrint')}</Tag> : null}
        {values.disability ? <Tag>{values.disability}</Tag> : null}
      </div>
    </header>
  )
}

/** Whether something was typed or ticked that putting the call down would throw away. */
function hasWords(draft: CallDraft | null): boolean {
  return (
    draft !== null &&
    (draft.note.trim() !== '' ||
      draft.needs.length > 0 ||
      Object.keys(draft.confirmed).length > 0 ||
      (draft.concern !== undefined && !isEmptyConcern(draft.concern)))
  )
}

/** How long the call has lasted; End stops the clock that is shown. */
function Timer() {
  const { t } = useTranslation('call')
  const startedAt = useCallInHand((state) => state.draft?.startedAt ?? null)
  const [endedAt, setEndedAt] = useState<number | null>(null)
  const now = useNow(1000)
  if (!startedAt) return null
  return (
    <>
      <time className="call-timer">{showLength((endedAt ?? now) - millisecondsOf(startedAt))}</time>
      <Button isDisabled={endedAt !== null} onPress={() => setEndedAt(Date.now())}>
        <span aria-hidden="true">■</span> {endedAt === null ? t('end') : t('ended')}
      </Button>
    </>
  )
}
