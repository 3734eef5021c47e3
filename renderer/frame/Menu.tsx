import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Session } from '../../shared/domain/session.ts'
import { mayActAs } from '../../shared/domain/staff.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { useCommand } from '../hooks/useCommand.ts'
import { showCount } from '../show/show-count.ts'
import { useSession } from '../stores/session.ts'

const everybody = ['work', 'residents', 'needs', 'referrals'] as const
const supervising = [
  'concerns',
  'callbacks',
  'steps',
  'lists',
  'coverage',
  'import',
  'held',
  'duplicates',
  'reports',
  'partners',
  'script',
  'staff',
  'messages',
  'settings',
] as const

/** What waits behind a line of the supervisor's part: concerns not acknowledged, work overdue, pairs to decide. */
export type MenuCounts = Partial<Record<'concerns' | 'callbacks' | 'steps' | 'duplicates', number>>

/** One menu; handlers do not see the supervisor's part. Nothing in it moves. */
export function Menu({ session, counts }: { session: Session; counts: MenuCounts }) {
  const { t } = useTranslation('frame')
  return (
    <nav className="menu" aria-label={t('menu')}>
      <div className="menu-hub">{session.hubName}</div>
      <ul>
        {everybody.map((name) => (
          <MenuLine key={name} path={name === 'work' ? '/' : `/${name}`} label={t(name)} />
        ))}
      </ul>
      {mayActAs(session.role, 'supervisor') ? (
        <>
          <div className="menu-part">{t('supervising')}</div>
          <ul>
            {supervising.map((name) => (
              <MenuLine key={name} path={`/${name}`} label={t(name)}>
                {name === 'concerns' || name === 'callbacks' || name === 'steps' || name === 'duplicates' ? (
                  <MenuCount count={counts[name] ?? 0} of={t(`counted.${name}`)} />
                ) : null}
              </MenuLine>
            ))}
          </ul>
        </>
      ) : null}
      <div className="menu-end">{session.sample ? <SampleMark /> : null}</div>
    </nav>
  )
}

function MenuLine({ path, label, children }: { path: string; label: string; children?: ReactNode }) {
  const [place] = useLocation()
  const here = path === '/' ? place === '/' : place === path || place.startsWith(`${path}/`)
  return (
    <li>
      <Link href={path} className="menu-line" {...(here ? { 'aria-current': 'page' as const } : {})}>
        {label}
        {children}
      </Link>
    </li>
  )
}

function MenuCount({ count, of }: { count: number; of: string }) {
  if (count === 0) return null
  return (
    <>
      {' '}
      <span className="menu-count">{showCount(count)}</span>
      <span className="visually-hidden"> {of}</span>
    </>
  )
}

function SampleMark() {
  const { t } = useTranslation(['frame', 'common'])
  const [asking, setAsking] = useState(false)
  const leave = useCommand('hub.leaveSample')
  const signedOut = useSession((state) => state.signedOut)
  return (
    <div className="sample-mark">
      <b>{t('frame:sample')}</b>
      <span>{t('frame:sampleHelp')}</span>
      <button type="button" className="link-button" onClick={() => setAsking(true)}>
        {t('frame:leaveSample')}
      </button>
      <Dialog title={t('frame:leaveSampleTitle')} isOpen={asking} onClose={() => setAsking(false)} alert>
        <p>{t('frame:leaveSampleText')}</p>
        {leave.error ? <p role="alert">{leave.error.message}</p> : null}
        <div className="row">
          <Button
            kind="danger"
            isDisabled={leave.pending}
            onPress={async () => {
              const result = await leave.run({})
              if (result.ok) {
                signedOut()
                window.location.hash = ''
                window.location.reload()
              }
            }}
          >
            {t('frame:leaveSample')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('common:cancel')}</Button>
        </div>
      </Dialog>
    </div>
  )
}
