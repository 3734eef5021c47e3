import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { useToasts } from '../../stores/toasts.ts'

/** A one-time passphrase, shown once: to be copied, printed, or read out. Only its button closes it. */
export function OneTimePassphrase(props: { name: string; passphrase: string; onClose: () => void }) {
  const { t } = useTranslation('staff')
  const { name, passphrase, onClose } = props
  return (
    <Dialog title={t('oneTimeTitle', { name })} isOpen onClose={() => {}} alert>
      <p>{t('oneTimeText', { name })}</p>
      <p className="recovery-key recovery-key-text">{passphrase}</p>
      <div className="row no-print">
        <Button
          onPress={async () => {
            await navigator.clipboard?.writeText(passphrase)
            useToasts.getState().show(t('copied'))
          }}
        >
          {t('copy')}
        </Button>
        <Button onPress={() => window.print()}>{t('print')}</Button>
        <Button kind="primary" onPress={onClose}>
          {t('oneTimeDone')}
        </Button>
      </div>
    </Dialog>
  )
}
