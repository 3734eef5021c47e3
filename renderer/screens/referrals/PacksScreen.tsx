import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { PackOutcome } from '../../../shared/api.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorSummary } from '../../components/ErrorSummary.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Progress } from '../../components/Progress.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useEveryRow } from '../../hooks/useEveryRow.ts'
import { useJob } from '../../hooks/useJob.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { MadePacks } from './MadePacks.tsx'
import { PackTable } from './PackTable.tsx'
import { type PackLine, packLines } from './pack-lines.ts'

/** From drafted referrals to files for partners: what is ready, making the packs, saving them, marking them as sent. */
export function PacksScreen() {
  const { t } = useTranslation('referrals')
  const drafted = useEveryRow('referrals.page', { state: 'drafted', partnerId: null, mine: false })
  const partners = useQuery('partners.list', { category: null })
  const pack = useJob('referrals.pack')
  const [made, setMade] = useState<PackOutcome | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const failure = drafted.error ?? partners.error
  const lines = drafted.rows && partners.data ? packLines(drafted.rows, partners.data) : undefined

  const build = async () => {
    setSent(null)
    const result = await pack.run({ partnerId: null, passphrase: null })
    if (result.ok) setMade(result.value)
  }
  return (
    <div className="screen">
      <div className="stack-tight">
        <Link href="/referrals">{t('back')}</Link>
        <h1>{t('packTitle')}</h1>
        <p className="quiet">{t('packText')}</p>
      </div>
      <ErrorSummary problems={[pack.error, failure].flatMap((one) => (one ? [{ message: one.message }] : []))} />
      {sent === null ? null : (
        <Notice tone="good" says>
          {t('sentDone', { count: sent })}
        </Notice>
      )}
      {pack.progress ? (
        <section className="panel">
          <Progress job={pack.progress} label={t('building')} onCancel={pack.cancel} />
        </section>
      ) : made ? (
        <MadePacks
          key={made.packId}
          made={made}
          onAgain={build}
          onSent={(count) => {
            setMade(null)
            setSent(count)
          }}
        />
      ) : (
        <Ready lines={lines} onBuild={build} />
      )}
    </div>
  )
}

function Ready({ lines, onBuild }: { lines: readonly PackLine[] | undefined; onBuild: () => void }) {
  const { t } = useTranslation('referrals')
  if (!lines) return <Skeleton />
  if (lines.length === 0) {
    return (
      <EmptyState title={t('nothingDrafted')}>
        <p>{t('nothingDraftedText')}</p>
      </EmptyState>
    )
  }
  return <PackTable lines={lines} onBuild={onBuild} />
}
