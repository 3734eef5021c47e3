import type { SelectQueryBuilder } from 'kysely'
import type { Page } from '../../shared/api.ts'
import type { ReadableStore } from '../handles.ts'
import type { Schema } from '../schema.ts'
import { all, get } from '../sql.ts'

/** One page of a query's rows, and how many there are in all. */
export function pageOf<TB extends keyof Schema, R, T>(
  store: ReadableStore,
  query: SelectQueryBuilder<Schema, TB, R>,
  page: { readonly offset: number; readonly limit: number },
  toRows: (rows: R[]) => readonly T[],
): Page<T> {
  const rows = all(store, query.limit(page.limit).offset(page.offset))
  const counted = query
    .clearSelect()
    .clearOrderBy()
    .select((e) => e.fn.countAll<number>().as('n'))
  return { rows: toRows(rows), total: get(store, counted)?.n ?? 0 }
}
