import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import {
  needCategories,
  needCategoryCodes,
  needStatuses,
  needStatusLabels,
  urgencyLabels,
} from '../../../shared/codes/needs.ts'
import type { NeedRow } from '../../../shared/domain/case-file.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { PersonLink } from '../../components/PersonLink.tsx'
import { Select } from '../../components/Select.tsx'
import { type Column, Table } from '../../components/Table.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useIsSupervisor } from '../../hooks/useIsSupervisor.ts'
import { usePages } from '../../hooks/usePages.ts'
import { showDay } from '../../show/show-day.ts'
import { useFilters } from '../../stores/filters.ts'
import { ChangeNeed } from './ChangeNeed.tsx'

/** Every need that was logged, until it is met. */
export function NeedsScreen() {
  const { t } = useTranslation('needs')
  const [, navigate] = useLocation()
  const filter = useFilters((state) => state.needs)
  const narrow = useFilters((state) => state.narrow)
  const isSupervisor = useIsSupervisor()
  const pages = usePages('needs.page', filter)
  const [changing, setChanging] = useState<NeedRow | null>(null)
  const columns = useColumns()
  const isAll = filter.status === null && filter.category === null && !filter.mine && !filter.stale
  return (
    <div className="screen screen-fill">
      <h1>{t('title')}</h1>
      <div className="filters">
        <Select
          label={t('status')}
          options={[
            { key: 'any', label: t('anyStatus') },
            ...needStatuses.map((key) => ({ key, label: needStatusLabels[key] })),
          ]}
          value={filter.status ?? 'any'}
          onChange={(key) => narrow('needs', { status: key === 'any' ? null : key })}
        />
        <Select
          label={t('category')}
          options={[
            { key: 'any', label: t('anyCategory') },
            ...needCategoryCodes.map((key) => ({ key, label: needCategories[key].label })),
          ]}
          value={filter.category ?? 'any'}
          onChange={(key) => narrow('needs', { category: key === 'any' ? null : key })}
        />
        {isSupervisor ? (
          <Checkbox isSelected={filter.mine} onChange={(mine) => narrow('needs', { mine })}>
            {t('mine')}
          </Checkbox>
        ) : null}
        <Checkbox isSelected={filter.stale ?? false} onChange={(stale) => narrow('needs', { stale })}>
          {t('stale')}
        </Checkbox>
      </div>
      <div className={changing ? 'with-side' : 'fill'}>
        <Table
          key={JSON.stringify(filter)}
          remember={`needs ${JSON.stringify(filter)}`}
          label={t('table')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.needId}
          onOpen={(row) => navigate(`/case/${row.personId}`)}
          actions={[{ key: 's', label: t('change'), run: setChanging }]}
          empty={
            isAll ? (
              <EmptyState title={t('none')}>
                <p>{t('noneText')}</p>
              </EmptyState>
            ) : (
              t('noneFits')
            )
          }
        />
        {changing ? <ChangeNeed key={changing.needId} need={changing} onClose={() => setChanging(null)} /> : null}
      </div>
    </div>
  )
}

function useColumns(): readonly Column<NeedRow>[] {
  const { t } = useTranslation('needs')
  const text = {
    category: (row: NeedRow) => needCategories[row.category].label,
    urgency: (row: NeedRow) => urgencyLabels[row.urgency],
    status: (row: NeedRow) => needStatusLabels[row.status],
    logged: (row: NeedRow) => showDay(row.loggedAt),
  }
  return [
    {
      key: 'name',
      header: t('columns.name'),
      grow: 3,
      least: 150,
      text: (row) => row.personName,
      cell: (row) => <PersonLink personId={row.personId} name={row.personName} />,
    },
    { key: 'category', header: t('columns.category'), grow: 2, least: 160, text: text.category, cell: text.category },
    {
      key: 'urgency',
      header: t('columns.urgency'),
      grow: 1,
      least: 128,
      text: text.urgency,
      cell: (row) =>
        row.urgency === 'urgent' ? (
          <Tag tone="danger">{text.urgency(row)}</Tag>
        ) : row.urgency === 'soon' ? (
          <Tag tone="care">{text.urgency(row)}</Tag>
        ) : (
          text.urgency(row)
        ),
    },
    { key: 'status', header: t('columns.status'), grow: 1, least: 96, text: text.status, cell: text.status },
    {
      key: 'detail',
      header: t('columns.detail'),
      grow: 6,
      least: 180,
      text: (row) => row.detail,
      cell: (row) => <span title={row.detail}>{row.detail}</span>,
    },
    {
      key: 'referredTo',
      header: t('columns.referredTo'),
      grow: 3,
      least: 130,
      text: (row) => row.referredTo ?? '',
      cell: (row) => row.referredTo ?? '–',
    },
    { key: 'logged', header: t('columns.logged'), grow: 0, least: 112, text: text.logged, cell: text.logged },
    {
      key: 'by',
      header: t('columns.by'),
      grow: 1,
      least: 110,
      text: (row) => row.loggedBy,
      cell: (row) => row.loggedBy,
    },
  ]
}
