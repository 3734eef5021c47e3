import { useTranslation } from 'react-i18next'
import type { Coverage } from '../../../shared/domain/list.ts'
import { stillOpen } from './coverage-parts.ts'

/** How far a list has got, as a sentence. */
export function ListFinding({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation('lists')
  const open = stillOpen(coverage)
  const { reached, total } = coverage
  return (
    <p className="finding">
      {open === 0 ? t('findingDone', { reached, total }) : t('finding', { reached, total, open })}
    </p>
  )
}
