import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { NeedPart } from '../case/NeedPart.tsx'
import { partKeys } from './outcome-keys.ts'
import { useCallForms } from './useCallForms.ts'

/** Needs that they told us of before and that are not met: how far they are, and what of them is due. */
export function NeedsBefore({ file }: { file: CaseFile }) {
  const { t } = useTranslation('call')
  const forms = useCallForms()
  const panel = useRef<HTMLElement>(null)
  const open = file.needs.filter(
    (need) => need.recurrence !== null || !['met', 'withdrawn', 'unmet'].includes(need.status),
  )
  useShortcut(partKeys.before, t('keyNeedsBefore'), () => panel.current?.querySelector('button')?.focus(), {
    enabled: open.length > 0,
  })
  if (open.length === 0) return null
  return (
    <section className="panel" ref={panel} aria-label={t('needsBefore')}>
      <h2 className="label">{t('needsBefore')}</h2>
      <ul className="stack-tight">
        {open.map((need) => (
          <NeedPart key={need.needId} need={need} forms={forms} />
        ))}
      </ul>
    </section>
  )
}
