import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'wouter'
import type { CaseFile, TimelineEntry } from '../../../shared/domain/case-file.ts'
import { PersonId } from '../../../shared/domain/ids.ts'
import { showNhsNumber } from '../../../shared/domain/nhs-number.ts'
import { holdReasonLabels } from '../../../shared/domain/resident.ts'
import { mayActAs } from '../../../shared/domain/staff.ts'
import { showDate, showTime } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { showLanguage } from '../../show/show-language.ts'
import { showMoment } from '../../show/show-moment.ts'
import { useSession } from '../../stores/session.ts'
import { useToasts } from '../../stores/toasts.ts'
import { useBeginCall } from '../call/useBeginCall.ts'
import { OpenConcerns } from '../concerns/OpenConcerns.tsx'
import { CaseActions } from './CaseActions.tsx'
import { CaseParts, CasePeople } from './CaseParts.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { FactsTable } from './FactsTable.tsx'
import { Flags } from './Flags.tsx'
import { useScreenForms } from './forms.ts'
import { MovedAway } from './MovedAway.tsx'
import { Timeline } from './Timeline.tsx'

/** One person's whole file. */
export function CaseScreen() {
  const { t } = useTranslation('caseFile')
  const { personId } = useParams()
  const id = PersonId.safeParse(personId)
  const file = useQuery('case.open', id.success ? { personId: id.data } : null)
  if (file.error && !file.data) {
    return (
      <div className="screen">
        <h1>{t('title')}</h1>
        <Notice tone="danger" says>
          {file.error.message}
        </Notice>
      </div>
    )
  }
  if (!file.data) return <div className="screen">{file.slow ? <Skeleton lines={10} /> : null}</div>
  return <WholeFile key={file.data.person.personId} file={file.data} />
}

function WholeFile({ file }: { file: CaseFile }) {
  const { t } = useTranslation('caseFile')
  const [, navigate] = useLocation()
  const session = useSession((state) => state.session)
  const begin = useBeginCall()
  const [erasing, setErasing] = useState(false)
  const forms = useScreenForms()
  const { person, hold, callback } = file
  const mine = file.lists.find((list) => list.handlerId === session?.staffId) ?? file.lists[0]
  const number = file.phones.find((phone) => phone.preferred && !phone.bad) ?? file.phones.find((phone) => !phone.bad)
  const ring = (direction: 'outbound' | 'inbound') =>
    begin({
      personId: person.personId,
      listId: direction === 'outbound' ? (mine?.listId ?? null) : null,
      number: direction === 'outbound' ? (number?.digits ?? null) : null,
      direction,
    })
  useShortcut('r', t('call'), () => ring('outbound'), { enabled: hold === null })
  useShortcut('i', t('inbound'), () => ring('inbound'))

  const facts = [
    file.age === null ? '' : String(file.age),
    person.dateOfBirth ? showDate(person.dateOfBirth) : '',
    [person.address, person.postcode].filter(Boolean).join(' '),
    person.ward ?? '',
    person.nhsNumber
      ? `NHS ${/^\d{10}$/.test(person.nhsNumber) ? showNhsNumber(person.nhsNumber) : person.nhsNumber}`
      : '',
    person.language && person.language !== 'en' ? showLanguage(person.language) : '',
  ]
  return (
    <div className="screen">
      <header className="stack-tight">
        <div className="spread">
          <div className="row">
            <h1>
              {person.name}{' '}
              {person.nativeName ? <span lang={person.language ?? 'und'}>{person.nativeName}</span> : null}
            </h1>
            <Tag>{t('caseNumber', { number: file.caseNumber })}</Tag>
          </div>
          <div className="row">
            <Button keys="i" onPress={() => ring('inbound')}>
              {t('inbound')}
            </Button>
            {hold === null ? (
              <Button kind="primary" keys="r" onPress={() => ring('outbound')}>
                {t('call')}
              </Button>
            ) : null}
          </div>
        </div>
        <p className="quiet">{facts.filter(Boolean).join(' · ')}</p>
        <OpenConcerns concerns={file.concerns} />
        {hold ? (
          <Notice tone="danger">
            <b>{t('held', { reason: holdReasonLabels[hold] })}.</b> {t('heldText')}
          </Notice>
        ) : null}
        {file.values.whereabouts === 'movedAway' ? <MovedAway personId={person.personId} name={person.name} /> : null}
        <Flags file={file} />
        {callback ? (
          <Notice>
            {t('callback', {
              when: callback.until
                ? t('window', { from: showMoment(callback.at), until: showTime(callback.until) })
                : showMoment(callback.at),
              by: callback.handlerName ? t('callbackBy', { name: callback.handlerName }) : '',
              note: callback.note,
            })}
          </Notice>
        ) : null}
      </header>
      <CaseActions
        file={file}
        {...(session && mayActAs(session.role, 'supervisor') ? { onErase: () => setErasing(true) } : {})}
      />
      <div className="case">
        <div className="stack">
          <CaseParts file={file} forms={forms} />
        </div>
        <div className="stack">
          <section className="panel">
            <h2>{t('timeline')}</h2>
            <Timeline
              entries={file.timeline}
              action={(entry) => (isFirstOfItsCommand(entry, file.timeline) ? <UndoEntry entry={entry} /> : null)}
            />
          </section>
        </div>
        <div className="stack">
          <CasePeople file={file} forms={forms} />
          <FactsTable file={file} />
        </div>
      </div>
      {erasing ? (
        <EraseDialog
          person={person}
          onClose={() => setErasing(false)}
          onErased={() => {
            useToasts.getState().show(t('erased'))
            navigate('/')
          }}
        />
      ) : null}
    </div>
  )
}

const undoable: readonly TimelineEntry['kind'][] = [
  ...(['call', 'need', 'consent', 'referral', 'note', 'confirmed'] as const),
  ...(['contactAdded', 'contactChanged', 'contactRemoved', 'warningAdded', 'warningEnded'] as const),
  ...(['taskAdded', 'taskChanged', 'recurrence', 'delivery', 'ladderTaken', 'ladderGiven'] as const),
]

/** One command makes several entries, and is undone whole: at the call, or else at the first of them. */
function isFirstOfItsCommand(entry: TimelineEntry, timeline: readonly TimelineEntry[]): boolean {
  const together = timeline.filter((other) => other.command === entry.command)
  return entry === (together.find((other) => other.kind === 'call') ?? together[0])
}

/** Undo for what the reader's own hub logged; the store says where it may not be. */
function UndoEntry({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation('caseFile')
  const undo = useCommand('command.undo')
  const me = useSession((state) => state.session?.name)
  if (!undoable.includes(entry.kind) || entry.by !== me) return null
  return (
    <div className="small">
      <button
        type="button"
        className="link-button"
        disabled={undo.pending}
        onClick={async () => {
          const result = await undo.run({ undo: entry.command })
          if (!result.ok) useToasts.getState().show(result.error.message)
        }}
      >
        {t('undo')}
      </button>
    </div>
  )
}
