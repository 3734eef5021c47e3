import { useTranslation } from 'react-i18next'
import { sources } from '../../../shared/codes/sources.ts'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Wide } from '../../components/Wide.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { showCount } from '../../show/show-count.ts'
import { showMoment } from '../../show/show-moment.ts'

const counts = ['rows', 'new', 'changed', 'unchanged', 'rejected'] as const

/** What was imported before, the latest first. */
export function ImportHistory() {
  const { t } = useTranslation('importing')
  const history = useQuery('import.history', {})
  return (
    <section className="panel">
      <h2>{t('history')}</h2>
      {history.error ? <Notice tone="danger">{history.error.message}</Notice> : null}
      {history.slow ? <Skeleton lines={3} /> : null}
      {history.data?.length === 0 ? <p className="quiet">{t('historyNone')}</p> : null}
      {history.data && history.data.length > 0 ? (
        <Wide label={t('history')}>
          <table className="plain-table">
            <thead>
              <tr>
                {(['at', 'by', 'file', 'source'] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(`historyColumns.${key}`)}
                  </th>
                ))}
                {counts.map((key) => (
                  <th key={key} scope="col" className="number">
                    {t(`historyColumns.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {history.data.map((row) => (
                <tr key={row.importId}>
                  <td>{showMoment(row.at)}</td>
                  <td>{row.by}</td>
                  <td className="break">{row.fileName}</td>
                  <td>{sources[row.source].label}</td>
                  {counts.map((key) => (
                    <td key={key} className="number">
                      {showCount(row[key])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      ) : null}
    </section>
  )
}
