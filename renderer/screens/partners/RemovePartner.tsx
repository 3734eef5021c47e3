import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartnerRow } from '../../../shared/api.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useToasts } from '../../stores/toasts.ts'

/** Takes a partner out of the directory, after asking. */
export function RemovePartner(props: { partner: PartnerRow; onClose: () => void; onRemoved: () => void }) {
  const { t } = useTranslation(['partners', 'common'])
  const { partner, onClose, onRemoved } = props
  const [reason, setReason] = useState('')
  const remove = useCommand('partner.remove')
  return (
    <Dialog title={t('partners:removeTitle', { name: partner.name })} isOpen onClose={onClose} alert>
      <p>{t('partners:removeText', { count: partner.openReferrals })}</p>
      <TextField label={t('partners:removeReason')} value={reason} maxLength={500} onChange={setReason} />
      {remove.error ? <p role="alert">{remove.error.message}</p> : null}
      <div className="row">
        <Button
          kind="danger"
          isDisabled={remove.pending}
          onPress={async () => {
            const result = await remove.run({ partnerId: partner.partnerId, reason })
            if (!result.ok) return
            useToasts.getState().show(t('partners:removed', { name: partner.name }), result.commandId)
            onRemoved()
          }}
        >
          {t('partners:removeDo')}
        </Button>
        <Button onPress={onClose}>{t('common:cancel')}</Button>
      </div>
    </Dialog>
  )
}
