import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffRow } from '../../../shared/domain/session.ts'
import { mayActAs, roleLabels } from '../../../shared/domain/staff.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { type Column, type RowAction, Table } from '../../components/Table.tsx'
import { pagesOf } from '../../hooks/usePages.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { showLanguage } from '../../show/show-language.ts'
import { useOneTimePassphrase } from '../../stores/one-time-passphrase.ts'
import { useSession } from '../../stores/session.ts'
import { OneTimePassphrase } from './OneTimePassphrase.tsx'
import { OpenSlot } from './OpenSlot.tsx'
import { RemoveStaff } from './RemoveStaff.tsx'
import { StaffForm } from './StaffForm.tsx'

type Doing = { readonly what: 'edit' | 'remove' | 'openSlot'; readonly who: StaffRow } | { readonly what: 'add' } | null

/** Who works at the hub. A one-time passphrase is shown once, to be handed over. */
export function StaffScreen() {
  const { t } = useTranslation('staff')
  const session = useSession((state) => state.session)
  const isAdministrator = session !== null && mayActAs(session.role, 'administrator')
  const list = useQuery('staff.list', {})
  const active = list.data?.filter((one) => one.active)
  const [doing, setDoing] = useState<Doing>(null)
  const { made, show, putAway } = useOneTimePassphrase()
  const columns = useColumns(session?.staffId ?? '')
  useShortcut('n', t('add'), () => setDoing({ what: 'add' }))

  const actions: RowAction<StaffRow>[] = [
    { key: 'e', label: t('edit'), run: (who) => setDoing({ what: 'edit', who }) },
    ...(isAdministrator
      ? [
          { key: 'p', label: t('newPassphrase'), run: (who: StaffRow) => setDoing({ what: 'openSlot', who }) },
          {
            key: 'x',
            label: t('remove'),
            run: (who: StaffRow) => setDoing({ what: 'remove', who }),
            may: (who: StaffRow) => who.staffId !== session.staffId,
          },
        ]
      : []),
  ]
  const close = () => setDoing(null)
  return (
    <div className="screen screen-fill">
      <div className="spread">
        <div className="stack-tight">
          <h1>{t('title')}</h1>
          <p className="quiet">{t('text')}</p>
        </div>
        <Button kind="primary" keys="n" onPress={() => setDoing({ what: 'add' })}>
          {t('add')}
        </Button>
      </div>
      {list.error ? (
        <Notice tone="danger" says>
          {list.error.message}
        </Notice>
      ) : null}
      <div className={doing?.what === 'edit' || doing?.what === 'add' ? 'with-side' : 'fill'}>
        <Table
          label={t('table')}
          remember="staff"
          columns={columns}
          pages={pagesOf(active)}
          rowKey={(row) => row.staffId}
          onOpen={(who) => setDoing({ what: 'edit', who })}
          actions={actions}
        />
        {doing?.what === 'edit' || doing?.what === 'add' ? (
          <StaffForm
            key={doing.what === 'edit' ? doing.who.staffId : 'new'}
            member={doing.what === 'edit' ? doing.who : null}
            onClose={close}
          />
        ) : null}
      </div>
      {doing?.what === 'openSlot' ? (
        <OpenSlot
          member={doing.who}
          onClose={close}
          onMade={(passphrase) => {
            close()
            show(doing.who.name, passphrase)
          }}
        />
      ) : null}
      {doing?.what === 'remove' ? <RemoveStaff member={doing.who} onClose={close} /> : null}
      {made ? <OneTimePassphrase {...made} onClose={putAway} /> : null}
    </div>
  )
}

function useColumns(me: string): readonly Column<StaffRow>[] {
  const { t } = useTranslation('staff')
  const languages = (row: StaffRow) => row.languages.map(showLanguage).join(', ')
  const slot = (row: StaffRow) => (row.hasSlot ? t('hasSlot') : t('noSlot'))
  return [
    {
      key: 'name',
      header: t('columns.name'),
      grow: 3,
      least: 180,
      text: (row) => row.name,
      cell: (row) => (row.staffId === me ? `${row.name} ${t('you')}` : row.name),
    },
    {
      key: 'role',
      header: t('columns.role'),
      grow: 1,
      least: 120,
      text: (row) => roleLabels[row.role],
      cell: (row) => roleLabels[row.role],
    },
    {
      key: 'hours',
      header: t('columns.hours'),
      grow: 0,
      least: 110,
      align: 'end',
      text: (row) => String(row.hours),
      cell: (row) => row.hours,
    },
    {
      key: 'languages',
      header: t('columns.languages'),
      grow: 3,
      least: 160,
      text: languages,
      cell: languages,
    },
    {
      key: 'slot',
      header: t('columns.slot'),
      grow: 2,
      least: 150,
      text: slot,
      cell: (row) => (row.hasSlot ? t('hasSlot') : <span className="quiet">{t('noSlot')}</span>),
    },
  ]
}
