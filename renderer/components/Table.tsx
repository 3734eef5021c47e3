// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn as they come into sight, which table elements cannot do.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, memo, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pages } from '../hooks/usePages.ts'
import { Button } from './Button.tsx'
import { Skeleton } from './Skeleton.tsx'

export interface Column<Row> {
  readonly key: string
  readonly header: string
  /** Share of the width, and the least in pixels. */
  readonly grow: number
  readonly least: number
  readonly cell: (row: Row) => ReactNode
  /** What is copied. */
  readonly text: (row: Row) => string
  readonly align?: 'end'
  readonly sortable?: boolean
}

interface Props<Row> {
  label: string
  columns: readonly Column<Row>[]
  pages: Pages<Row>
  rowKey: (row: Row) => string
  onOpen?: (row: Row) => void
  sort?: { readonly key: string; readonly descending: boolean }
  onSort?: (key: string) => void
  /** Shown in place of rows where there are none. */
  empty?: ReactNode
  /** More about the count, at the foot: "of 4,000 residents". */
  foot?: ReactNode
  /** What may be done with the chosen row: a letter while the table has the focus, or a button at its foot. */
  actions?: readonly RowAction<Row>[]
  /** Hears which row is chosen, for a part of the screen that shows more about it. */
  onActive?: (row: Row | undefined) => void
  /** Names the table and its filter, so that who comes back from a case file finds the row they left. */
  remember?: string
}

export interface RowAction<Row> {
  /** One letter. */
  readonly key: string
  readonly label: string
  readonly run: (row: Row) => void
  readonly may?: (row: Row) => boolean
}

/** The row that was left, of each table that is remembered; for as long as the window is open. */
const places = new Map<string, number>()

const rowHeight = 37

/**
 * A long table: only the rows in sight are drawn, and only those are fetched. Arrow keys move by cell and row, Home and
 * End within a row, with Ctrl to the first and last row; Enter opens a row; Ctrl C copies it; letters act on it.
 */
