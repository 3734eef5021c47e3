import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { needCategories, urgencyLabels } from '../../../shared/codes/needs.ts'
import type { ReferralRow } from '../../../shared/domain/case-file.ts'
import { isOpen, mayMove, referralStateLabels, referralStates } from '../../../shared/domain/referral.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { PersonLink } from '../../components/PersonLink.tsx'
import { Select } from '../../components/Select.tsx'
import { type Column, Table } from '../../components/Table.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useIsSupervisor } from '../../hooks/useIsSupervisor.ts'
import { usePages } from '../../hooks/usePages.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { showDay } from '../../show/show-day.ts'
import { useFilters } from '../../stores/filters.ts'
import { AnswerDialog } from './AnswerDialog.tsx'

/** Every referral, what became of it, and the way to the packs that carry the next ones. */
export function ReferralsScreen() {
  const { t } = useTranslation('referrals')
  const [, navigate] = useLocation()
  const filter = useFilters((state) => state.referrals)
  const narrow = useFilters((state) => state.narrow)
  const isSupervisor = useIsSupervisor()
  const pages = usePages('referrals.page', filter)
  const partners = useQuery('partners.list', { category: null })
  const [answering, setAnswering] = useState<ReferralRow | null>(null)
  const columns = useColumns()
  const isAll = filter.state === null && filter.partnerId === null && !filter.mine && !filter.stale
  return (
    <div className="screen screen-fill">
      <h1>{t('title')}</h1>
      <Waiting />
      <div className="filters">
        <Select
          label={t('state')}
          options={[
            { key: 'any', label: t('anyState') },
            ...referralStates.map((key) => ({ key, label: referralStateLabels[key] })),
          ]}
          value={filter.state ?? 'any'}
          onChange={(key) => narrow('referrals', { state: key === 'any' ? null : key })}
        />
        <Select
          label={t('partner')}
          options={[
            { key: 'any', label: t('anyPartner') },
            ...(partners.data ?? []).map((one) => ({ key: one.partnerId as string, label: one.name })),
          ]}
          value={filter.partnerId ?? 'any'}
          onChange={(key) => narrow('referrals', { partnerId: key === 'any' ? null : key })}
        />
        {isSupervisor ? (
          <Checkbox isSelected={filter.mine} onChange={(mine) => narrow('referrals', { mine })}>
            {t('mine')}
          </Checkbox>
        ) : null}
        <Checkbox isSelected={filter.stale ?? false} onChange={(stale) => narrow('referrals', { stale })}>
          {t('stale')}
        </Checkbox>
      </div>
      <Table
        key={JSON.stringify(filter)}
        remember={`referrals ${JSON.stringify(filter)}`}
        label={t('table')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.referralId}
        onOpen={(row) => navigate(`/case/${row.personId}`)}
        actions={[{ key: 'a', label: t('answer'), run: setAnswering, may: mayBeAnswered }]}
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
      {answering ? <AnswerDialog referral={answering} onClose={() => setAnswering(null)} /> : null}
    </div>
  )
}

function mayBeAnswered(row: ReferralRow): boolean {
  return isOpen(row.state) && referralStates.some((state) => state !== 'sent' && mayMove(row.state, state))
}

/** How many wait for the next pack, and the way there: for a supervisor, who may send them. */
function Waiting() {
  const { t } = useTranslation('referrals')
  const [, navigate] = useLocation()
  const isSupervisor = useIsSupervisor()
  const drafted = useQuery('referrals.page', { offset: 0, limit: 1, state: 'drafted', partnerId: null, mine: false })
  const count = drafted.data?.total ?? 0
  if (count === 0 || !isSupervisor) return null
  return (
    <Notice>
      <div className="spread">
        <span>{t('waiting', { count })}</span>
        <Button kind="primary" onPress={() => navigate('/referrals/packs')}>
          {t('makePacks')}
        </Button>
      </div>
    </Notice>
  )
}

function useColumns(): readonly Column<ReferralRow>[] {
  const { t } = useTranslation('referrals')
  const text = {
    needs: (row: ReferralRow) => row.categories.map((category) => needCategories[category].label).join(', '),
    state: (row: ReferralRow) => referralStateLabels[row.state],
    made: (row: ReferralRow) => showDay(row.madeAt),
    sent: (row: ReferralRow) => (row.sentOn ? showDay(row.sentOn) : '–'),
    remark: (row: ReferralRow) => (row.blocked ? t('blocked', { reason: row.blocked }) : row.reason || row.note),
  }
  return [
    {
      key: 'number',
      header: t('columns.number'),
      grow: 0,
      least: 140,
      text: (row) => row.number,
      cell: (row) => row.number,
    },
    {
      key: 'name',
      header: t('columns.name'),
      grow: 3,
      least: 140,
      text: (row) => row.personName,
      cell: (row) => <PersonLink personId={row.personId} name={row.personName} />,
    },
    {
      key: 'partner',
      header: t('columns.partner'),
      grow: 3,
      least: 150,
      text: (row) => row.partnerName,
      cell: (row) => <span title={row.partnerName}>{row.partnerName}</span>,
    },
    { key: 'needs', header: t('columns.needs'), grow: 3, least: 140, text: text.needs, cell: text.needs },
    {
      key: 'urgency',
      header: t('columns.urgency'),
      grow: 0,
      least: 128,
      text: (row) => urgencyLabels[row.urgency],
      cell: (row) =>
        row.urgency === 'urgent' && isOpen(row.state) ? (
          <Tag tone="danger">{urgencyLabels.urgent}</Tag>
        ) : (
          urgencyLabels[row.urgency]
        ),
    },
    {
      key: 'state',
      header: t('columns.state'),
      grow: 1,
      least: 124,
      text: text.state,
      cell: (row) => <Tag {...toneOf(row)}>{text.state(row)}</Tag>,
    },
    {
      key: 'remark',
      header: t('columns.remark'),
      grow: 4,
      least: 160,
      text: text.remark,
      cell: (row) => (
        <span title={text.remark(row)} className={row.blocked ? 'care' : ''}>
          {text.remark(row)}
        </span>
      ),
    },
    { key: 'made', header: t('columns.made'), grow: 0, least: 112, text: text.made, cell: text.made },
    { key: 'sent', header: t('columns.sent'), grow: 0, least: 112, text: text.sent, cell: text.sent },
  ]
}

function toneOf(row: ReferralRow): { tone?: 'good' | 'care' | 'action' } {
  if (row.state === 'completed') return { tone: 'good' }
  if (row.state === 'declined' || row.state === 'unable' || row.blocked) return { tone: 'care' }
  return row.state === 'accepted' || row.state === 'inProgress' ? { tone: 'action' } : {}
}
