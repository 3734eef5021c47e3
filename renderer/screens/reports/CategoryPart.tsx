import { useTranslation } from 'react-i18next'
import type { Headline, HeadlineCategory } from '../../../shared/domain/report.ts'
import { Chart } from '../../components/Chart.tsx'
import { FigureButton } from './FigureButton.tsx'
import type { FigureRows } from './figure-rows.ts'

const columns = ['needingSupport', 'inboundRequests'] as const

/** By category of need: the picture, and the same figures as a table. */
export function CategoryPart({ headline, onOpen }: { headline: Headline; onOpen: (rows: FigureRows) => void }) {
  const { t } = useTranslation('reports')
  const rows = [...headline.byCategory].sort(
    (a, b) => b.needingSupport + b.inboundRequests - (a.needingSupport + a.inboundRequests),
  )
  const rowsOf = (row: HeadlineCategory, column: (typeof columns)[number]): FigureRows => ({
    figure: 'category',
    category: row.category,
    column,
    partnerId: null,
    title: t('rows.category', { label: row.label, column: t(column) }),
  })
  return (
    <section className="panel">
      <Chart
        caption={t('byCategory')}
        categories={rows.map((row) => row.label)}
        series={columns.map((column) => ({ name: t(column), values: rows.map((row) => row[column]) }))}
      >
        <table className="plain-table">
          <caption className="visually-hidden">{t('byCategory')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('category')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="number">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.category}>
                <th scope="row">{row.label}</th>
                {columns.map((column) => (
                  <td key={column} className="number">
                    <FigureButton count={row[column]} rows={rowsOf(row, column)} onOpen={onOpen} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Chart>
    </section>
  )
}
