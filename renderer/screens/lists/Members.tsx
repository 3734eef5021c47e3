import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { StaffId } from '../../../shared/domain/ids.ts'
import {
  type CoverageState,
  coverageLabels,
  coverageStates,
  type ListMember,
  type ListRow,
} from '../../../shared/domain/list.ts'
import { PersonLink } from '../../components/PersonLink.tsx'
import { Select } from '../../components/Select.tsx'
import { type Column, Table } from '../../components/Table.tsx'
import { usePages } from '../../hooks/usePages.ts'
import { showDay } from '../../show/show-day.ts'
import { useFilters } from '../../stores/filters.ts'

/** The people of a list, narrowed to a state or a handler: what every number of the list leads to. */
export function Members({ list }: { list: ListRow }) {
  const { t } = useTranslation('lists')
  const [, navigate] = useLocation()
  const place = useRef<HTMLElement>(null)
  const { state, handler } = useFilters((filters) => filters.members)
  const narrow = useFilters((filters) => filters.narrow)
  const staffId = StaffId.safeParse(handler)
  const filter = { listId: list.listId, state, handler: staffId.success ? staffId.data : null }
  const pages = usePages('list.members', filter)
  const columns = useColumns()
  const key = JSON.stringify(filter)

  // A number was pressed, here or on the page of all lists: its people come into sight.
  const before = useRef(state === null && handler === null ? key : '')
  useEffect(() => {
    if (before.current === key) return
    before.current = key
    // After the frame has put the new screen to its top.
    const soon = requestAnimationFrame(() => place.current?.scrollIntoView({ block: 'start' }))
    return () => cancelAnimationFrame(soon)
  }, [key])

  return (
    <section className="members" aria-label={t('members')} ref={place}>
      <div className="filters">
        <h2>{t('members')}</h2>
        <Select
          label={t('state')}
          hideLabel
          options={[
            { key: 'any', label: t('anyState') },
            ...coverageStates.map((one) => ({ key: one, label: coverageLabels[one] })),
          ]}
          value={state ?? 'any'}
          onChange={(chosen) =>
            narrow('members', { state: chosen === 'any' ? null : (chosen satisfies CoverageState) })
          }
        />
        <Select
          label={t('handler')}
          hideLabel
          options={[
            { key: 'any', label: t('anyHandler') },
            ...list.shares.map((share) => ({ key: share.handler as string, label: share.name })),
          ]}
          value={handler ?? 'any'}
          onChange={(chosen) => narrow('members', { handler: chosen === 'any' ? null : chosen })}
        />
      </div>
      <Table
        key={key}
        remember={`members ${key}`}
        label={t('members')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.personId}
        onOpen={(row) => navigate(`/case/${row.personId}`)}
        empty={t('noneFits')}
      />
    </section>
  )
}

function useColumns(): readonly Column<ListMember>[] {
  const { t } = useTranslation('lists')
  const handler = (row: ListMember) => row.handler ?? t('nobody')
  const last = (row: ListMember) => (row.lastContactAt ? showDay(row.lastContactAt) : t('never'))
  const state = (row: ListMember) => coverageLabels[row.state]
  return [
    {
      key: 'name',
      header: t('columns.name'),
      grow: 4,
      least: 170,
      text: (row) => row.name,
      cell: (row) => <PersonLink personId={row.personId} name={row.name} />,
    },
    {
      key: 'postcode',
      header: t('columns.postcode'),
      grow: 1,
      least: 90,
      text: (row) => row.postcode ?? '',
      cell: (row) => row.postcode ?? '–',
    },
    {
      key: 'ward',
      header: t('columns.ward'),
      grow: 2,
      least: 110,
      text: (row) => row.ward ?? '',
      cell: (row) => row.ward ?? '–',
    },
    { key: 'state', header: t('columns.state'), grow: 2, least: 150, text: state, cell: state },
    { key: 'handler', header: t('columns.handler'), grow: 2, least: 130, text: handler, cell: handler },
    {
      key: 'attempts',
      header: t('columns.attempts'),
      grow: 0,
      least: 86,
      align: 'end',
      text: (row) => String(row.attempts),
      cell: (row) => row.attempts,
    },
    { key: 'last', header: t('columns.last'), grow: 2, least: 130, text: last, cell: last },
  ]
}
