import { useTranslation } from 'react-i18next'
import type { MessageRow } from '../../../shared/domain/message.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { showMoment } from '../../show/show-moment.ts'
import { WorkList } from './WorkList.tsx'

/** What a supervisor wrote: each stays until it has been read. */
export function MessagesPanel({ messages }: { messages: readonly MessageRow[] }) {
  const { t } = useTranslation('work')
  const read = useCommand('message.read')
  if (messages.length === 0) return null
  return (
    <section className="panel message-panel">
      {read.error ? (
        <Notice tone="danger" says>
          {read.error.message}
        </Notice>
      ) : null}
      <WorkList
        title={t('messages', { count: messages.length })}
        rank={2}
        rows={messages}
        atFirst={2}
        line={(message) => (
          <li key={message.messageId} className="work-line">
            <div className="message-line">
              <div className="grow">
                <p className="message-words">{message.text}</p>
                <span className="quiet small">
                  {t('messageFrom', { by: message.by, when: showMoment(message.at) })}
                </span>
              </div>
              <Button
                aria-label={t('messageReadOf', { by: message.by, when: showMoment(message.at) })}
                isDisabled={read.pending}
                onPress={() => read.run({ messageId: message.messageId })}
              >
                {t('messageRead')}
              </Button>
            </div>
          </li>
        )}
      />
    </section>
  )
}
