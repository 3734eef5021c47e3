import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { millisecondsOf } from '../../shared/domain/time.ts'
import { useNow } from '../hooks/useNow.ts'
import { useQuery } from '../hooks/useQuery.ts'
import { showLength } from '../show/show-length.ts'
import { useCallInHand } from '../stores/call-in-hand.ts'

/** The call in hand, at the top of every other screen. */
export function CallBar() {
  const draft = useCallInHand((state) => state.draft)
  const [place] = useLocation()
  if (!draft || place === '/call') return null
  return <Bar personId={draft.personId} startedAt={millisecondsOf(draft.startedAt)} />
}

function Bar({ personId, startedAt }: { personId: string; startedAt: number }) {
  const { t } = useTranslation('frame')
  const now = useNow(1000)
  const file = useQuery('case.open', { personId })
  const time = showLength(now - startedAt)
  return (
    <aside className="call-bar" aria-label={t('callInHand')}>
      <span>{file.data ? t('onCallWith', { name: file.data.person.name, time }) : t('onCall', { time })}</span>
      <Link href="/call" className="button button-primary">
        {t('returnToCall')}
      </Link>
    </aside>
  )
}
