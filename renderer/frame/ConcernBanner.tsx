import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { minutesWaited } from '../../shared/domain/concern.ts'
import { type Instant, instantOf } from '../../shared/domain/time.ts'
import { useNow } from '../hooks/useNow.ts'
import { showWait } from '../show/show-wait.ts'

/** At the top of every screen of a supervisor, while a safeguarding concern waits that nobody has acknowledged. */
export function ConcernBanner({ waiting, oldest }: { waiting: number; oldest: Instant }) {
  const { t } = useTranslation('concerns')
  const [place] = useLocation()
  const now = useNow(20_000)
  if (place === '/concerns') return null
  const wait = showWait(minutesWaited(oldest, instantOf(now)))
  return (
    <div className="concern-banner" role="alert">
      <span>{t('banner', { count: waiting, wait })}</span> <Link href="/concerns">{t('see')}</Link>
    </div>
  )
}
