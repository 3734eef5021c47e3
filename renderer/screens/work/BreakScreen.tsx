import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { instantOf, showTime } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useLock } from '../../frame/useLock.ts'
import { useNow } from '../../hooks/useNow.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { showLength } from '../../show/show-length.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { useSession } from '../../stores/session.ts'
import { useToasts } from '../../stores/toasts.ts'

/**
 * A break: a clock and the way back, and nothing of any resident. It stands alone, without menu, search or call bar; the
 * screen locks itself as it does elsewhere, and a call in hand is kept.
 */
export function BreakScreen() {
  const { t } = useTranslation('work')
  const [, navigate] = useLocation()
  const inHand = useCallInHand((state) => state.draft !== null)
  const lock = useLock()
  useShortcut('ctrl+alt+l', t('break.lock'), lock)
  const now = useNow(1000)
  const [since] = useState(now)

  useEffect(() => {
    useToasts.getState().clear()
    // Who signs in after the lock is at work again.
    return () => {
      if (useSession.getState().session === null) navigate('/', { replace: true })
    }
  }, [navigate])

  return (
    <main className="break">
      <h1>{t('break.title')}</h1>
      <time className="break-clock">{showTime(instantOf(now))}</time>
      <p className="quiet">{t('break.since', { time: showTime(instantOf(since)), length: showLength(now - since) })}</p>
      {inHand ? <Notice tone="care">{t('break.inHand')}</Notice> : null}
      <div className="row">
        <Button kind="primary" large autoFocus onPress={() => navigate(inHand ? '/call' : '/')}>
          {t('break.back')}
        </Button>
        <Button large keys="ctrl+alt+l" onPress={lock}>
          {t('break.lock')}
        </Button>
      </div>
    </main>
  )
}
