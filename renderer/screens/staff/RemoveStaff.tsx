import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffRow } from '../../../shared/domain/session.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'

/** Removes somebody from the staff, after asking. */
export function RemoveStaff({ member, onClose }: { member: StaffRow; onClose: () => void }) {
  const { t } = useTranslation(['staff', 'common'])
  const [reason, setReason] = useState('')
  const remove = useCommand('staff.remove')
  return (
    <Dialog title={t('staff:removeTitle', { name: member.name })} isOpen onClose={onClose} alert>
      <p>{t('staff:removeText')}</p>
      <TextField label={t('staff:removeReason')} value={reason} maxLength={500} onChange={setReason} />
      {remove.error ? <p role="alert">{remove.error.message}</p> : null}
      <div className="row">
        <Button
          kind="danger"
          isDisabled={remove.pending}
          onPress={async () => {
            const result = await remove.run({ staffId: member.staffId, reason })
            if (!result.ok) return
            useToasts.getState().show(t('staff:removed', { name: member.name }))
            onClose()
          }}
        >
          {t('staff:removeDo')}
        </Button>
        <Button onPress={onClose}>{t('common:cancel')}</Button>
      </div>
    </Dialog>
  )
}
