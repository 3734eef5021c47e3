import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { showMoment } from '../../show/show-moment.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { useBeginCall } from '../call/useBeginCall.ts'
import { NextCallPanel } from './NextCallPanel.tsx'

/** The handler's home: the next call, large; what was promised; what waits; what became of whom. */
export function WorkScreen() {
  const { t } = useTranslation('work')
  const work = useQuery('work.mine', {})
  const inHand = useCallInHand((state) => state.draft)
  const begin = useBeginCall()
  if (work.error) {
    return (
      <div className="screen">
        <h1>{t('title')}</h1>
        <Notice tone="danger" says>
          {work.error.message}
        </Notice>
      </div>
    )
  }
  if (!work.data) return <div className="screen">{work.slow ? <Skeleton /> : null}</div>
  const { next, noNext, left, today, callbacks, openNeeds, draftedReferrals, news } = work.data
  return (
    <div className="screen">
      <div className="spread">
        <h1>{t('title')}</h1>
        <span className="quiet">{t('left', { count: left })}</span>
      </div>
      <div className="work">
        <div className="stack work-main">
          {inHand ? (
            <section className="panel next-call">
              <h2>{t('resume')}</h2>
              <p>{t('resumeText')}</p>
            </section>
          ) : next ? (
            <NextCallPanel key={`${next.personId} ${next.listId}`} next={next} />
          ) : (
            <section className="panel">
              <EmptyState title={t('noNextTitle')}>
                <p>{noNext}</p>
              </EmptyState>
            </section>
          )}
          <section className="panel">
            <h2>{t('callbacks')}</h2>
            {callbacks.length === 0 ? <p className="quiet">{t('noCallbacks')}</p> : null}
            <ul className="time-line">
              {callbacks.map((callback) => (
                <li key={`${callback.personId} ${callback.at}`} className="time-line-entry">
                  <time className={callback.overdue ? 'time-line-when overdue' : 'time-line-when'}>
                    {showMoment(callback.at)}
                  </time>
                  <span className="grow">
                    <Link href={`/case/${callback.personId}`}>{callback.name}</Link>{' '}
                    {callback.overdue ? <Tag tone="care">{t('overdue')}</Tag> : null}
                    {callback.note ? <span className="quiet"> {callback.note}</span> : null}
                  </span>
                  <Button
                    aria-label={`${t('ringNow')} ${callback.name}`}
                    onPress={() =>
                      begin({ personId: callback.personId, listId: null, number: null, direction: 'outbound' })
                    }
                  >
                    {t('ringNow')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <div className="stack">
          <section className="panel">
            <h2>{t('today')}</h2>
            <div className="figures">
              {(['calls', 'reached', 'needsLogged'] as const).map((figure) => (
                <div key={figure} className="figure">
                  <b>{today[figure].toLocaleString('en-GB')}</b>
                  <span className="quiet">{t(figure)}</span>
                </div>
              ))}
            </div>
          </section>
          <section className="panel">
            <h2>{t('waiting')}</h2>
            <ul className="stack-tight">
              <li>
                <Link href="/needs">{t('openNeeds', { count: openNeeds })}</Link>
              </li>
              <li>
                <Link href="/referrals">{t('draftedReferrals', { count: draftedReferrals })}</Link>
              </li>
            </ul>
          </section>
          <section className="panel">
            <h2>{t('news')}</h2>
            {news.length === 0 ? <p className="quiet">{t('noNews')}</p> : null}
            <ul className="stack">
              {news.map((entry) => (
                <li key={`${entry.personId} ${entry.at} ${entry.text}`}>
                  <div>
                    <Link href={`/case/${entry.personId}`}>{entry.name}</Link>{' '}
                    <span className="quiet small">{showMoment(entry.at)}</span>
                  </div>
                  {entry.text}
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </div>
  )
}
