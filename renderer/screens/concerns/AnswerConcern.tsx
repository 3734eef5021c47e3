import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConcernRow, minutesWaited } from '../../../shared/domain/concern.ts'
import { instantOf } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { showWait } from '../../show/show-wait.ts'
import { useToasts } from '../../stores/toasts.ts'

export interface ConcernAnswer {
  readonly what: 'acknowledge' | 'close'
  readonly row: ConcernRow
}

/** A supervisor takes a concern on, or closes it, saying how it ended. */
export function AnswerConcern({ what, row, onDone }: ConcernAnswer & { onDone: () => void }) {
  const { t } = useTranslation(['concerns', 'common'])
  const [words, setWords] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const acknowledge = useCommand('concern.acknowledge')
  const close = useCommand('concern.close')
  const { concernId, personName: name } = row
  const answer = async () => {
    if (what === 'close' && words.trim() === '') {
      return setProblems([{ message: t('concerns:needOutcome'), fieldId: 'concern-answer' }])
    }
    const result =
      what === 'close'
        ? await close.run({ concernId, outcome: words })
        : await acknowledge.run({ concernId, note: words })
    if (!result.ok) return setProblems([{ message: result.error.message }])
    const wait = showWait(minutesWaited(row.raisedAt, instantOf(Date.now())))
    const said = what === 'close' ? t('concerns:closed', { name }) : t('concerns:acknowledged', { name, wait })
    useToasts.getState().show(said, result.commandId)
    onDone()
  }
  return (
    <Dialog
      title={t(what === 'close' ? 'concerns:closeTitle' : 'concerns:acknowledgeTitle', { name })}
      isOpen
      onClose={onDone}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          answer()
        }}
      >
        <ErrorSummary problems={problems} />
        <p>{t(what === 'close' ? 'concerns:closeText' : 'concerns:acknowledgeText')}</p>
        <p className="timeline-words">{row.seen}</p>
        <TextArea
          id="concern-answer"
          label={t(what === 'close' ? 'concerns:outcome' : 'concerns:acknowledgeNote')}
          value={words}
          rows={3}
          maxLength={10_000}
          onChange={setWords}
        />
        <div className="row">
          <Button type="submit" kind="primary" isDisabled={acknowledge.pending || close.pending}>
            {t(what === 'close' ? 'concerns:closeDo' : 'concerns:acknowledgeDo')}
          </Button>
          <Button onPress={onDone}>{t('common:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
