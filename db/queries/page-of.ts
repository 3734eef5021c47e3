import { type SelectQueryBuilder, sql } from 'kysely'
import type { Page } from '../../shared/api.ts'
import type { ReadableStore } from '../handles.ts'
import type { Schema } from '../schema.ts'
import { all, get } from '../sql.ts'

/** One page of a query's rows, and how many there are in all. */
export function pageOf<DB extends Schema, TB extends keyof DB, R, T>(
  store: ReadableStore,
  query: SelectQueryBuilder<DB, TB, R>,
  page: { readonly offset: number; readonly limit: number },
  toRows: (rows: R[]) => readonly T[],
): Page<T> {
  const rows = all(store, query.limit(page.limit).offset(page.offset))
  const counted = query.clearSelect().clearOrderBy().select(sql<number>`count(*)`.as('n'))
  // Of a query over no table in particular the builder cannot name the one column that is left.
  const count = get(store, counted) as { readonly n: number } | undefined
  return { rows: toRows(rows), total: count?.n ?? 0 }
}
