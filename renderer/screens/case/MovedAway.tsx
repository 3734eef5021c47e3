import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonId } from '../../../shared/domain/ids.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { Notice } from '../../components/Notice.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useIsSupervisor } from '../../hooks/useIsSupervisor.ts'
import { useToasts } from '../../stores/toasts.ts'

/** That somebody is recorded as moved away; a supervisor can take it back, with the reason. */
export function MovedAway({ personId, name }: { personId: PersonId; name: string }) {
  const { t } = useTranslation(['caseFile', 'common'])
  const isSupervisor = useIsSupervisor()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const resolve = useCommand('resident.resolveHold')
  return (
    <Notice tone="care">
      <div className="spread">
        <span>{t('caseFile:movedAway')}</span>
        {isSupervisor ? <Button onPress={() => setAsking(true)}>{t('caseFile:stillHere')}</Button> : null}
      </div>
      <Dialog title={t('caseFile:stillHereTitle', { name })} isOpen={asking} onClose={() => setAsking(false)}>
        <form
          className="stack"
          onSubmit={async (event) => {
            event.preventDefault()
            if (reason.trim() === '') {
              setProblems([{ message: t('caseFile:stillHereReason'), fieldId: 'still-here-reason' }])
              return
            }
            const result = await resolve.run({ personId, field: 'whereabouts', to: 'home', reason })
            if (!result.ok) {
              setProblems([{ message: result.error.message }])
              return
            }
            setAsking(false)
            useToasts.getState().show(t('caseFile:stillHereDone', { name }), result.commandId)
          }}
        >
          <ErrorSummary problems={problems} />
          <TextArea
            id="still-here-reason"
            label={t('caseFile:stillHereReason')}
            value={reason}
            rows={3}
            maxLength={1000}
            onChange={setReason}
          />
          <div className="row">
            <Button type="submit" kind="primary" isDisabled={resolve.pending}>
              {t('caseFile:stillHere')}
            </Button>
            <Button onPress={() => setAsking(false)}>{t('common:cancel')}</Button>
          </div>
        </form>
      </Dialog>
    </Notice>
  )
}
