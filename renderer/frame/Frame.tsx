import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Route, Switch, useLocation } from 'wouter'
import type { Session } from '../../shared/domain/session.ts'
import { mayActAs } from '../../shared/domain/staff.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { useQuery } from '../hooks/useQuery.ts'
import { useShortcut } from '../hooks/useShortcut.ts'
import { screens } from '../screens/screens.tsx'
import { BreakScreen } from '../screens/work/BreakScreen.tsx'
import { useShortcuts } from '../stores/shortcuts.ts'
import { CallBar } from './CallBar.tsx'
import { ConcernBanner } from './ConcernBanner.tsx'
import { Menu, type MenuCounts } from './Menu.tsx'
import { ReminderBar } from './ReminderBar.tsx'
import { TopBar } from './TopBar.tsx'
import { useDraftKeeping } from './useDraftKeeping.ts'
import { useEscapeLeaves } from './useEscapeLeaves.ts'
import { useIdleLock } from './useIdleLock.ts'

/** What stays around every screen: menu, search, who is signed in, the call in hand. */
export function Frame({ session }: { session: Session }) {
  const { t } = useTranslation('frame')
  const [place] = useLocation()
  const main = useRef<HTMLElement>(null)
  const openList = useShortcuts((state) => state.openList)
  useShortcut('?', t('showShortcuts'), () => openList(true))
  useIdleLock(session.lockAfterMinutes)
  useDraftKeeping()
  useEscapeLeaves()

  // Another screen: the reading place goes to it, unless the screen has put the cursor somewhere itself.
  const before = useRef(place)
  useEffect(() => {
    if (before.current === place) return
    before.current = place
    if (!main.current?.contains(document.activeElement)) main.current?.focus()
    main.current?.scrollTo(0, 0)
  }, [place])

  const asked = mayActAs(session.role, 'supervisor') ? {} : null
  const { data: concerns } = useQuery('concerns.waiting', asked)
  const { data: promises } = useQuery('callbacks.overdue', asked)
  const { data: work } = useQuery('work.overdue', asked)
  const { data: pairs } = useQuery('duplicates.waiting', asked)
  const counts: MenuCounts = {
    concerns: concerns?.waiting ?? 0,
    callbacks: promises?.overdue ?? 0,
    steps: work ? work.steps + work.tasks + work.due : 0,
    duplicates: pairs?.waiting ?? 0,
  }
  if (place === '/break') return <BreakScreen />
  const shown = screens.filter((screen) => mayActAs(session.role, screen.may))
  return (
    <div className="frame">
      {/* biome-ignore lint/a11y/useValidAnchor: the place in the address is the screen's, so the jump is made here. */}
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('skip')}
      </a>
      <Menu session={session} counts={counts} />
      <div className="frame-side">
        <TopBar session={session} />
        {session.readOnly ? (
          <div className="frame-notice" role="alert">
            {t('readOnly', { reason: session.readOnly })}
          </div>
        ) : null}
        {session.notice ? (
          <div className="frame-notice" role="status">
            {session.notice}
          </div>
        ) : null}
        {concerns?.oldest ? <ConcernBanner waiting={concerns.waiting} oldest={concerns.oldest} /> : null}
        <ReminderBar waiting={concerns?.waiting ?? null} />
        <CallBar />
        <main id="main" className="frame-main" tabIndex={-1} ref={main}>
          <Switch>
            {shown.map((screen) => (
              <Route key={screen.path} path={screen.path}>
                {screen.element}
              </Route>
            ))}
            <Route>
              <div className="screen">
                <EmptyState main title={t('notFound')}>
                  <p>{t('notFoundText')}</p>
                </EmptyState>
              </div>
            </Route>
          </Switch>
        </main>
      </div>
    </div>
  )
}
