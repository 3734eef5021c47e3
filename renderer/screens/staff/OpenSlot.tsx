import { useTranslation } from 'react-i18next'
import type { StaffRow } from '../../../shared/domain/session.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Progress } from '../../components/Progress.tsx'
import { useJob } from '../../hooks/useJob.ts'

/** A new one-time passphrase for somebody on this computer, after asking: their old one ends. */
export function OpenSlot(props: { member: StaffRow; onClose: () => void; onMade: (passphrase: string) => void }) {
  const { t } = useTranslation(['staff', 'common'])
  const { member, onClose, onMade } = props
  const open = useJob('staff.openSlot')
  return (
    <Dialog title={t('staff:openTitle', { name: member.name })} isOpen onClose={onClose} alert>
      <p>{t('staff:openText')}</p>
      {open.error ? <p role="alert">{open.error.message}</p> : null}
      {open.progress ? <Progress job={open.progress} label={t('staff:working')} /> : null}
      <div className="row">
        <Button
          kind="primary"
          isDisabled={open.pending}
          onPress={async () => {
            const result = await open.run({ staffId: member.staffId })
            if (result.ok) onMade(result.value.oneTimePassphrase)
          }}
        >
          {t('staff:openDo')}
        </Button>
        <Button onPress={onClose}>{t('common:cancel')}</Button>
      </div>
    </Dialog>
  )
}
