import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { HeldRow } from '../../../shared/api.ts'
import { showDate } from '../../../shared/domain/time.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { PersonLink } from '../../components/PersonLink.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { type Column, Table } from '../../components/Table.tsx'
import { usePages } from '../../hooks/usePages.ts'
import { useFilters } from '../../stores/filters.ts'
import { HeldDetail } from './HeldDetail.tsx'
import { ResolveDialog } from './ResolveDialog.tsx'

const reasons = ['all', 'deceased', 'contradicted', 'doNotCall', 'unreadEvent', 'callRefused', 'rangIn'] as const

/** The supervisor's queue of people who must not be called: what is said about each, and the decision. */
export function HeldScreen() {
  const { t } = useTranslation('held')
  const [, navigate] = useLocation()
  const filter = useFilters((state) => state.held)
  const narrow = useFilters((state) => state.narrow)
  const pages = usePages('residents.held', filter)
  const [shown, setShown] = useState<HeldRow | undefined>()
  const [deciding, setDeciding] = useState<HeldRow | null>(null)
  const columns = useColumns()
  return (
    <div className="screen screen-fill">
      <div className="stack-tight">
        <h1>{t('title')}</h1>
        <p className="quiet">{t('text')}</p>
      </div>
      <RadioGroup
        label={t('show')}
        hideLabel
        strip
        options={reasons.map((key) => ({ key, label: t(`reasons.${key}`) }))}
        value={filter.reason}
        onChange={(reason) => narrow('held', { reason })}
      />
      {pages.total === 0 && filter.reason === 'all' ? (
        <EmptyState title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <div className="beside">
          <Table
            key={filter.reason}
            remember={`held ${filter.reason}`}
            label={t('table')}
            columns={columns}
            pages={pages}
            rowKey={(row) => row.personId}
            onOpen={(row) => navigate(`/case/${row.personId}`)}
            onActive={setShown}
            actions={[{ key: 'd', label: t('resolve'), run: setDeciding, may: (row) => row.hold !== 'unreadEvent' }]}
            empty={t('noneFits')}
          />
          <HeldDetail row={pages.total === 0 ? undefined : shown} onDecide={setDeciding} />
        </div>
      )}
      {deciding ? <ResolveDialog row={deciding} onClose={() => setDeciding(null)} /> : null}
    </div>
  )
}

function useColumns(): readonly Column<HeldRow>[] {
  const { t } = useTranslation(['held', 'residents'])
  const born = (row: HeldRow) => (row.dateOfBirth ? showDate(row.dateOfBirth) : '–')
  const why = (row: HeldRow) => (row.hold ? t(`residents:holds.${row.hold}`) : '–')
  return [
    {
      key: 'name',
      header: t('held:columns.name'),
      grow: 3,
      least: 160,
      text: (row) => row.name,
      cell: (row) => (
        <PersonLink personId={row.personId} name={row.name} nativeName={row.nativeName} language={row.language} />
      ),
    },
    { key: 'why', header: t('held:columns.why'), grow: 2, least: 116, text: why, cell: why },
    { key: 'born', header: t('held:columns.born'), grow: 1, least: 156, text: born, cell: born },
    {
      key: 'postcode',
      header: t('held:columns.postcode'),
      grow: 1,
      least: 96,
      text: (row) => row.postcode ?? '',
      cell: (row) => row.postcode ?? '–',
    },
    {
      key: 'refused',
      header: t('held:columns.refused'),
      grow: 0,
      least: 84,
      align: 'end',
      text: (row) => String(row.refusedCalls.length),
      cell: (row) => (row.refusedCalls.length > 0 ? <b>{row.refusedCalls.length}</b> : 0),
    },
  ]
}
