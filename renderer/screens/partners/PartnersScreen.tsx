import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartnerRow } from '../../../shared/api.ts'
import { needCategories } from '../../../shared/codes/needs.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Notice } from '../../components/Notice.tsx'
import { type Column, Table } from '../../components/Table.tsx'
import { Tag } from '../../components/Tag.tsx'
import { pagesOf } from '../../hooks/usePages.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { PartnerForm } from './PartnerForm.tsx'
import { RemovePartner } from './RemovePartner.tsx'

/** The directory of partner organisations. */
export function PartnersScreen() {
  const { t } = useTranslation('partners')
  const partners = useQuery('partners.list', { category: null })
  const active = partners.data?.filter((one) => one.active)
  const [editing, setEditing] = useState<PartnerRow | 'new' | null>(null)
  const [removing, setRemoving] = useState<PartnerRow | null>(null)
  const columns = useColumns()
  useShortcut('n', t('add'), () => setEditing('new'))
  return (
    <div className="screen screen-fill">
      <div className="spread">
        <div className="stack-tight">
          <h1>{t('title')}</h1>
          <p className="quiet">{t('text')}</p>
        </div>
        <Button kind="primary" keys="n" onPress={() => setEditing('new')}>
          {t('add')}
        </Button>
      </div>
      {partners.error ? (
        <Notice tone="danger" says>
          {partners.error.message}
        </Notice>
      ) : null}
      <div className={editing ? 'with-side' : 'fill'}>
        <Table
          label={t('table')}
          remember="partners"
          columns={columns}
          pages={pagesOf(active)}
          rowKey={(row) => row.partnerId}
          onOpen={setEditing}
          actions={[
            { key: 'e', label: t('edit'), run: setEditing },
            { key: 'x', label: t('remove'), run: setRemoving },
          ]}
          empty={
            <EmptyState title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          }
        />
        {editing ? (
          <PartnerForm
            key={editing === 'new' ? 'new' : editing.partnerId}
            partner={editing === 'new' ? null : editing}
            onClose={() => setEditing(null)}
          />
        ) : null}
      </div>
      {removing ? (
        <RemovePartner
          partner={removing}
          onClose={() => setRemoving(null)}
          onRemoved={() => {
            setRemoving(null)
            setEditing(null)
          }}
        />
      ) : null}
    </div>
  )
}

function useColumns(): readonly Column<PartnerRow>[] {
  const { t } = useTranslation('partners')
  const takes = (row: PartnerRow) => row.takes.map((category) => needCategories[category].label).join(', ')
  const contact = (row: PartnerRow) => [row.contactName, row.telephone, row.email].filter(Boolean).join(' · ')
  return [
    { key: 'name', header: t('columns.name'), grow: 4, least: 230, text: (row) => row.name, cell: (row) => row.name },
    {
      key: 'takes',
      header: t('columns.takes'),
      grow: 4,
      least: 200,
      text: takes,
      cell: (row) =>
        row.takes.length > 0 ? (
          <span title={takes(row)}>{takes(row)}</span>
        ) : (
          <span className="quiet">{t('takesNothing')}</span>
        ),
    },
    { key: 'area', header: t('columns.area'), grow: 1, least: 80, text: (row) => row.area, cell: (row) => row.area },
    {
      key: 'contact',
      header: t('columns.contact'),
      grow: 3,
      least: 150,
      text: contact,
      cell: (row) => <span title={contact(row)}>{contact(row)}</span>,
    },
    {
      key: 'receives',
      header: t('columns.receives'),
      grow: 1,
      least: 176,
      text: (row) => t(`ways.${row.receives}`),
      cell: (row) =>
        row.receives === 'zip' && row.zipPassphrase === '' ? (
          <Tag tone="care">{t('noPassphrase')}</Tag>
        ) : (
          t(`ways.${row.receives}`)
        ),
    },
    {
      key: 'open',
      header: t('columns.open'),
      grow: 0,
      least: 90,
      align: 'end',
      text: (row) => String(row.openReferrals),
      cell: (row) => row.openReferrals,
    },
  ]
}
