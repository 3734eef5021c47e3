import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { FactFields, toldFields } from '../../components/FactFields.tsx'
import { Folded } from '../../components/Folded.tsx'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'

/** Facts told in this call. Only those that change are recorded. */
export function CallFacts({ file }: { file: CaseFile }) {
  const { t } = useTranslation('call')
  const confirmed = useCallInHand((state) => state.draft?.confirmed) ?? {}
  const change = useCallInHand((state) => state.change)
  const [open, setOpen] = useState(false)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (open) panel.current?.querySelector<HTMLElement>('textarea, input')?.focus()
  }, [open])
  const count = Object.keys(confirmed).length
  useShortcut('f', t('keyFacts'), () => setOpen((before) => !before))
  return (
    <section className="panel" ref={panel}>
      <Folded title={t('facts')} isOpen={open} onToggle={setOpen}>
        <p className="quiet small">{t('factsHint')}</p>
        <FactFields
          fields={toldFields}
          values={file.values}
          changed={confirmed}
          onChange={(facts) => change({ confirmed: facts })}
        />
      </Folded>
      {count > 0 ? <p className="small">{t('factsChanged', { count })}</p> : null}
    </section>
  )
}
