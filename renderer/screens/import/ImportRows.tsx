import { useTranslation } from 'react-i18next'
import type { ImportId } from '../../../shared/domain/ids.ts'
import { type ImportPart, type ImportRowView, importWarningLabels } from '../../../shared/domain/import.ts'
import { residentFieldLabels } from '../../../shared/domain/resident.ts'
import { Button } from '../../components/Button.tsx'
import { type Column, Table } from '../../components/Table.tsx'
import { usePages } from '../../hooks/usePages.ts'
import { showValue } from '../../show/show-value.ts'

/** The rows of one part of a file, with what each would change, and what is remarked about it. */
export function ImportRows(props: { importId: ImportId; part: ImportPart; onClose: () => void }) {
  const { t } = useTranslation('importing')
  const { importId, part, onClose } = props
  const pages = usePages('import.rows', { importId, part })
  const columns = useColumns()
  return (
    <div className="import-rows">
      <div className="spread">
        <h3>{t('table', { part: t(`parts.${part}`) })}</h3>
        <Button kind="quiet" onPress={onClose}>
          {t('tableClose')}
        </Button>
      </div>
      <Table
        label={t('table', { part: t(`parts.${part}`) })}
        columns={columns}
        pages={pages}
        rowKey={(row) => `${row.rowNumbers.join(',')} ${row.name} ${row.detail}`}
      />
    </div>
  )
}

function useColumns(): readonly Column<ImportRowView>[] {
  const { t } = useTranslation('importing')
  const rows = (row: ImportRowView) => row.rowNumbers.join(', ')
  const remark = (row: ImportRowView) =>
    [
      row.reason ?? '',
      ...row.changes.map((change) =>
        t('change', {
          field: residentFieldLabels[change.field],
          from: showValue(change.field, change.from),
          to: showValue(change.field, change.to),
        }),
      ),
      ...row.warnings.map((warning) => importWarningLabels[warning]),
    ]
      .filter(Boolean)
      .join(' · ')
  return [
    { key: 'rows', header: t('columns.rows'), grow: 0, least: 112, text: rows, cell: rows },
    { key: 'name', header: t('columns.name'), grow: 2, least: 160, text: (row) => row.name, cell: (row) => row.name },
    {
      key: 'detail',
      header: t('columns.detail'),
      grow: 3,
      least: 200,
      text: (row) => row.detail,
      cell: (row) => <span title={row.detail}>{row.detail}</span>,
    },
    {
      key: 'remark',
      header: t('columns.remark'),
      grow: 4,
      least: 240,
      text: remark,
      cell: (row) => <span title={remark(row)}>{remark(row)}</span>,
    },
  ]
}
