import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { type CallId, PersonId } from '../../../shared/domain/ids.ts'
import { ErrorSummary } from '../../components/ErrorSummary.tsx'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { Timeline } from '../case/Timeline.tsx'
import { AroundThem } from './AroundThem.tsx'
import { CallFacts } from './CallFacts.tsx'
import { CallHeader } from './CallHeader.tsx'
import { ConcernPanel } from './ConcernPanel.tsx'
import { ConsentPanel } from './ConsentPanel.tsx'
import { HouseholdPanel } from './HouseholdPanel.tsx'
import { InterpreterStep } from './InterpreterStep.tsx'
import { NeedsBefore } from './NeedsBefore.tsx'
import { NeedsPanel } from './NeedsPanel.tsx'
import { NotePanel } from './NotePanel.tsx'
import { NumbersPanel } from './NumbersPanel.tsx'
import { OutcomePanel } from './OutcomePanel.tsx'
import { SaveBar } from './SaveBar.tsx'
import { ScriptPanel } from './ScriptPanel.tsx'
import { useConcern } from './useConcern.ts'
import { useSaveCall } from './useSaveCall.ts'

/**
 * One screen for the whole call: who they are and what is around them on the left, script and note in the middle, needs
 * and consent on the right; outcome, next step and saving at the foot, always in reach. In one column, and by the Tab key,
 * it is the order of a call: what is around them comes after what is said and saved.
 */
export function CallDesk({ file, callId }: { file: CaseFile; callId: CallId | null }) {
  const { t } = useTranslation('call')
  const then = PersonId.safeParse(useCallInHand((state) => state.draft?.forms.steps?.next))
  const thenPerson = then.success ? then.data : null
  const save = useSaveCall(file, thenPerson)
  const note = useRef<HTMLTextAreaElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const concern = useConcern(heading)
  const direction = useCallInHand((state) => state.draft?.direction ?? 'outbound')

  // A draft that was taken up again: the cursor goes where it stood.
  useEffect(() => {
    const { draft } = useCallInHand.getState()
    if (draft?.note && note.current) {
      note.current.focus()
      note.current.setSelectionRange(draft.cursor, draft.cursor)
    } else {
      // Another person: from the top, where it also says what became of the call before.
      heading.current?.focus()
      heading.current?.closest('main')?.scrollTo(0, 0)
      document.scrollingElement?.scrollTo(0, 0)
    }
  }, [])

  useShortcut('t', t('keyNote'), () => note.current?.focus())
  useShortcut('ctrl+enter', t('saveNext'), () => save.save('next'))
  useShortcut('ctrl+shift+enter', t('save'), () => save.save('work'))

  return (
    <div className="call">
      <div className="call-top">
        <CallHeader file={file} heading={heading} onRelease={save.release} onConcern={concern.open} />
        <ConcernPanel concern={concern} />
        <ErrorSummary problems={save.problems} />
        {file.hold === null ? <InterpreterStep file={file} /> : null}
      </div>
      <div className="call-part call-who">
        <NumbersPanel file={file} held={file.hold !== null} inbound={direction === 'inbound'} />
        <HouseholdPanel people={file.household} chosen={thenPerson} />
      </div>
      <div className="call-part call-middle">
        <ScriptPanel file={file} />
        <NotePanel noteRef={note} />
      </div>
      <div className="call-part call-needs">
        <NeedsPanel file={file} />
        <ConsentPanel file={file} />
        <NeedsBefore file={file} />
      </div>
      <div className="call-dock">
        <OutcomePanel file={file} />
        <SaveBar file={file} save={save} />
      </div>
      <div className="call-part call-around">
        <AroundThem file={file} callId={callId} />
        <CallFacts file={file} />
        <section className="panel">
          <h2 className="label">{t('before')}</h2>
          {file.timeline.length === 0 ? <p className="quiet">{t('nothingBefore')}</p> : null}
          <Timeline entries={file.timeline} />
        </section>
      </div>
    </div>
  )
}
