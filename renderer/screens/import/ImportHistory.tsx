import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { sources } from '../../../shared/codes/sources.ts'
import type { ImportHistoryRow } from '../../../shared/domain/import.ts'
import { Button } from '../../components/Button.tsx'
import { Folded } from '../../components/Folded.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Wide } from '../../components/Wide.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { showCount } from '../../show/show-count.ts'
import { showMoment } from '../../show/show-moment.ts'
import { UndoImport } from './UndoImport.tsx'

const counts = ['rows', 'new', 'changed', 'unchanged', 'rejected'] as const

/** What was imported before, the latest first. */
export function ImportHistory() {
  const { t } = useTranslation('importing')
  const history = useQuery('import.history', {})
  const [undoing, setUndoing] = useState<ImportHistoryRow | null>(null)
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
                <th scope="col">
                  <span className="visually-hidden">{t('undo')}</span>
                </th>
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
                  <td>
                    {row.withdrawn ? <Withdrawn withdrawn={row.withdrawn} /> : null}
                    {row.mayUndo ? (
                      <Button kind="quiet" onPress={() => setUndoing(row)}>
                        {t('undo')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      ) : null}
      {undoing ? <UndoImport row={undoing} onClose={() => setUndoing(null)} /> : null}
    </section>
  )
}

/** That an import was taken back, and who stays because work was done for them: somebody looks at each. */
function Withdrawn({ withdrawn }: { withdrawn: NonNullable<ImportHistoryRow['withdrawn']> }) {
  const { t } = useTranslation('importing')
  const { at, by, kept } = withdrawn
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="stack-tight">
      <span>{t('withdrawn', { when: showMoment(at), by })}</span>
      {kept.length > 0 ? (
        <Folded title={t('keptPeople', { count: kept.length })} isOpen={isOpen} onToggle={setOpen}>
          <ul>
            {kept.map((person) => (
              <li key={person.personId}>
                <Link href={`/case/${person.personId}`}>{person.name}</Link>
              </li>
            ))}
          </ul>
        </Folded>
      ) : null}
    </div>
  )
}
