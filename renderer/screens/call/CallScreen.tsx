import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { CallDesk } from './CallDesk.tsx'

/** The call in hand, on one screen; or where to start one. */
export function CallScreen() {
  const { t } = useTranslation('call')
  const personId = useCallInHand((state) => state.draft?.personId ?? null)
  const callId = useCallInHand((state) => state.draft?.callId ?? null)
  const goingOn = useCallInHand((state) => state.goingOn)
  const ahead = useCallInHand((state) => state.file)
  const file = useQuery('case.open', personId ? { personId } : null)
  if (!personId) {
    return (
      <div className="screen">
        <EmptyState main title={t('none')}>
          <p>{t('noneText')}</p>
          <Link href="/" className="button button-primary">
            {t('toWork')}
          </Link>
        </EmptyState>
      </div>
    )
  }
  if (file.error && !file.data) {
    return (
      <div className="screen">
        <Notice tone="danger" says>
          {t('cannotOpen')} {file.error.message}
        </Notice>
      </div>
    )
  }
  const shown = file.data ?? (ahead?.person.personId === personId ? ahead : undefined)
  if (!shown) return <div className="screen">{file.slow ? <Skeleton lines={10} /> : null}</div>
  // The next person is a moment away: until then the one before stays in sight, and nothing of them can be changed.
  return (
    <div className={goingOn ? 'call-place call-over' : 'call-place'} inert={goingOn} aria-busy={goingOn}>
      <CallDesk key={callId} file={shown} callId={callId} />
    </div>
  )
}
