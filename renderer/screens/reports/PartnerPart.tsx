import { useTranslation } from 'react-i18next'
import type { Headline, HeadlinePartner } from '../../../shared/domain/report.ts'
import { Wide } from '../../components/Wide.tsx'
import { showCount } from '../../show/show-count.ts'
import { FigureButton } from './FigureButton.tsx'
import type { FigureRows } from './figure-rows.ts'

const columns = ['referrals', 'sent', 'answered', 'completed'] as const

/** What became of the referrals to each partner. */
export function PartnerPart({ headline, onOpen }: { headline: Headline; onOpen: (rows: FigureRows) => void }) {
  const { t } = useTranslation('reports')
  const rows = headline.byPartner
    .filter((row) => row.referrals > 0)
    .sort((a, b) => b.referrals - a.referrals || a.partner.localeCompare(b.partner, 'en-GB'))
  const rowsOf = (row: HeadlinePartner, column: (typeof columns)[number]): FigureRows => ({
    figure: 'partner',
    category: null,
    column,
    partnerId: row.partnerId,
    title: t('rows.partner', { label: row.partner, column: t(column) }),
  })
  return (
    <section className="panel">
      <h2>{t('byPartner')}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{t('noReferrals')}</p>
      ) : (
        <>
          <p className="quiet small">{t('byPartnerNote')}</p>
          <Wide label={t('byPartner')}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('partner')}</th>
                  {columns.map((column) => (
                    <th key={column} scope="col" className="number">
                      {t(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.partnerId}>
                    <th scope="row">{row.partner}</th>
                    {columns.map((column) => (
                      <td key={column} className="number">
                        <FigureButton count={row[column]} rows={rowsOf(row, column)} onOpen={onOpen} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{t('total')}</th>
                  {columns.map((column) => (
                    <td key={column} className="number">
                      <b>{showCount(rows.reduce((sum, row) => sum + row[column], 0))}</b>
                    </td>
                  ))}
                </tr>
              </tfoot>
            </table>
          </Wide>
        </>
      )}
    </section>
  )
}
