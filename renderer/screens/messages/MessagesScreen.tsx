import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageId, StaffId } from '../../../shared/domain/ids.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { StaffSelect } from '../../components/StaffSelect.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { newId } from '../../new-id.ts'
import { useSession } from '../../stores/session.ts'
import { useToasts } from '../../stores/toasts.ts'

/** A supervisor's words to one of the staff or to everybody: they see them on My work until they have read them. */
export function MessagesScreen() {
  const { t } = useTranslation('messages')
  const me = useSession((state) => state.session?.staffId ?? null)
  const [messageId, setMessageId] = useState(() => newId<MessageId>())
  const [to, setTo] = useState<StaffId | null>(null)
  const [text, setText] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const send = useCommand('message.send')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') {
      setProblems([{ message: t('needText'), fieldId: 'message-text' }])
      return
    }
    const result = await send.run({ messageId, to, text })
    if (!result.ok) {
      setProblems([{ message: result.error.message }])
      return
    }
    useToasts.getState().show(t('sent'))
    setProblems([])
    setText('')
    setMessageId(newId<MessageId>())
  }
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      <form className="panel stack message-form" onSubmit={submit}>
        <ErrorSummary problems={problems} />
        <StaffSelect label={t('to')} value={to} onChange={setTo} nobody={t('everybody')} besides={me} />
        <TextArea
          id="message-text"
          label={t('text')}
          hint={t('textHint')}
          value={text}
          rows={5}
          maxLength={2000}
          onChange={setText}
        />
        <div className="row">
          <Button type="submit" kind="primary" isDisabled={send.pending}>
            {t('send')}
          </Button>
        </div>
      </form>
    </div>
  )
}
