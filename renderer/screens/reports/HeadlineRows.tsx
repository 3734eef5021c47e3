import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { HeadlineDetailRow } from '../../../shared/domain/report.ts'
import { PersonLink } from '../../components/PersonLink.tsx'
import { SidePanel } from '../../components/SidePanel.tsx'
import { type Column, Table } from '../../components/Table.tsx'
import { usePages } from '../../hooks/usePages.ts'
import { showMoment } from '../../show/show-moment.ts'
import type { FigureRows } from './figure-rows.ts'
import type { Period } from './period.ts'

/** The rows that a figure of the headline counts: as many as it says. */
export function HeadlineRows(props: { rows: FigureRows; period: Period; onClose: () => void }) {
  const [, navigate] = useLocation()
  const { rows, period, onClose } = props
  const { title, ...figure } = rows
  const pages = usePages('report.headlineRows', { ...period, ...figure })
  const columns = useColumns()
  return (
    <SidePanel title={title} onClose={onClose}>
      <Table
        label={title}
        columns={columns}
        pages={pages}
        rowKey={(row) => `${row.personId} ${row.at} ${row.what}`}
        onOpen={(row) => navigate(`/case/${row.personId}`)}
      />
    </SidePanel>
  )
}

function useColumns(): readonly Column<HeadlineDetailRow>[] {
  const { t } = useTranslation('reports')
  const at = (row: HeadlineDetailRow) => showMoment(row.at)
  return [
    {
      key: 'name',
      header: t('columns.name'),
      grow: 3,
      least: 130,
      text: (row) => row.name,
      cell: (row) => <PersonLink personId={row.personId} name={row.name} />,
    },
    {
      key: 'what',
      header: t('columns.what'),
      grow: 3,
      least: 140,
      text: (row) => row.what,
      cell: (row) => <span title={row.what}>{row.what}</span>,
    },
    { key: 'at', header: t('columns.at'), grow: 1, least: 160, text: at, cell: at },
    {
      key: 'handler',
      header: t('columns.handler'),
      grow: 1,
      least: 100,
      text: (row) => row.handler,
      cell: (row) => row.handler,
    },
  ]
}
