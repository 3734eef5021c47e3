import { useCallback, useEffect, useRef, useState } from 'react'
import type { InputOf, JobName, OutputOf } from '../../shared/api.ts'
import type { CommandId, JobId } from '../../shared/domain/ids.ts'
import type { JobProgress } from '../../shared/domain/import.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { onBroadcast, request } from '../api.ts'
import { newId } from '../new-id.ts'

export interface RunningJob extends JobProgress {
  /** When it was started, in milliseconds: for the rate and the time left. */
  readonly startedAt: number
  /** It could be cancelled at some time. */
  readonly couldCancel?: boolean
}

export interface Job<N extends JobName> {
  readonly run: (input: InputOf<N>) => Promise<Result<OutputOf<N>> & { readonly commandId: CommandId }>
  /** Null where it does not run. */
  readonly progress: RunningJob | null
  readonly cancel: () => void
  readonly error: Failure | null
  readonly pending: boolean
  readonly forget: () => void
}

/** Long work: with progress, and cancelled on request until its final transaction has begun. */
export function useJob<N extends JobName>(name: N): Job<N> {
  const [error, setError] = useState<Failure | null>(null)
  const [progress, setProgress] = useState<RunningJob | null>(null)
  const running = useRef<JobId | null>(null)

  useEffect(
    () =>
      onBroadcast((broadcast) => {
        if (broadcast.kind !== 'progress' || broadcast.jobId !== running.current) return
        const { step, done, total, mayCancel } = broadcast
        setProgress((before) => ({
          step,
          done,
          total,
          mayCancel,
          startedAt: before?.startedAt ?? Date.now(),
          couldCancel: mayCancel || (before?.couldCancel ?? false),
        }))
      }),
    [],
  )

  const run = useCallback(
    async (input: InputOf<N>) => {
      const jobId = newId<JobId>()
      const commandId = newId<CommandId>()
      running.current = jobId
      setError(null)
      setProgress({ step: '', done: 0, total: null, mayCancel: false, startedAt: Date.now(), couldCancel: false })
      const result = await request(name, input, { jobId, commandId })
      if (running.current === jobId) {
        running.current = null
        setProgress(null)
        setError(result.ok || result.error.code === 'cancelled' ? null : result.error)
      }
      return { ...result, commandId }
    },
    [name],
  )
  const cancel = useCallback(() => {
    if (running.current) request('job.cancel', { jobId: running.current })
  }, [])
  const forget = useCallback(() => setError(null), [])
  return { run, progress, cancel, error, pending: progress !== null, forget }
}
