import { useDeferredValue, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { sources } from '../../../shared/codes/sources.ts'
import type { PersonRow } from '../../../shared/domain/case-file.ts'
import { showDate } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { PersonLink } from '../../components/PersonLink.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { type Column, Table } from '../../components/Table.tsx'
import { Tag } from '../../components/Tag.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useIsSupervisor } from '../../hooks/useIsSupervisor.ts'
import { usePages } from '../../hooks/usePages.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { showDay } from '../../show/show-day.ts'
import { showLanguage } from '../../show/show-language.ts'
import { useFilters } from '../../stores/filters.ts'

const shows = ['all', 'callable', 'held', 'withNeeds', 'neverRung'] as const
const sorts = ['name', 'postcode', 'dateOfBirth', 'attempts', 'lastContactAt'] as const

/** Everybody whom the hub knows, once each: filtered, sorted, and opened by key or pointer. */
export function ResidentsScreen() {
  const { t } = useTranslation('residents')
  const [, navigate] = useLocation()
  const typed = useFilters((state) => state.residents)
  const narrow = useFilters((state) => state.narrow)
  const isSupervisor = useIsSupervisor()
  const text = useDeferredValue(typed.text)
  const filter = { ...typed, text }
  const pages = usePages('residents.page', filter)
  const counts = useCounts(text)
  const box = useRef<HTMLInputElement>(null)
  useShortcut('/', t('focusFilter'), () => box.current?.focus())

  const columns = useColumns()
  const isEmptyHub = pages.total === 0 && filter.show === 'all' && text === ''
  return (
    <div className="screen screen-fill">
      <div className="spread">
        <h1>{t('title')}</h1>
        <Button onPress={() => navigate('/register')}>{t('register')}</Button>
      </div>
      <div className="filters">
        <RadioGroup
          label={t('show')}
          hideLabel
          strip
          options={shows.map((key) => {
            const count = counts[key]
            const label = t(`shows.${key}`)
            return { key, label: count === undefined ? label : t('showCount', { label, count }) }
          })}
          value={typed.show}
          onChange={(show) => narrow('residents', { show })}
        />
        <div className="filter-text">
          <TextField
            label={t('filter')}
            value={typed.text}
            inputRef={box}
            maxLength={200}
            onChange={(words) => narrow('residents', { text: words })}
          />
        </div>
      </div>
      {isSupervisor ? null : <p className="quiet">{t('ownOnly')}</p>}
      {isEmptyHub ? (
        <NoResidents />
      ) : (
        <Table
          key={JSON.stringify(filter)}
          remember={`residents ${JSON.stringify(filter)}`}
          label={t('table')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.personId}
          onOpen={(row) => navigate(`/case/${row.personId}`)}
          sort={{ key: typed.sort, descending: typed.descending }}
          onSort={(key) => {
            const sort = sorts.find((known) => known === key)
            if (sort) narrow('residents', { sort, descending: sort === typed.sort ? !typed.descending : false })
          }}
          empty={t('noneFits')}
        />
      )}
    </div>
  )
}

/** How many each choice would show, so that a supervisor sees at once what is left. */
function useCounts(text: string): Partial<Record<(typeof shows)[number], number>> {
  const one = { offset: 0, limit: 1, sort: 'name', descending: false, text } as const
  const all = useQuery('residents.page', { ...one, show: 'all' }, { keepOld: true }).data?.total
  const callable = useQuery('residents.page', { ...one, show: 'callable' }, { keepOld: true }).data?.total
  const held = useQuery('residents.page', { ...one, show: 'held' }, { keepOld: true }).data?.total
  const withNeeds = useQuery('residents.page', { ...one, show: 'withNeeds' }, { keepOld: true }).data?.total
  const neverRung = useQuery('residents.page', { ...one, show: 'neverRung' }, { keepOld: true }).data?.total
  return Object.fromEntries(
    Object.entries({ all, callable, held, withNeeds, neverRung }).filter(([, count]) => count !== undefined),
  )
}

function useColumns(): readonly Column<PersonRow>[] {
  const { t } = useTranslation('residents')
  const born = (row: PersonRow) => (row.dateOfBirth ? showDate(row.dateOfBirth) : '–')
  const last = (row: PersonRow) => (row.lastContactAt ? showDay(row.lastContactAt) : t('never'))
  return [
    {
      key: 'name',
      header: t('columns.name'),
      grow: 4,
      least: 170,
      sortable: true,
      text: (row) => [row.name, row.nativeName].filter(Boolean).join(' '),
      cell: (row) => (
        <PersonLink personId={row.personId} name={row.name} nativeName={row.nativeName} language={row.language} />
      ),
    },
    {
      key: 'dateOfBirth',
      header: t('columns.born'),
      grow: 1,
      least: 160,
      sortable: true,
      text: born,
      cell: born,
    },
    {
      key: 'address',
      header: t('columns.address'),
      grow: 5,
      least: 150,
      text: (row) => row.address,
      cell: (row) => <span title={row.address}>{row.address}</span>,
    },
    {
      key: 'postcode',
      header: t('columns.postcode'),
      grow: 1,
      least: 96,
      sortable: true,
      text: (row) => row.postcode ?? '',
      cell: (row) => row.postcode ?? '–',
    },
    {
      key: 'state',
      header: t('columns.state'),
      grow: 1,
      least: 118,
      text: (row) => (row.hold ? t(`holds.${row.hold}`) : row.phones === 0 ? t('noNumber') : ''),
      cell: (row) =>
        row.hold ? (
          <Tag tone="danger">{t(`holds.${row.hold}`)}</Tag>
        ) : row.phones === 0 ? (
          <Tag tone="care">{t('noNumber')}</Tag>
        ) : null,
    },
    {
      key: 'attempts',
      header: t('columns.attempts'),
      grow: 0,
      least: 86,
      align: 'end',
      sortable: true,
      text: (row) => String(row.attempts),
      cell: (row) => row.attempts,
    },
    {
      key: 'lastContactAt',
      header: t('columns.last'),
      grow: 0,
      least: 116,
      sortable: true,
      text: last,
      cell: last,
    },
    {
      key: 'needs',
      header: t('columns.needs'),
      grow: 0,
      least: 76,
      align: 'end',
      text: (row) => String(row.openNeeds),
      cell: (row) => (row.openNeeds > 0 ? <b>{row.openNeeds}</b> : 0),
    },
    {
      key: 'ward',
      header: t('columns.ward'),
      grow: 2,
      least: 90,
      text: (row) => row.ward ?? '',
      cell: (row) => row.ward ?? '–',
    },
    {
      key: 'language',
      header: t('columns.language'),
      grow: 1,
      least: 86,
      text: (row) => row.language ?? '',
      cell: (row) => (row.language ? showLanguage(row.language) : '–'),
    },
    {
      key: 'sources',
      header: t('columns.sources'),
      grow: 3,
      least: 130,
      text: (row) => row.sources.map((source) => sources[source].label).join(', '),
      cell: (row) => row.sources.map((source) => sources[source].label).join(', '),
    },
  ]
}

function NoResidents() {
  const { t } = useTranslation('residents')
  const [, navigate] = useLocation()
  const isSupervisor = useIsSupervisor()
  return (
    <EmptyState title={t('none')}>
      <p>{t('noneText')}</p>
      {isSupervisor ? (
        <Button kind="primary" onPress={() => navigate('/import')}>
          {t('importFirst')}
        </Button>
      ) : (
        <p>{t('noneHandler')}</p>
      )}
    </EmptyState>
  )
}
