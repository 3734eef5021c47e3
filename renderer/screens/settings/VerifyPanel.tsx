import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VerifyReport } from '../../../shared/domain/report.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Progress } from '../../components/Progress.tsx'
import { useJob } from '../../hooks/useJob.ts'

/** The check of all records (`hub verify`), and what it found, in words. */
export function VerifyPanel() {
  const { t } = useTranslation('settings')
  const verify = useJob('hub.verify')
  const [report, setReport] = useState<VerifyReport | null>(null)
  return (
    <section className="panel stack">
      <h2>{t('verify')}</h2>
      <p className="quiet">{t('verifyText')}</p>
      {verify.progress ? <Progress job={verify.progress} label={t('verifying')} onCancel={verify.cancel} /> : null}
      {verify.error ? (
        <Notice tone="danger" says>
          {verify.error.message}
        </Notice>
      ) : null}
      {report ? <Found report={report} /> : null}
      <div className="row">
        <Button
          isDisabled={verify.pending}
          onPress={async () => {
            setReport(null)
            const result = await verify.run({})
            if (result.ok) setReport(result.value)
          }}
        >
          {t('verifyNow')}
        </Button>
      </div>
    </section>
  )
}

function Found({ report }: { report: VerifyReport }) {
  const { t } = useTranslation('settings')
  if (report.chain === 'ok' && report.rebuild === 'identical' && report.problems.length === 0) {
    return (
      <Notice tone="good" says>
        {t('verified', { events: t('events', { count: report.events }), sites: t('sites', { count: report.sites }) })}
      </Notice>
    )
  }
  return (
    <Notice tone="danger" says>
      <p>{t('broken')}</p>
      <ul>
        {report.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      {report.rebuild === 'notTried' ? <p>{t('notRebuilt')}</p> : null}
    </Notice>
  )
}
