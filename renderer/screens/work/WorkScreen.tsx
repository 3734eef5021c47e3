import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useIsSupervisor } from '../../hooks/useIsSupervisor.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { showCount } from '../../show/show-count.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { CallbacksPanel } from './CallbacksPanel.tsx'
import { MessagesPanel } from './MessagesPanel.tsx'
import { NewsPanel } from './NewsPanel.tsx'
import { NextCallPanel } from './NextCallPanel.tsx'
import { ToDoPanel } from './ToDoPanel.tsx'
import { WaitingPanel } from './WaitingPanel.tsx'

/** The handler's home: the next call, large; what was promised; what is theirs to do; what waits; what became of whom. */
export function WorkScreen() {
  const { t } = useTranslation('work')
  const work = useQuery('work.mine', {})
  const inHand = useCallInHand((state) => state.draft)
  const isSupervisor = useIsSupervisor()
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
  const { next, noNext, left, today, callbacks, messages, news } = work.data
  return (
    <div className="screen">
      <div className="spread">
        <h1>{t('title')}</h1>
        <span className="quiet">{t('left', { count: left })}</span>
      </div>
      <div className="work">
        <div className="stack work-main">
          <MessagesPanel messages={messages} />
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
          <CallbacksPanel callbacks={callbacks} />
          <ToDoPanel {...work.data} />
        </div>
        <div className="stack">
          <section className="panel">
            <h2>{t('today')}</h2>
            <div className="figures">
              {(['calls', 'reached', 'needsLogged'] as const).map((figure) => (
                <div key={figure} className="figure">
                  <b>{showCount(today[figure])}</b>
                  <span className="quiet">{t(figure)}</span>
                </div>
              ))}
            </div>
          </section>
          <WaitingPanel {...work.data} />
          <NewsPanel news={news} />
          <section className="panel">
            <h2>{t('shift')}</h2>
            <ul className="stack-tight">
              <li>
                <Link href="/hand-over">{t('handOver')}</Link>
              </li>
              <li>
                <Link href="/sheet">{t('paper')}</Link>
              </li>
              <li>
                <Link href="/break">{t('takeBreak')}</Link>
              </li>
              {isSupervisor ? (
                <li>
                  <Link href="/messages">{t('writeMessage')}</Link>
                </li>
              ) : null}
            </ul>
          </section>
        </div>
      </div>
    </div>
  )
}
