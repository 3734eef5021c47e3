import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../../shared/api.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Progress } from '../../components/Progress.tsx'
import { useJob } from '../../hooks/useJob.ts'
import { showMoment } from '../../show/show-moment.ts'
import { showSize } from '../../show/show-size.ts'

/** A backup at once, besides those that are made by themselves. */
export function BackUpPanel() {
  const { t } = useTranslation('settings')
  const backUp = useJob('hub.backUp')
  const [made, setMade] = useState<OutputOf<'hub.backUp'> | null>(null)
  return (
    <section className="panel stack">
      <h2>{t('backUp')}</h2>
      <p className="quiet">{t('backUpText')}</p>
      {backUp.progress ? <Progress job={backUp.progress} label={t('backingUp')} onCancel={backUp.cancel} /> : null}
      {backUp.error ? (
        <Notice tone="danger" says>
          {backUp.error.message}
        </Notice>
      ) : null}
      {made ? (
        <Notice tone="good" says>
          {t('backedUp', { when: showMoment(made.at), size: showSize(made.bytes) })}
        </Notice>
      ) : null}
      <div className="row">
        <Button
          isDisabled={backUp.pending}
          onPress={async () => {
            const result = await backUp.run({})
            setMade(result.ok ? result.value : null)
          }}
        >
          {t('backUpNow')}
        </Button>
      </div>
    </section>
  )
}
