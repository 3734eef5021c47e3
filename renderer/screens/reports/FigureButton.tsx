import { useTranslation } from 'react-i18next'
import { showCount } from '../../show/show-count.ts'
import type { FigureRows } from './figure-rows.ts'

interface Props {
  count: number
  rows: FigureRows
  onOpen: (rows: FigureRows) => void
}

/** A number that opens the rows that it counts. Nothing is behind a nought. */
export function FigureButton({ count, rows, onOpen }: Props) {
  const { t } = useTranslation('reports')
  if (count === 0) return <>0</>
  return (
    <button
      type="button"
      className="link-button"
      aria-label={t('opens', { count, what: rows.title })}
      onClick={() => onOpen(rows)}
    >
      {showCount(count)}
    </button>
  )
}
