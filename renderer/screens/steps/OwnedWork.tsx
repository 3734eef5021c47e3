import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../../../shared/api.ts'
import type { StaffId } from '../../../shared/domain/ids.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Select } from '../../components/Select.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import type { Query } from '../../hooks/useQuery.ts'
import { type Filters, useFilters } from '../../stores/filters.ts'
import { WorkList } from '../work/WorkList.tsx'

interface Owned {
  readonly owner: StaffId | null
  readonly ownerName: string | null
}

interface Props<Row> {
  what: Filters['steps']['what']
  asked: Query<Page<Row>>
  line: (row: Row) => ReactNode
}

const anybodys = 'anybody'
const supervisors = 'supervisors'

/** Lines of work of one kind, of everybody or of one owner. */
export function OwnedWork<Row extends Owned>({ what, asked, line }: Props<Row>) {
  const { t } = useTranslation('steps')
  const owner = useFilters((state) => state.steps.owner)
  const narrow = useFilters((state) => state.narrow)
  if (asked.error) {
    return (
      <Notice tone="danger" says>
        {asked.error.message}
      </Notice>
    )
  }
  if (!asked.data) return asked.slow ? <Skeleton /> : null
  const { rows, total } = asked.data
  if (total === 0) {
    return (
      <EmptyState title={t(`none.${what}`)}>
        <p>{t(`noneText.${what}`)}</p>
      </EmptyState>
    )
  }
  const names = new Map(rows.map((row) => [row.owner ?? '', row.ownerName ?? t('supervisors')]))
  const theirs = owner === null ? rows : rows.filter((row) => (row.owner ?? '') === owner)
  return (
    <section className="panel stack">
      <div className="filters">
        <Select
          label={t('owner')}
          options={[
            { key: anybodys, label: t('anybodys') },
            ...[...names].map(([key, label]) => ({ key: key || supervisors, label })),
          ]}
          value={owner === null ? anybodys : owner || supervisors}
          onChange={(key) => narrow('steps', { owner: key === anybodys ? null : key === supervisors ? '' : key })}
        />
      </div>
      <WorkList
        key={`${what} ${owner}`}
        title={t(what, { count: owner === null ? total : theirs.length })}
        rank={2}
        rows={theirs}
        atFirst={50}
        line={line}
      />
      {theirs.length === 0 ? <p className="quiet">{t('noneOfOwner')}</p> : null}
      {total > rows.length ? <p className="quiet">{t('first', { shown: rows.length, total })}</p> : null}
    </section>
  )
}
