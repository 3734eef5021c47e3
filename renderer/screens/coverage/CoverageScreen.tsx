import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ListId } from '../../../shared/domain/ids.ts'
import { type CoveredPerson, coverageLabels, type Risk, riskLabels, risks } from '../../../shared/domain/list.ts'
import { Bar } from '../../components/Bar.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { PersonLink } from '../../components/PersonLink.tsx'
import { Select } from '../../components/Select.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { type Column, Table } from '../../components/Table.tsx'
import { usePages } from '../../hooks/usePages.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { showCount } from '../../show/show-count.ts'
import { showDay } from '../../show/show-day.ts'
import { useFilters } from '../../stores/filters.ts'
import { coverageParts, stillOpen } from '../lists/coverage-parts.ts'

/** The proof that nobody is forgotten: everybody on a list in exactly one state, and who is at risk; each number opens its people. */
export function CoverageScreen() {
  const { t } = useTranslation(['coverage', 'lists'])
  const { listId, state, risk } = useFilters((filters) => filters.coverage)
  const narrow = useFilters((filters) => filters.narrow)
  const lists = useQuery('list.page', {})
  const proof = useQuery('coverage.show', { listId: listId as ListId | null }, { keepOld: true })
  const show = (to: { state?: typeof state; risk?: typeof risk }) =>
    narrow('coverage', { state: null, risk: null, ...to })
  const { data } = proof
  return (
    <div className="screen">
      <div className="spread">
        <h1>{t('coverage:title')}</h1>
        <Select
          label={t('coverage:of')}
          options={[
            { key: 'hub', label: t('coverage:everybody') },
            ...(lists.data ?? []).map((list) => ({ key: list.listId as string, label: list.name })),
          ]}
          value={listId ?? 'hub'}
          onChange={(key) => narrow('coverage', { listId: key === 'hub' ? null : key })}
        />
      </div>
      {proof.error ? (
        <Notice tone="danger" says>
          {proof.error.message}
        </Notice>
      ) : null}
      {proof.slow ? <Skeleton lines={8} /> : null}
      {data && data.total === 0 ? (
        <EmptyState title={t('coverage:none')}>
          <p>{t('coverage:noneText')}</p>
        </EmptyState>
      ) : null}
      {data && data.total > 0 ? (
        <>
          <section className="panel stack">
            <p className="finding">
              {t('coverage:finding', { reached: showCount(data.reached), total: showCount(data.total) })}{' '}
              {data.atRisk > 0
                ? t('coverage:findingRisk', { count: data.atRisk })
                : t('coverage:findingSafe', { open: showCount(stillOpen(data)) })}
            </p>
            <Bar
              label={t('coverage:barLabel')}
              parts={coverageParts(
                data,
                (one) => t(`lists:states.${one}`),
                (one) => show({ state: one }),
              )}
            />
            <p className="quiet small">{t('coverage:addsUp', { total: showCount(data.total) })}</p>
          </section>
          {data.atRisk > 0 ? (
            <section className="panel stack">
              <h2>{t('coverage:riskTitle')}</h2>
              <ul className="stack-tight">
                {risks
                  .filter((one) => data.risks[one] > 0)
                  .map((one) => (
                    <li key={one}>
                      <button type="button" className="link-button" onClick={() => show({ risk: one })}>
                        <b>{showCount(data.risks[one])}</b> {riskLabels[one]}
                      </button>
                    </li>
                  ))}
              </ul>
            </section>
          ) : null}
          <People listId={listId as ListId | null} />
        </>
      ) : null}
    </div>
  )
}

function People({ listId }: { listId: ListId | null }) {
  const { t } = useTranslation('coverage')
  const [, navigate] = useLocation()
  const { state, risk } = useFilters((filters) => filters.coverage)
  const narrow = useFilters((filters) => filters.narrow)
  const filter = { listId, state, risk }
  const pages = usePages('coverage.people', filter)
  const key = JSON.stringify(filter)
  const chosen = risk ?? state ?? 'any'
  return (
    <section className="members" aria-label={t('people')}>
      <div className="filters">
        <h2>{t('people')}</h2>
        <Select
          label={t('which')}
          hideLabel
          options={[
            { key: 'any', label: t('anybody') },
            ...risks.map((one) => ({ key: one as string, label: riskLabels[one] })),
            ...(Object.keys(coverageLabels) as (keyof typeof coverageLabels)[]).map((one) => ({
              key: one as string,
              label: coverageLabels[one],
            })),
          ]}
          value={chosen}
          onChange={(to) =>
            narrow('coverage', {
              risk: risks.find((one) => one === to) ?? null,
              state: (Object.keys(coverageLabels) as (keyof typeof coverageLabels)[]).find((one) => one === to) ?? null,
            })
          }
        />
      </div>
      <Table
        key={key}
        remember={`coverage ${key}`}
        label={t('people')}
        columns={useColumns()}
        pages={pages}
        rowKey={(row) => row.personId}
        onOpen={(row) => navigate(`/case/${row.personId}`)}
        empty={t('noneFits')}
      />
    </section>
  )
}

function useColumns(): readonly Column<CoveredPerson>[] {
  const { t } = useTranslation('coverage')
  const why = (row: CoveredPerson) => row.risks.map((risk: Risk) => riskLabels[risk]).join('; ')
  const last = (row: CoveredPerson) => (row.lastContactAt ? showDay(row.lastContactAt) : t('never'))
  return [
    {
      key: 'name',
      header: t('columns.name'),
      grow: 3,
      least: 170,
      text: (row) => row.name,
      cell: (row) => <PersonLink personId={row.personId} name={row.name} />,
    },
    {
      key: 'ward',
      header: t('columns.ward'),
      grow: 1,
      least: 110,
      text: (row) => row.ward ?? row.postcode ?? '',
      cell: (row) => row.ward ?? row.postcode ?? '–',
    },
    {
      key: 'state',
      header: t('columns.state'),
      grow: 1,
      least: 140,
      text: (row) => coverageLabels[row.state],
      cell: (row) => coverageLabels[row.state],
    },
    { key: 'risks', header: t('columns.risks'), grow: 4, least: 200, text: why, cell: (row) => why(row) || '–' },
    {
      key: 'attempts',
      header: t('columns.attempts'),
      grow: 0,
      least: 86,
      align: 'end',
      text: (row) => String(row.attempts),
      cell: (row) => row.attempts,
    },
    { key: 'last', header: t('columns.last'), grow: 1, least: 120, text: last, cell: last },
  ]
}
