import { useCallback, useEffect, useRef, useState } from 'react'
import type { InputOf, OutputOf, QueryName } from '../../shared/api.ts'
import type { Failure } from '../../shared/result.ts'
import { onChanged, request } from '../api.ts'

export interface Query<T> {
  readonly data: T | undefined
  readonly error: Failure | null
  /** Nothing to show yet, for longer than 150 ms: time for a skeleton. */
  readonly slow: boolean
  /** The question asked last has not been answered yet: with `keepOld`, the data answers the one before. */
  readonly pending: boolean
  readonly again: () => void
}

interface Answer<T> {
  readonly key: string
  readonly data: T | undefined
  readonly error: Failure | null
}

/**
 * Asks the store and keeps asking when it changes. Old rows stay while the same question is asked again; another
 * question starts empty, so that one person's facts are never shown under another's name, unless `keepOld` says that it
 * is safe. A null input asks nothing.
 */
export function useQuery<N extends QueryName>(
  name: N,
  input: InputOf<N> | null,
  options: { keepOld?: boolean } = {},
): Query<OutputOf<N>> {
  const key = input === null ? '' : `${name} ${JSON.stringify(input)}`
  const [answer, setAnswer] = useState<Answer<OutputOf<N>>>({ key: '', data: undefined, error: null })
  const [round, setRound] = useState(0)
  const [waiting, setWaiting] = useState(false)
  const latest = useRef(input)
  latest.current = input

  const again = useCallback(() => setRound((before) => before + 1), [])
  useEffect(() => onChanged(again), [again])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the input; a round asks again.
  useEffect(() => {
    const asked = latest.current
    if (asked === null) return
    let current = true
    const timer = setTimeout(() => current && setWaiting(true), 150)
    request(name, asked).then((result) => {
      clearTimeout(timer)
      if (!current) return
      setWaiting(false)
      setAnswer((before) =>
        result.ok
          ? { key, data: result.value, error: null }
          : { key, data: before.key === key ? before.data : undefined, error: result.error },
      )
    })
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [name, key, round])

  const usable = input !== null && (answer.key === key || options.keepOld === true)
  const data = usable ? answer.data : undefined
  return {
    data,
    error: answer.key === key && input !== null ? answer.error : null,
    slow: waiting && data === undefined,
    pending: input !== null && answer.key !== key,
    again,
  }
}
