import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../components/ErrorSummary.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'
import { LineForm } from './LineForm.tsx'
import type { Promised } from './promised.ts'

/** Takes a promise back, with the reason. */
export function DropCallback({ callback, onClose }: { callback: Promised; onClose: () => void }) {
  const { t } = useTranslation('work')
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const drop = useCommand('callback.drop')
  const { personId, name } = callback

  const save = async () => {
    if (reason.trim() === '') {
      setProblems([{ message: t('callback.needReason'), fieldId: 'drop-callback' }])
      return
    }
    const result = await drop.run({ personId, reason })
    if (!result.ok) {
      setProblems([{ message: result.error.message }])
      return
    }
    useToasts.getState().show(t('callback.dropped', { name }), result.commandId)
    onClose()
  }
  return (
    <LineForm
      label={t('callback.dropOf', { name })}
      save={t('dropSave')}
      problems={problems}
      pending={drop.pending}
      onSave={save}
      onClose={onClose}
    >
      <TextField id="drop-callback" label={t('callback.why')} value={reason} maxLength={1000} onChange={setReason} />
    </LineForm>
  )
}
