import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { EndOfShift } from './EndOfShift.tsx'
import { HandOverForm } from './HandOverForm.tsx'
import { openKinds } from './open-work.ts'
import { useOpenWork } from './useOpenWork.ts'

/** The end of a shift: what somebody leaves open goes to a colleague, in the program. */
export function HandOverScreen() {
  const { t } = useTranslation('handOver')
  const { work, error } = useOpenWork()
  const inHand = useCallInHand((state) => state.draft !== null)
  const [said, setSaid] = useState<string | null>(null)
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      {error ? (
        <Notice tone="danger" says>
          {error.message}
        </Notice>
      ) : null}
      {inHand ? (
        <Notice tone="care">
          {t('inHand')} <Link href="/call">{t('toCall')}</Link>
        </Notice>
      ) : null}
      {said !== null ? (
        <EndOfShift said={said} />
      ) : work === null ? (
        error ? null : (
          <Skeleton />
        )
      ) : openKinds.every((kind) => work[kind].length === 0) ? (
        <section className="panel">
          <EmptyState title={t('nothing')}>
            <p>{t('nothingText')}</p>
          </EmptyState>
        </section>
      ) : (
        <HandOverForm work={work} onDone={setSaid} />
      )}
    </div>
  )
}
