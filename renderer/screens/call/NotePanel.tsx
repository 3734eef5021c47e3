import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../../components/KeyHint.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useCallInHand } from '../../stores/call-in-hand.ts'

/** The note: saved at every pause in typing, and it says when. Esc leaves it, so that the single keys work again. */
export function NotePanel({ noteRef }: { noteRef: Ref<HTMLTextAreaElement> }) {
  const { t } = useTranslation('call')
  const note = useCallInHand((state) => state.draft?.note ?? '')
  const cursor = useCallInHand((state) => state.draft?.cursor ?? 0)
  const change = useCallInHand((state) => state.change)
  return (
    <section className="panel note">
      <TextArea
        id="note"
        label={t('note')}
        hint={<SavedWords />}
        rows={4}
        maxLength={10_000}
        value={note}
        textRef={noteRef}
        onChange={(text) => change({ note: text })}
        onSelect={(event) => {
          const at = event.currentTarget.selectionStart
          if (at !== cursor) change({ cursor: at })
        }}
      />
      <LeaveKey />
    </section>
  )
}

function LeaveKey() {
  const { t } = useTranslation('call')
  return (
    <span className="quiet small note-keys">
      <KeyHint keys="t" /> {t('keyNote')} · <KeyHint keys="escape" /> {t('keyLeave')}
    </span>
  )
}

function SavedWords() {
  const { t } = useTranslation('call')
  const lastSavedAt = useCallInHand((state) => state.lastSavedAt)
  return <>{lastSavedAt ? t('saved', { time: clockWithSeconds.format(Date.parse(lastSavedAt)) }) : t('notSaved')}</>
}

const clockWithSeconds = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Europe/London' })
