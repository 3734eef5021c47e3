import { useCallback, useEffect, useRef, useState } from 'react'
import type { InputOf, OutputOf, Page, QueryName } from '../../shared/api.ts'
import type { Failure } from '../../shared/result.ts'
import { onChanged, request } from '../api.ts'

/** Names of queries that answer with a page of rows. */
export type PagedName = { [N in QueryName]: OutputOf<N> extends Page<unknown> ? N : never }[QueryName]
export type RowOf<N extends PagedName> = OutputOf<N> extends Page<infer Row> ? Row : never
export type FilterOf<N extends PagedName> = Omit<InputOf<N>, 'offset' | 'limit'>

/** Rows by their place in a long list, fetched as they come into sight. */
export interface Pages<Row> {
  /** Null until the first answer. */
  readonly total: number | null
  readonly rowAt: (index: number) => Row | undefined
  /** Says which rows are in sight; those that are not here yet are fetched. */
  readonly want: (from: number, to: number) => void
  readonly error: Failure | null
}

const pageSize = 100

/** The rows of a paged query. They are asked for again when the store changes; old ones stay until then. */
export function usePages<N extends PagedName>(name: N, filter: FilterOf<N>): Pages<RowOf<N>> {
  const key = `${name} ${JSON.stringify(filter)}`
  const [, redraw] = useState(0)
  const held = useRef<Held<RowOf<N>>>(emptyHeld(key))
  if (held.current.key !== key) held.current = { ...emptyHeld<RowOf<N>>(key), total: null }
  const latest = useRef(filter)
  latest.current = filter

  const fetchPage = useCallback(
    async (page: number) => {
      const mine = held.current
      if (mine.asked.has(page)) return
      mine.asked.add(page)
      const input = { ...latest.current, offset: page * pageSize, limit: pageSize }
      // The boundary: a filter and a page together are the input of a paged query.
      const result = await request(name, input as unknown as InputOf<N>)
      if (held.current !== mine) return
      if (result.ok) {
        const answer = result.value as Page<RowOf<N>>
        mine.pages.set(page, answer.rows)
        mine.total = answer.total
        mine.error = null
      } else {
        mine.error = result.error
      }
      redraw((before) => before + 1)
    },
    [name],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the filter.
  useEffect(() => {
    fetchPage(0)
  }, [fetchPage, key])

  useEffect(
    () =>
      onChanged(() => {
        const before = held.current
        held.current = { ...before, asked: new Set() }
        fetchPage(Math.floor(before.from / pageSize))
        fetchPage(Math.floor(before.to / pageSize))
      }),
    [fetchPage],
  )

  const want = useCallback(
    (from: number, to: number) => {
      held.current.from = from
      held.current.to = to
      for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++) fetchPage(page)
    },
    [fetchPage],
  )
  const { total, pages, error } = held.current
  return {
    total,
    rowAt: (index) => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    want,
    error,
  }
}

/** The same, over rows that are already here. */
export function pagesOf<Row>(rows: readonly Row[] | undefined): Pages<Row> {
  return { total: rows?.length ?? null, rowAt: (index) => rows?.[index], want: () => {}, error: null }
}

interface Held<Row> {
  readonly key: string
  readonly pages: Map<number, readonly Row[]>
  readonly asked: Set<number>
  total: number | null
  error: Failure | null
  from: number
  to: number
}

function emptyHeld<Row>(key: string): Held<Row> {
  return { key, pages: new Map(), asked: new Set(), total: null, error: null, from: 0, to: 0 }
}
