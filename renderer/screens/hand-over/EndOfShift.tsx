import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useLock } from '../../frame/useLock.ts'

/** What was handed over, and the way out. */
export function EndOfShift({ said }: { said: string }) {
  const { t } = useTranslation('handOver')
  const [, navigate] = useLocation()
  const lock = useLock()
  return (
    <section className="panel stack">
      <Notice tone="good" says>
        {said}
      </Notice>
      <p>{t('thanks')}</p>
      <div className="row">
        <Button kind="primary" autoFocus onPress={lock}>
          {t('lock')}
        </Button>
        <Button onPress={() => navigate('/')}>{t('stay')}</Button>
      </div>
    </section>
  )
}
