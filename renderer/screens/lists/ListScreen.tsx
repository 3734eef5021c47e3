import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useParams } from 'wouter'
import type { ListRow } from '../../../shared/domain/list.ts'
import { Bar } from '../../components/Bar.tsx'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { showMoment } from '../../show/show-moment.ts'
import { useFilters } from '../../stores/filters.ts'
import { CloseList } from './CloseList.tsx'
import { coverageParts } from './coverage-parts.ts'
import { ListFinding } from './ListFinding.tsx'
import { Members } from './Members.tsx'
import { Shares } from './Shares.tsx'

/** One list: how far it and each handler has got, and its people. */
export function ListScreen() {
  const { t } = useTranslation('lists')
  const { listId } = useParams()
  const lists = useQuery('list.page', {})
  const list = lists.data?.find((one) => one.listId === listId)
  if (lists.error || (lists.data && !list)) {
    return (
      <div className="screen">
        <h1>{t('title')}</h1>
        <Notice tone="danger" says>
          {lists.error?.message ?? t('gone')}
        </Notice>
        <Link href="/lists">{t('back')}</Link>
      </div>
    )
  }
  return list ? <OneList list={list} /> : <div className="screen">{lists.slow ? <Skeleton lines={10} /> : null}</div>
}

function OneList({ list }: { list: ListRow }) {
  const { t } = useTranslation('lists')
  const [, navigate] = useLocation()
  const narrow = useFilters((state) => state.narrow)
  const [isClosing, setClosing] = useState(false)
  return (
    <div className="screen">
      <div className="stack-tight">
        <Link href="/lists">{t('back')}</Link>
        <div className="spread">
          <div className="row">
            <h1>{list.name}</h1>
            {list.closed ? <Tag>{t('closed')}</Tag> : null}
            <span className="quiet small">{t('made', { when: showMoment(list.createdAt), by: list.createdBy })}</span>
          </div>
          {list.closed ? null : (
            <div className="row">
              {list.unshared > 0 ? (
                <>
                  <span className="care">{t('unshared', { count: list.unshared })}</span>
                  <Button kind="primary" onPress={() => navigate(`/lists/${list.listId}/share`)}>
                    {t('share')}
                  </Button>
                </>
              ) : null}
              <Button onPress={() => setClosing(true)}>{t('close')}</Button>
            </div>
          )}
        </div>
      </div>
      <section className="panel stack">
        <ListFinding coverage={list.coverage} />
        <Bar
          label={t('coverageOf', { name: list.name })}
          parts={coverageParts(
            list.coverage,
            (state) => t(`states.${state}`),
            (state) => narrow('members', { state, handler: null }),
          )}
        />
      </section>
      <Shares list={list} />
      <Members list={list} />
      {isClosing ? <CloseList list={list} onClose={() => setClosing(false)} /> : null}
    </div>
  )
}
