import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { outcomes } from '../../../shared/codes/outcomes.ts'
import { sources } from '../../../shared/codes/sources.ts'
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
import { showLength } from '../../show/show-length.ts'
import { showMoment } from '../../show/show-moment.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { Flags } from '../case/Flags.tsx'
import { unsavedForms } from '../case/forms.ts'
import { OpenConcerns } from '../concerns/OpenConcerns.tsx'

interface Props {
  file: CaseFile
  heading: Ref<HTMLHeadingElement>
  onRelease: () => void
  onConcern: () => void
}

/** Who it is, what matters before speaking, how we know them, and how long the call has lasted. */
export function CallHeader({ file, heading, onRelease, onConcern }: Props) {
  const { t } = useTranslation(['call', 'concerns'])
  const { person, age, hold } = file
  const direction = useCallInHand((state) => state.draft?.direction ?? 'outbound')
  const [asking, setAsking] = useState(false)
  const nhs = person.nhsNumber
    ? t('nhs', { number: /^\d{10}$/.test(person.nhsNumber) ? showNhsNumber(person.nhsNumber) : person.nhsNumber })
    : ''
  const facts = [
    age === null ? '' : t('age', { count: age }),
    person.dateOfBirth ? t('born', { date: showDate(person.dateOfBirth) }) : '',
    [person.address, person.postcode].filter(Boolean).join(' '),
    nhs + (nhs && person.nhsNumberDoubtful ? ` (${t('nhsDoubtful')})` : ''),
  ]
  return (
    <header className="call-header">
      <div className="spread">
        <div className="row">
          <h1 ref={heading} tabIndex={-1}>
            {person.name} {person.nativeName ? <span lang={person.language ?? 'und'}>{person.nativeName}</span> : null}
          </h1>
          <Tag tone="action">{t(direction)}</Tag>
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
      <OpenConcerns concerns={file.concerns} />
      {hold ? (
        <Notice tone="danger" says>
          <b>{t('held', { reason: holdReasonLabels[hold] })}.</b>{' '}
          {t(direction === 'inbound' ? 'heldInbound' : 'heldText')}
        </Notice>
      ) : null}
      <Flags file={file} inCall />
      <div className="call-known quiet">
        <span>{facts.filter(Boolean).join(' · ')}</span>
        <span className="small">
          <KnownFrom file={file} /> <LastTime file={file} />
        </span>
      </div>
    </header>
  )
}

/** Which lists and registrations say that they exist, and of when those are. */
function KnownFrom({ file }: { file: CaseFile }) {
  const { t } = useTranslation('call')
  const from = file.residents.map(({ source, statedOn, listed }) =>
    [
      sources[source].label,
      statedOn ? `, ${showDate(statedOn)}` : '',
      listed || source === 'call' ? '' : ` (${t('notListed')})`,
    ].join(''),
  )
  return <>{t('knownFrom', { from: [...new Set(from)].join('; ') })}</>
}

/** Why they are being called again: what came of the last time. */
function LastTime({ file }: { file: CaseFile }) {
  const { t } = useTranslation('call')
  const calls = file.timeline.filter((entry) => entry.kind === 'call').filter((entry) => !entry.withdrawn)
  const last = calls.reduce<(typeof calls)[number] | null>(
    (latest, entry) => (latest && latest.at >= entry.at ? latest : entry),
    null,
  )
  if (!last) return <>{t('firstTime')}</>
  return <>{t('lastTime', { count: calls.length, when: showMoment(last.at), outcome: outcomes[last.outcome].label })}</>
}

/** Whether something was typed or ticked that putting the call down would throw away. */
function hasWords(draft: CallDraft | null): boolean {
  return (
    draft !== null &&
    (draft.note.trim() !== '' ||
      draft.needs.length > 0 ||
      draft.also.length > 0 ||
      draft.consents.length > 0 ||
      Object.keys(draft.confirmed).length > 0 ||
      unsavedForms(draft.forms).length > 0 ||
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
