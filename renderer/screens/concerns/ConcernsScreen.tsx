import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { concernLevelLabels } from '../../../shared/codes/concerns.ts'
import { type ConcernRow, minutesWaited } from '../../../shared/domain/concern.ts'
import { instantOf } from '../../../shared/domain/time.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { PersonLink } from '../../components/PersonLink.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { type Column, Table } from '../../components/Table.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useNow } from '../../hooks/useNow.ts'
import { usePages } from '../../hooks/usePages.ts'
import { showWait } from '../../show/show-wait.ts'
import { useFilters } from '../../stores/filters.ts'
import { AnswerConcern, type ConcernAnswer } from './AnswerConcern.tsx'
import { ConcernDetail } from './ConcernDetail.tsx'

const shows = ['open', 'all'] as const

/** The supervisor's queue of safeguarding concerns: what nobody has acknowledged at the top. */
export function ConcernsScreen() {
  const { t } = useTranslation('concerns')
  const [, navigate] = useLocation()
  const filter = useFilters((state) => state.concerns)
  const narrow = useFilters((state) => state.narrow)
  const pages = usePages('concerns.page', filter)
  const [shown, setShown] = useState<ConcernRow | undefined>()
  const [answering, setAnswering] = useState<ConcernAnswer | null>(null)
  const columns = useColumns()
  const acknowledge = (row: ConcernRow) => setAnswering({ what: 'acknowledge', row })
  const close = (row: ConcernRow) => setAnswering({ what: 'close', row })
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
        options={shows.map((key) => ({ key, label: t(`shows.${key}`) }))}
        value={filter.show}
        onChange={(show) => narrow('concerns', { show })}
      />
      {pages.total === 0 && filter.show === 'open' ? (
        <EmptyState title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <div className="beside">
          <Table
            key={filter.show}
            remember={`concerns ${filter.show}`}
            label={t('table')}
            columns={columns}
            pages={pages}
            rowKey={(row) => row.concernId}
            onOpen={(row) => navigate(`/case/${row.personId}`)}
            onActive={setShown}
            actions={[
              { key: 'a', label: t('acknowledge'), run: acknowledge, may: (row) => !row.acknowledged && !row.closed },
              { key: 'c', label: t('close'), run: close, may: (row) => !row.closed },
            ]}
            empty={t('noneEver')}
          />
          <ConcernDetail row={pages.total === 0 ? undefined : shown} onAcknowledge={acknowledge} onClose={close} />
        </div>
      )}
      {answering ? <AnswerConcern {...answering} onDone={() => setAnswering(null)} /> : null}
    </div>
  )
}

function useColumns(): readonly Column<ConcernRow>[] {
  const { t } = useTranslation('concerns')
  const now = instantOf(useNow(30_000))
  const level = (row: ConcernRow) => concernLevelLabels[row.level]
  const waited = (row: ConcernRow) =>
    showWait(row.acknowledged ? row.minutesWaited : minutesWaited(row.raisedAt, row.closed?.at ?? now))
  const state = (row: ConcernRow) =>
    t(`states.${row.closed ? 'closed' : row.acknowledged ? 'acknowledged' : 'waiting'}`)
  return [
    {
      key: 'person',
      header: t('columns.person'),
      grow: 3,
      least: 160,
      text: (row) => row.personName,
      cell: (row) => <PersonLink personId={row.personId} name={row.personName} nativeName={null} language={null} />,
    },
    { key: 'level', header: t('columns.level'), grow: 2, least: 175, text: level, cell: level },
    { key: 'waited', header: t('columns.waited'), grow: 1, least: 135, text: waited, cell: waited },
    {
      key: 'state',
      header: t('columns.state'),
      grow: 1,
      least: 100,
      text: state,
      cell: (row) => (row.acknowledged || row.closed ? state(row) : <Tag tone="danger">{state(row)}</Tag>),
    },
  ]
}
