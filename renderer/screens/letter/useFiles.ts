import { useEffect, useState } from 'react'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import type { Failure } from '../../../shared/result.ts'
import { request } from '../../api.ts'

/** The files of some people, each read once: for print, which does not change while it is looked at. */
export function useFiles(personIds: readonly PersonId[]): {
  /** Undefined until all of them are here. */
  readonly files: readonly CaseFile[] | undefined
  readonly error: Failure | null
} {
  const key = personIds.join(' ')
  const [answer, setAnswer] = useState<{ key: string; files: readonly CaseFile[]; error: Failure | null } | null>(null)
  useEffect(() => {
    let current = true
    const read = async () => {
      const files: CaseFile[] = []
      for (const personId of key.split(' ').filter(Boolean)) {
        const result = await request('case.open', { personId: personId as PersonId })
        if (!current) return
        if (!result.ok) return setAnswer({ key, files, error: result.error })
        files.push(result.value)
      }
      setAnswer({ key, files, error: null })
    }
    read()
    return () => {
      current = false
    }
  }, [key])
  const isWhole = answer?.key === key && answer.error === null
  return { files: isWhole ? answer.files : undefined, error: answer?.key === key ? answer.error : null }
}
