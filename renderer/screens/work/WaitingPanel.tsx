import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { MyWork } from '../../../shared/domain/call.ts'
import { useFilters } from '../../stores/filters.ts'

type Counts = Pick<MyWork, 'openNeeds' | 'staleNeeds' | 'draftedReferrals' | 'staleReferrals'>

/** My open needs and referrals, and those of them that went stale; each count leads to its rows. */
export function WaitingPanel({ openNeeds, staleNeeds, draftedReferrals, staleReferrals }: Counts) {
  const { t } = useTranslation('work')
  const narrow = useFilters((state) => state.narrow)
  const needs = (stale: boolean) => narrow('needs', { status: 'open', category: null, mine: true, stale })
  const referrals = (state: 'drafted' | null, stale: boolean) =>
    narrow('referrals', { state, partnerId: null, mine: true, stale })
  const isNothing = openNeeds + draftedReferrals + staleReferrals === 0
  return (
    <section className="panel">
      <h2>{t('waiting')}</h2>
      {isNothing ? <p className="quiet">{t('nothingWaits')}</p> : null}
      <ul className="stack-tight">
        {openNeeds > 0 ? (
          <li>
            <Link href="/needs" onClick={() => needs(false)}>
              {t('openNeeds', { count: openNeeds })}
            </Link>
          </li>
        ) : null}
        {staleNeeds > 0 ? (
          <li className="care">
            <Link href="/needs" onClick={() => needs(true)}>
              {t('staleNeeds', { count: staleNeeds })}
            </Link>
          </li>
        ) : null}
        {draftedReferrals > 0 ? (
          <li>
            <Link href="/referrals" onClick={() => referrals('drafted', false)}>
              {t('draftedReferrals', { count: draftedReferrals })}
            </Link>
          </li>
        ) : null}
        {staleReferrals > 0 ? (
          <li className="care">
            <Link href="/referrals" onClick={() => referrals(null, true)}>
              {t('staleReferrals', { count: staleReferrals })}
            </Link>
          </li>
        ) : null}
      </ul>
    </section>
  )
}
