import { useEffect, useState } from 'react'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import type { Failure } from '../../../shared/result.ts'
import { request } from '../../api.ts'

/**
 * The files of some people, each read once: for print, which does not change while it is looked at. Who leaves the list
 * is not read again for it, nor are the others.
 */
export function useFiles(personIds: readonly PersonId[]): {
  /** Undefined until all of them are here. */
  readonly files: readonly CaseFile[] | undefined
  readonly error: Failure | null
} {
  const [read, setRead] = useState<ReadonlyMap<PersonId, CaseFile>>(new Map())
  const [error, setError] = useState<Failure | null>(null)
  const next = personIds.find((personId) => !read.has(personId))

  useEffect(() => {
    if (next === undefined) return
    let current = true
    request('case.open', { personId: next }).then((result) => {
      if (!current) return
      setError(result.ok ? null : result.error)
      if (result.ok) setRead((before) => new Map(before).set(next, result.value))
    })
    return () => {
      current = false
    }
  }, [next])
  const files = personIds.flatMap((personId) => read.get(personId) ?? [])
  return { files: next === undefined ? files : undefined, error }
}
