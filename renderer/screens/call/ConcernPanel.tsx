import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { ConcernForm } from '../concerns/ConcernForm.tsx'
import type { CallConcern } from './useConcern.ts'

/** The concern that is being written, across the whole call; nothing where there is none. */
export function ConcernPanel({ concern }: { concern: CallConcern }) {
  const { t } = useTranslation('concerns')
  const draft = useCallInHand((state) => state.draft?.concern)
  useShortcut('g', t('key'), concern.open)
  useShortcut('alt+g', t('keyRaise'), concern.raise, { enabled: draft !== undefined })
  if (!draft) return null
  return (
    <section className="panel concern-panel" aria-label={t('panel')}>
      <h2>{t('panel')}</h2>
      <ConcernForm
        concern={draft}
        onChange={(changes) => {
          const { draft: now, change } = useCallInHand.getState()
          if (now?.concern) change({ concern: { ...now.concern, ...changes } })
        }}
        problems={concern.problems}
        pending={concern.pending}
        onRaise={concern.raise}
        onPutAway={concern.putAway}
        seenRef={concern.seen}
        keys="alt+g"
      />
      <Dialog title={t('putAwayTitle')} isOpen={concern.asking} onClose={() => concern.answer(false)} alert>
        <p>{t('putAwayText')}</p>
        <div className="row">
          <Button kind="danger" onPress={() => concern.answer(true)}>
            {t('throwAway')}
          </Button>
          <Button onPress={() => concern.answer(false)}>{t('keep')}</Button>
        </div>
      </Dialog>
    </section>
  )
}
