import { useEffect, useState } from 'react'
import type { InputOf, OutputOf, Page } from '../../shared/api.ts'
import type { Failure } from '../../shared/result.ts'
import { onChanged, request } from '../api.ts'
import type { FilterOf, PagedName, RowOf } from './usePages.ts'

const pageSize = 500

/** All rows of a paged query at once: for short lists that are counted and grouped here, never for residents. */
export function useEveryRow<N extends PagedName>(
  name: N,
  filter: FilterOf<N>,
): { readonly rows: readonly RowOf<N>[] | undefined; readonly error: Failure | null } {
  const [answer, setAnswer] = useState<{ rows: readonly RowOf<N>[] | undefined; error: Failure | null }>({
    rows: undefined,
    error: null,
  })
  const [round, setRound] = useState(0)
  const key = JSON.stringify(filter)
  useEffect(() => onChanged(() => setRound((before) => before + 1)), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a round asks again.
  useEffect(() => {
    let current = true
    const read = async () => {
      const rows: RowOf<N>[] = []
      for (;;) {
        // The boundary: a filter and a page together are the input of a paged query.
        const input = { ...JSON.parse(key), offset: rows.length, limit: pageSize } as unknown as InputOf<N>
        const result = await request(name, input)
        if (!current) return
        if (!result.ok) {
          setAnswer((before) => ({ rows: before.rows, error: result.error }))
          return
        }
        const page = result.value as OutputOf<N> & Page<RowOf<N>>
        rows.push(...page.rows)
        if (page.rows.length === 0 || rows.length >= page.total) break
      }
      setAnswer({ rows, error: null })
    }
    read()
    return () => {
      current = false
    }
  }, [name, key, round])
  return answer
}