export function Table<Row>(props: Props<Row>) {
  const { label, columns, pages, rowKey, onOpen, sort, onSort } = props
  const { t } = useTranslation()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState({ row: places.get(props.remember ?? '') ?? 0, column: 0 })
  const total = pages.total ?? 0
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1000, height: 600 },
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items[items.length - 1]?.index ?? 0

  const { want } = pages
  useEffect(() => {
    if (total > 0) want(first, last)
  }, [want, first, last, total])

  // The row that was left may be far down: it is brought into sight once it is known how many there are.
  const isPlaced = useRef(false)
  useEffect(() => {
    if (total === 0 || isPlaced.current) return
    isPlaced.current = true
    if (active.row === 0 || active.row >= total) return
    virtual.scrollToIndex(active.row, { align: 'center' })
    // Who comes back goes on where they were, unless the focus has a place already.
    const { activeElement } = document
    if (activeElement === document.body || activeElement?.tagName === 'MAIN') scroller.current?.focus()
  }, [total, active.row, virtual])
  useEffect(() => {
    if (total > 0 && active.row >= total) setActive((before) => ({ ...before, row: total - 1 }))
  }, [total, active.row])

  const { remember, onActive } = props
  useEffect(() => {
    if (remember) places.set(remember, active.row)
  }, [remember, active.row])
  const chosen = pages.rowAt(active.row)
  const chosenKey = chosen === undefined ? null : rowKey(chosen)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that was read again is heard again; the hearer is not.
  useEffect(() => onActive?.(chosen), [chosenKey, chosen])

  const act = (action: RowAction<Row>) => {
    if (chosen !== undefined && (action.may?.(chosen) ?? true)) action.run(chosen)
  }
  const move = (row: number, column: number) => {
    const to = {
      row: Math.max(0, Math.min(total - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column)),
    }
    setActive(to)
    virtual.scrollToIndex(to.row)
  }
  const choose = useCallback((row: number) => setActive((before) => ({ ...before, row })), [])
  const perPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const { row, column } = active
    const ctrl = event.ctrlKey || event.metaKey
    const steps: Record<string, readonly [number, number]> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      PageDown: [row + perPage, column],
      PageUp: [row - perPage, column],
      Home: [ctrl ? 0 : row, 0],
      End: [ctrl ? total - 1 : row, columns.length - 1],
    }
    const step = steps[event.key]
    const here = pages.rowAt(row)
    if (step) move(step[0], step[1])
    else if (event.key === 'Enter' && here !== undefined && onOpen) onOpen(here)
    else if (ctrl && event.key === 'c' && here !== undefined && !window.getSelection()?.toString()) {
      navigator.clipboard?.writeText(columns.map((column) => column.text(here)).join('\t'))
    } else {
      const action =
        ctrl || event.altKey ? undefined : props.actions?.find(({ key }) => key === event.key.toLowerCase())
      if (!action) return
      act(action)
    }
    event.preventDefault()
  }

  const width = { minWidth: columns.reduce((sum, column) => sum + column.least, 0) }
  return (
    <div className="table">
      <div
        ref={scroller}
        className={total === 0 ? 'table-grid table-grid-empty' : 'table-grid'}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-activedescendant={total > 0 ? cellId(id, active.row, active.column) : undefined}
        aria-description={t('tableHelp')}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className="table-head" style={width}>
          <div role="row" className="table-row" aria-rowindex={1} tabIndex={-1}>
            {columns.map((column, index) => (
              <div
                key={column.key}
                role="columnheader"
                tabIndex={-1}
                className={alignment(column)}
                style={cellStyle(column)}
                aria-colindex={index + 1}
                aria-sort={sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined}
              >
                {column.sortable && onSort ? (
                  <button type="button" className="table-sort" onClick={() => onSort(column.key)}>
                    {column.header}
                    <span aria-hidden="true">{sort?.key === column.key ? (sort.descending ? ' ▾' : ' ▴') : ''}</span>
                  </button>
                ) : (
                  column.header
                )}
              </div>
            ))}
          </div>
        </div>
        {total > 0 ? (
          <div role="rowgroup" className="table-body" style={{ ...width, height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = pages.rowAt(item.index)
              return (
                <TableRow
                  key={row === undefined ? `waiting-${item.index}` : rowKey(row)}
                  id={id}
                  index={item.index}
                  start={item.start}
                  row={row}
                  columns={columns}
                  activeColumn={item.index === active.row ? active.column : null}
                  onChoose={choose}
                  onOpen={onOpen}
                />
              )
            })}
          </div>
        ) : null}
      </div>
      {total === 0 ? (
        <div className="table-instead">
          {pages.total === null && !pages.error ? <Skeleton lines={8} /> : null}
          {pages.total === 0 ? <div className="empty">{props.empty ?? t('nothingHere')}</div> : null}
          {pages.error ? (
            <div className="empty" role="alert">
              {pages.error.message}
            </div>
          ) : null}
        </div>
      ) : null}
      <div className="table-foot">
        <span role="status">{t('rows', { count: total })}</span>
        {props.foot}
        {props.actions?.map((action) => (
          <Button
            key={action.key}
            kind="quiet"
            keys={action.key}
            isDisabled={chosen === undefined || action.may?.(chosen) === false}
            onPress={() => act(action)}
          >
            {action.label}
          </Button>
        ))}
        <span className="grow" />
        <span aria-hidden="true">{t('tableHelp')}</span>
      </div>
    </div>
  )
}

interface RowProps<Row> {
  id: string
  index: number
  /** Pixels from the table's top. */
  start: number
  /** Not fetched yet where it is not there. */
  row: Row | undefined
  columns: readonly Column<Row>[]
  /** The column of the cell that is chosen, where it is one of this row. */
  activeColumn: number | null
  onChoose: (index: number) => void
  onOpen: ((row: Row) => void) | undefined
}

/** A row that is in sight. While the table is scrolled only those that come into sight are drawn. */
const TableRow = memo(function TableRow<Row>(props: RowProps<Row>) {
  const { id, index, start, row, columns, activeColumn, onChoose, onOpen } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys.
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={activeColumn !== null}
      className="table-row"
      style={{ transform: `translateY(${start}px)` }}
      onClick={() => onChoose(index)}
      onDoubleClick={() => row !== undefined && onOpen?.(row)}
    >
      {columns.map((column, place) => (
        <div
          key={column.key}
          id={cellId(id, index, place)}
          role="gridcell"
          tabIndex={-1}
          aria-colindex={place + 1}
          className={place === activeColumn ? `${alignment(column)} table-cell-active` : alignment(column)}
          style={cellStyle(column)}
        >
          {row === undefined ? '' : column.cell(row)}
        </div>
      ))}
    </div>
  )
  // `memo` forgets that it is generic.
}) as <Row>(props: RowProps<Row>) => ReactNode

function cellStyle<Row>(column: Column<Row>) {
  return { flex: `${column.grow} 0 ${column.least}px` }
}

function alignment<Row>(column: Column<Row>): string {
  return column.align === 'end' ? 'table-cell number' : 'table-cell'
}

function cellId(id: string, row: number, column: number): string {
  return `${id}-${row}-${column}`
}
