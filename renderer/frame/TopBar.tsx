import { Menu, Button as MenuButton, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Session } from '../../shared/domain/session.ts'
import { roleLabels } from '../../shared/domain/staff.ts'
import { Button } from '../components/Button.tsx'
import { KeyHint } from '../components/KeyHint.tsx'
import { Toasts } from '../components/Toasts.tsx'
import { useShortcut } from '../hooks/useShortcut.ts'
import { themes, usePreferences } from '../stores/preferences.ts'
import { useShortcuts } from '../stores/shortcuts.ts'
import { Clock } from './Clock.tsx'
import { SearchBox } from './SearchBox.tsx'
import { useLock } from './useLock.ts'

/** Search, what was just done and can be undone, the clock, and who is signed in. */
export function TopBar({ session }: { session: Session }) {
  const { t } = useTranslation(['frame', 'common'])
  const { theme, setTheme } = usePreferences()
  const openList = useShortcuts((state) => state.openList)
  const lock = useLock()
  const [, navigate] = useLocation()
  const takeBreak = () => navigate('/break')
  useShortcut('ctrl+alt+l', t('frame:lockNow'), lock)
  useShortcut('ctrl+alt+b', t('frame:takeBreak'), takeBreak)
  const actions: Record<string, () => void> = {
    lock,
    break: takeBreak,
    keys: () => openList(true),
    passphrase: () => navigate('/passphrase'),
  }
  return (
    <header className="top-bar">
      <SearchBox session={session} />
      <Toasts />
      <Clock />
      <MenuTrigger>
        <MenuButton className="button button-quiet" aria-label={t('frame:account', accountOf(session))}>
          {session.name} <span aria-hidden="true">▾</span>
        </MenuButton>
        <Popover className="popover" placement="bottom end">
          <div className="account-who quiet small">{roleLabels[session.role]}</div>
          <Menu className="list-box" onAction={(key) => actions[key]?.()}>
            <MenuItem id="lock" className="list-box-item spread" textValue={t('frame:lockNow')}>
              {t('frame:lockNow')} <KeyHint keys="ctrl+alt+l" />
            </MenuItem>
            <MenuItem id="break" className="list-box-item spread" textValue={t('frame:takeBreak')}>
              {t('frame:takeBreak')} <KeyHint keys="ctrl+alt+b" />
            </MenuItem>
            <MenuItem id="keys" className="list-box-item spread" textValue={t('frame:showShortcuts')}>
              {t('frame:showShortcuts')} <KeyHint keys="?" />
            </MenuItem>
            <MenuItem id="passphrase" className="list-box-item" textValue={t('frame:changePassphrase')}>
              {t('frame:changePassphrase')}
            </MenuItem>
          </Menu>
          <Menu
            className="list-box account-themes"
            aria-label={t('frame:themeLabel')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(keys) => {
              const chosen = themes.find((known) => keys !== 'all' && keys.has(known))
              if (chosen) setTheme(chosen)
            }}
          >
            {themes.map((known) => (
              <MenuItem key={known} id={known} className="list-box-item" textValue={t(`common:theme.${known}`)}>
                {t(`common:theme.${known}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Button kind="quiet" onPress={lock}>
        {t('frame:lock')}
      </Button>
    </header>
  )
}

function accountOf(session: Session) {
  return { name: session.name, role: roleLabels[session.role] }
}
