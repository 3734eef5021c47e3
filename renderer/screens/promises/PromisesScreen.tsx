import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { useFilters } from '../../stores/filters.ts'
import { CallbackLine } from '../work/CallbackLine.tsx'
import { WorkList } from '../work/WorkList.tsx'

const shows = ['overdue', 'today', 'all'] as const

/** Every promise to ring somebody back that is not kept yet: overdue ones first, moved or dropped in their line. */
export function PromisesScreen() {
  const { t } = useTranslation('promises')
  const { show } = useFilters((state) => state.callbacks)
  const narrow = useFilters((state) => state.narrow)
  const page = useQuery('callbacks.page', { show, offset: 0, limit: 500 })
  const { rows = [], total = 0 } = page.data ?? {}
  return (
    <div className="screen">
      <div className="stack-tight">
        <h1>{t('title')}</h1>
        <p className="quiet">{t('text')}</p>
      </div>
      <RadioGroup
        label={t('show')}
        hideLabel
        strip
        options={shows.map((key) => ({ key, label: t(`shows.${key}`) }))}
        value={show}
        onChange={(to) => narrow('callbacks', { show: to })}
      />
      {page.error ? (
        <Notice tone="danger" says>
          {page.error.message}
        </Notice>
      ) : null}
      {page.slow ? <Skeleton /> : null}
      {page.data && total === 0 ? (
        <EmptyState title={t(`none.${show}`)}>
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <section className="panel">
          <WorkList
            title={t('count', { count: total })}
            rank={2}
            rows={rows}
            atFirst={50}
            line={(callback) => (
              <CallbackLine
                key={`${callback.personId} ${callback.at}`}
                callback={callback}
                whose={callback.handlerName ? t('by', { name: callback.handlerName }) : t('byAnyone')}
              />
            )}
          />
          {total > rows.length ? <p className="quiet">{t('first', { shown: rows.length, total })}</p> : null}
        </section>
      ) : null}
    </div>
  )
}
