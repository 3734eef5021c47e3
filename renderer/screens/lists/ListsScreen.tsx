import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { ListRow } from '../../../shared/domain/list.ts'
import { Bar } from '../../components/Bar.tsx'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Folded } from '../../components/Folded.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { showMoment } from '../../show/show-moment.ts'
import { useFilters } from '../../stores/filters.ts'
import { coverageParts } from './coverage-parts.ts'
import { ListFinding } from './ListFinding.tsx'

/** Every call list, and how far it has got; a number opens its people. */
export function ListsScreen() {
  const { t } = useTranslation('lists')
  const [, navigate] = useLocation()
  const lists = useQuery('list.page', {})
  const [showsClosed, showClosed] = useState(false)
  useShortcut('n', t('make'), () => navigate('/lists/new'))
  const open = lists.data?.filter((list) => !list.closed) ?? []
  const closed = lists.data?.filter((list) => list.closed) ?? []
  return (
    <div className="screen">
      <div className="spread">
        <h1>{t('title')}</h1>
        {lists.data?.length ? (
          <Button keys="n" kind="primary" onPress={() => navigate('/lists/new')}>
            {t('make')}
          </Button>
        ) : null}
      </div>
      {lists.error ? (
        <Notice tone="danger" says>
          {lists.error.message}
        </Notice>
      ) : null}
      {lists.slow ? <Skeleton lines={8} /> : null}
      {lists.data?.length === 0 ? <NoLists /> : null}
      {open.map((list) => (
        <ListPanel key={list.listId} list={list} />
      ))}
      {closed.length > 0 ? (
        <Folded title={t('closedLists', { count: closed.length })} isOpen={showsClosed} onToggle={showClosed}>
          <div className="stack">
            {closed.map((list) => (
              <ListPanel key={list.listId} list={list} />
            ))}
          </div>
        </Folded>
      ) : null}
    </div>
  )
}

function ListPanel({ list }: { list: ListRow }) {
  const { t } = useTranslation('lists')
  const [, navigate] = useLocation()
  const narrow = useFilters((state) => state.narrow)
  const place = `/lists/${list.listId}`
  return (
    <section className="panel stack" aria-label={list.name}>
      <div className="spread">
        <div className="row">
          <h2>
            <Link href={place} onClick={() => narrow('members', { state: null, handler: null })}>
              {list.name}
            </Link>
          </h2>
          {list.closed ? <Tag>{t('closed')}</Tag> : null}
          <span className="quiet small">{t('made', { when: showMoment(list.createdAt), by: list.createdBy })}</span>
        </div>
        {!list.closed && list.unshared > 0 ? (
          <div className="row">
            <span className="care">{t('unshared', { count: list.unshared })}</span>
            <Button kind="primary" onPress={() => navigate(`${place}/share`)}>
              {t('share')}
            </Button>
          </div>
        ) : null}
      </div>
      <ListFinding coverage={list.coverage} />
      <Bar
        label={t('coverageOf', { name: list.name })}
        parts={coverageParts(
          list.coverage,
          (state) => t(`states.${state}`),
          (state) => {
            narrow('members', { state, handler: null })
            navigate(place)
          },
        )}
      />
    </section>
  )
}

function NoLists() {
  const { t } = useTranslation('lists')
  const [, navigate] = useLocation()
  const callable = useQuery('list.count', { rule: '' })
  if (!callable.data) return null
  const hasResidents = callable.data.residents > 0
  return (
    <EmptyState title={t('none')}>
      <p>{t('noneText')}</p>
      {hasResidents ? null : <p>{t('noneFirst')}</p>}
      <Button kind="primary" onPress={() => navigate(hasResidents ? '/lists/new' : '/import')}>
        {hasResidents ? t('make') : t('importFirst')}
      </Button>
    </EmptyState>
  )
}
