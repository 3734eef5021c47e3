import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../stores/shortcuts.ts'
import { Dialog } from './Dialog.tsx'
import { showKeys } from './KeyHint.tsx'

/** The shortcuts that work on this screen, opened by `?`. */
export function ShortcutList() {
  const { t } = useTranslation()
  const { shortcuts, listOpen, openList } = useShortcuts()
  const seen = new Map(shortcuts.map((shortcut) => [`${shortcut.keys} ${shortcut.label}`, shortcut]))
  return (
    <Dialog title={t('shortcuts')} isOpen={listOpen} onClose={() => openList(false)}>
      <p className="quiet">{t('shortcutsHelp')}</p>
      <dl className="shortcut-list">
        {[...seen.values()].map(({ keys, label }) => (
          <div key={`${keys} ${label}`} className="shortcut-line">
            <dt>
              <kbd className="key-hint">{showKeys(keys)}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
