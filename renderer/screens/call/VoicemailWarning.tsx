import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { outcomeKeys } from './outcome-keys.ts'

/** They asked that no message be left: somebody else may hear it. */
export function VoicemailWarning({ onNotLeft }: { onNotLeft: () => void }) {
  const { t } = useTranslation('call')
  return (
    <Notice tone="danger" says>
      <div className="spread">
        <span>
          <b>{t('voicemailUnwanted')}</b> {t('voicemailUnwantedText')}
        </span>
        <Button keys={outcomeKeys.voicemailNotLeft} onPress={onNotLeft}>
          {t('voicemailNotLeft')}
        </Button>
      </div>
    </Notice>
  )
}
