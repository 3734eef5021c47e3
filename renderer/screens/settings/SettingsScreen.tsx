import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { BackUpPanel } from './BackUpPanel.tsx'
import { SettingsForm } from './SettingsForm.tsx'
import { VerifyPanel } from './VerifyPanel.tsx'

/** What the hub has decided for everybody, its backup, and the check of its records. */
export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const settings = useQuery('hub.settings', {})
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      {settings.error ? (
        <Notice tone="danger" says>
          {settings.error.message}
        </Notice>
      ) : null}
      {settings.slow ? <Skeleton lines={8} /> : null}
      <div className="settings">
        {settings.data ? <SettingsForm settings={settings.data} /> : null}
        <div className="stack">
          <section className="panel stack">
            <h2>{t('script')}</h2>
            <p className="quiet">{t('scriptText')}</p>
            <p>
              <Link href="/script">{t('toScript')}</Link>
            </p>
          </section>
          <BackUpPanel />
          <VerifyPanel />
        </div>
      </div>
    </div>
  )
}
