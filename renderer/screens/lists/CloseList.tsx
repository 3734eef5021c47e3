import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListRow } from '../../../shared/domain/list.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'
import { stillOpen } from './coverage-parts.ts'

/** Closing a list asks first, and says who would be left. */
export function CloseList({ list, onClose }: { list: ListRow; onClose: () => void }) {
  const { t } = useTranslation(['lists', 'common'])
  const [reason, setReason] = useState('')
  const close = useCommand('list.close')
  return (
    <Dialog title={t('lists:closeTitle', { name: list.name })} isOpen onClose={onClose} alert>
      <p>{t('lists:closeText', { count: stillOpen(list.coverage) })}</p>
      <TextField label={t('lists:closeReason')} value={reason} maxLength={500} onChange={setReason} />
      {close.error ? <p role="alert">{close.error.message}</p> : null}
      <div className="row">
        <Button
          kind="danger"
          isDisabled={close.pending}
          onPress={async () => {
            const result = await close.run({ listId: list.listId, reason })
            if (!result.ok) return
            useToasts.getState().show(t('lists:closeDone', { name: list.name }))
            onClose()
          }}
        >
          {t('lists:closeDo')}
        </Button>
        <Button onPress={onClose}>{t('common:cancel')}</Button>
      </div>
    </Dialog>
  )
}
