import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { onBroadcast } from './api.ts'
import { Notice } from './components/Notice.tsx'
import { ShortcutList } from './components/ShortcutList.tsx'
import { Skeleton } from './components/Skeleton.tsx'
import { Toasts } from './components/Toasts.tsx'
import { Frame } from './frame/Frame.tsx'
import { useQuery } from './hooks/useQuery.ts'
import { ChangePassphrase } from './screens/sign-in/ChangePassphrase.tsx'
import { Door } from './screens/sign-in/Door.tsx'
import { SetUp } from './screens/sign-in/SetUp.tsx'
import { SignIn } from './screens/sign-in/SignIn.tsx'
import { useSession } from './stores/session.ts'

/** The window: the set-up page, the sign-in page, or the frame with its screens. */
export function App() {
  return (
    <Router hook={useHashLocation}>
      <Notices />
      <Page />
      <ToastsAtTheDoor />
      <ShortcutList />
    </Router>
  )
}

/** Before somebody is signed in; afterwards they have their place in the top bar, where they cover nothing. */
function ToastsAtTheDoor() {
  const { session, settingUp } = useSession()
  return session && !settingUp && !session.mustChangePassphrase ? null : <Toasts />
}

function Page() {
  const { t } = useTranslation('signIn')
  const status = useQuery('store.status', {})
  const current = useQuery('session.current', {})
  const { session, settingUp, signedIn, signedOut } = useSession()
  const { again } = status

  useEffect(() => {
    if (current.data) signedIn(current.data)
  }, [current.data, signedIn])

  useEffect(
    () =>
      onBroadcast((broadcast) => {
        if (broadcast.kind !== 'locked') return
        signedOut()
        again()
      }),
    [signedOut, again],
  )

  if (settingUp) return <SetUp />
  if (session?.mustChangePassphrase) return <ChangePassphrase />
  if (session) return <Frame session={session} />
  if (status.error) {
    return (
      <Door title={t('cannotOpen')}>
        <Notice tone="danger" says>
          {status.error.message}
        </Notice>
      </Door>
    )
  }
  if (!status.data) return status.slow ? <Door title={t('opening')}>{<Skeleton />}</Door> : null
  if (status.data.state === 'none') return <SetUp />
  if (status.data.state === 'refused') {
    return (
      <Door title={t('cannotOpen')}>
        <Notice tone="danger" says>
          {status.data.message}
        </Notice>
      </Door>
    )
  }
  // Signed in already, in this window before it was reloaded: its session is on its way.
  if (current.data === undefined && !current.error) return null
  return <SignIn status={status.data} onWait={again} />
}

/** Sentences of the shell itself. */
function Notices() {
  const [sentence, setSentence] = useState<string | null>(null)
  useEffect(() => window.hub.onNotice(setSentence), [])
  return sentence ? (
    <Notice tone="care" says>
      {sentence}
    </Notice>
  ) : null
}
