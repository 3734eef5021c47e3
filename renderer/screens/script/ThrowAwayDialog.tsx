import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'

/** Asks before words that were not saved are lost. */
export function ThrowAwayDialog(props: { isOpen: boolean; onKeep: () => void; onThrowAway: () => void }) {
  const { t } = useTranslation('script')
  const { isOpen, onKeep, onThrowAway } = props
  return (
    <Dialog title={t('throwAwayTitle')} isOpen={isOpen} onClose={onKeep} alert>
      <p>{t('throwAwayText')}</p>
      <div className="row">
        <Button kind="danger" onPress={onThrowAway}>
          {t('throwAway')}
        </Button>
        <Button onPress={onKeep}>{t('keepWriting')}</Button>
      </div>
    </Dialog>
  )
}
