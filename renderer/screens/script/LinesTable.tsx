import { useTranslation } from 'react-i18next'
import { type ScriptLineRow, scriptLanguages } from '../../../shared/domain/script.ts'
import { movedPlaces } from '../../../shared/rules/script.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { type Column, Table } from '../../components/Table.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { pagesOf } from '../../hooks/usePages.ts'
import { useScriptInHand } from '../../stores/script-in-hand.ts'
import { useToasts } from '../../stores/toasts.ts'
import { conditionWords } from './condition-words.ts'
import { lineOfRow } from './line-of-row.ts'

interface Props {
  /** Those that are shown; undefined until they are known. */
  rows: readonly ScriptLineRow[] | undefined
  all: readonly ScriptLineRow[]
  onOpen: (row: ScriptLineRow) => void
}

/** The lines in the order in which they are said; a letter changes, moves, takes out and brings back. */
export function LinesTable({ rows, all, onOpen }: Props) {
  const { t } = useTranslation('script')
  const columns = useColumns(all)
  const change = useCommand('script.change')
  const say = useToasts((state) => state.show)

  const write = async (row: ScriptLineRow, changes: Partial<ScriptLineRow>, done: string) => {
    const result = await change.run({ lineId: row.lineId, line: { ...lineOfRow(row), ...changes } })
    const { inHand, putDown } = useScriptInHand.getState()
    say(result.ok ? done : result.error.message)
    if (result.ok && inHand?.lineId === row.lineId) putDown()
  }
  const ofPart = (row: ScriptLineRow) => all.filter((one) => one.part === row.part && !one.removed)
  const mayMove = (row: ScriptLineRow, by: number) =>
    !row.removed && ofPart(row)[ofPart(row).indexOf(row) + by] !== undefined
  const move = async (row: ScriptLineRow, by: number) => {
    const part = ofPart(row)
    const from = part.indexOf(row)
    for (const [lineId, position] of movedPlaces(part, from, from + by)) {
      const moved = part.find((one) => one.lineId === lineId)
      if (!moved) continue
      const result = await change.run({ lineId, line: { ...lineOfRow(moved), position } })
      if (!result.ok) return say(result.error.message)
    }
    say(t('moved'))
  }
  return (
    <Table
      label={t('table')}
      remember="script"
      columns={columns}
      pages={pagesOf(rows)}
      rowKey={(row) => row.lineId}
      onOpen={onOpen}
      actions={[
        { key: 'e', label: t('edit'), run: onOpen, may: (row) => !row.removed },
        { key: 'u', label: t('moveUp'), run: (row) => move(row, -1), may: (row) => mayMove(row, -1) },
        { key: 'd', label: t('moveDown'), run: (row) => move(row, 1), may: (row) => mayMove(row, 1) },
        {
          key: 'x',
          label: t('remove'),
          run: (row) => write(row, { removed: true }, t('removed')),
          may: (row) => !row.removed,
        },
        {
          key: 'b',
          label: t('bringBack'),
          run: (row) => write(row, { removed: false }, t('broughtBack')),
          may: (row) => row.removed,
        },
      ]}
      empty={<EmptyState title={t('none')} />}
    />
  )
}

function useColumns(lines: readonly ScriptLineRow[]): readonly Column<ScriptLineRow>[] {
  const { t } = useTranslation('script')
  const answers = (row: ScriptLineRow) => row.answers.map((answer) => answer.label).join(' · ')
  const checked = (row: ScriptLineRow) => {
    if (row.kind === 'mind') return ''
    const others = scriptLanguages.filter((language) => language !== 'en')
    return t('checkedCell', { checked: others.filter((one) => row.checked[one]).length, total: others.length })
  }
  const when = (row: ScriptLineRow) => conditionWords(row, lines, t)
  return [
    {
      key: 'part',
      header: t('columns.part'),
      grow: 0,
      least: 112,
      text: (row) => t(`part.${row.part}`),
      cell: (row) => t(`part.${row.part}`),
    },
    {
      key: 'kind',
      header: t('columns.kind'),
      grow: 0,
      least: 92,
      text: (row) => t(`kind.${row.kind}`),
      cell: (row) => (row.removed ? <Tag>{t('isRemoved')}</Tag> : t(`kind.${row.kind}`)),
    },
    {
      key: 'words',
      header: t('columns.words'),
      grow: 5,
      least: 240,
      text: (row) => row.text.en,
      cell: (row) => <span title={row.text.en}>{row.text.en}</span>,
    },
    {
      key: 'when',
      header: t('columns.when'),
      grow: 3,
      least: 150,
      text: when,
      cell: (row) => <span title={when(row)}>{when(row)}</span>,
    },
    {
      key: 'answers',
      header: t('columns.answers'),
      grow: 2,
      least: 120,
      text: answers,
      cell: (row) => <span title={answers(row)}>{answers(row)}</span>,
    },
    {
      key: 'checked',
      header: t('columns.checked'),
      grow: 0,
      least: 82,
      text: checked,
      cell: checked,
    },
  ]
}
