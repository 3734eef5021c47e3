import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DuplicatePair, IdentityAnswer } from '../../../shared/domain/identity.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { type Column, Table } from '../../components/Table.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { usePages } from '../../hooks/usePages.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { showMoment } from '../../show/show-moment.ts'
import { useFilters } from '../../stores/filters.ts'
import { useToasts } from '../../stores/toasts.ts'
import { namesOf } from './names-of.ts'
import { PairDetail } from './PairDetail.tsx'

const shows = ['open', 'decided'] as const

/** The supervisor's queue of pairs that may be one person, and the decisions, which can be taken back. */
export function DuplicatesScreen() {
  const { t } = useTranslation('duplicates')
  const filter = useFilters((state) => state.duplicates)
  const narrow = useFilters((state) => state.narrow)
  const pages = usePages('duplicates.page', filter)
  const [shown, setShown] = useState<DuplicatePair | undefined>()
  const [reason, setReason] = useState('')
  const command = useCommand('identity.decide')
  const columns = useColumns(filter.show)
  const isEmpty = pages.total === 0

  const decide = async (pair: DuplicatePair, decision: IdentityAnswer) => {
    if (command.pending) return
    const { show } = useToasts.getState()
    const input = { a: pair.a.residentId, b: pair.b.residentId, decision, reason }
    const result = await command.run(input)
    if (!result.ok) {
      show(result.error.message)
      return
    }
    setReason('')
    if (decision === 'undecided') show(t('takenBack', namesOf(pair)))
    else show(t(decision === 'same' ? 'madeSame' : 'madeDifferent', namesOf(pair)), result.commandId)
  }
  const onShown = (decision: IdentityAnswer) => () => {
    if (shown && !isEmpty) decide(shown, decision)
  }
  const isOpen = filter.show === 'open'
  useShortcut('s', t('same'), onShown('same'), { enabled: isOpen })
  useShortcut('d', t('different'), onShown('different'), { enabled: isOpen })
  useShortcut('t', t('takeBack'), onShown('undecided'), { enabled: !isOpen })

  const run = (decision: IdentityAnswer) => (pair: DuplicatePair) => decide(pair, decision)
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
        onChange={(show) => narrow('duplicates', { show })}
      />
      {isEmpty && isOpen ? (
        <EmptyState title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <div className="beside pairs">
          <Table
            key={filter.show}
            remember={`duplicates ${filter.show}`}
            label={t(`table.${filter.show}`)}
            columns={columns}
            pages={pages}
            rowKey={(pair) => `${pair.a.residentId} ${pair.b.residentId}`}
            onActive={setShown}
            actions={
              isOpen
                ? [
                    { key: 's', label: t('same'), run: run('same') },
                    { key: 'd', label: t('different'), run: run('different') },
                  ]
                : [{ key: 't', label: t('takeBack'), run: run('undecided') }]
            }
            empty={t('noneDecided')}
          />
          <PairDetail pair={isEmpty ? undefined : shown} reason={reason} onReason={setReason} onDecide={decide} />
        </div>
      )}
    </div>
  )
}

function useColumns(show: (typeof shows)[number]): readonly Column<DuplicatePair>[] {
  const { t } = useTranslation('duplicates')
  const pair = (row: DuplicatePair) => t('pair', namesOf(row))
  const decision = (row: DuplicatePair) => (row.decided ? t(`decisions.${row.decided.decision}`) : '')
  const when = (row: DuplicatePair) => showMoment(row.decided?.at ?? row.at)
  const who = { key: 'pair', header: t('columns.pair'), grow: 3, least: 190, text: pair, cell: pair }
  return show === 'open'
    ? [who, { key: 'flagged', header: t('columns.flagged'), grow: 1, least: 130, text: when, cell: when }]
    : [
        who,
        { key: 'decision', header: t('columns.decision'), grow: 1, least: 130, text: decision, cell: decision },
        { key: 'decided', header: t('columns.decided'), grow: 1, least: 130, text: when, cell: when },
      ]
}
