import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteId, PersonId } from '../../../shared/domain/ids.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary } from '../../components/ErrorSummary.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { newId } from '../../new-id.ts'
import { useToasts } from '../../stores/toasts.ts'

/** A note in the case file. */
export function AddNote({ personId, onDone }: { personId: PersonId; onDone: () => void }) {
  const { t } = useTranslation(['caseFile', 'common'])
  const [text, setText] = useState('')
  const [noteId] = useState(() => newId<NoteId>())
  const [empty, setEmpty] = useState(false)
  const add = useCommand('note.add')
  const message = empty ? t('caseFile:writeNote') : add.error?.message
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault()
        setEmpty(!text.trim())
        if (!text.trim()) return
        const result = await add.run({ noteId, personId, text })
        if (!result.ok) return
        useToasts.getState().show(t('caseFile:done.note'), result.commandId)
        onDone()
      }}
    >
      <ErrorSummary problems={message ? [{ message, fieldId: 'new-note' }] : []} />
      <TextArea id="new-note" label={t('caseFile:noteText')} value={text} maxLength={10_000} onChange={setText} />
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={add.pending}>
          {t('common:save')}
        </Button>
        <Button onPress={onDone}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}
