import { useCallback, useRef, useState } from 'react'
import type { CommandName, InputOf, OutputOf } from '../../shared/api.ts'
import type { CommandId } from '../../shared/domain/ids.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { request } from '../api.ts'
import { newId } from '../new-id.ts'

export interface Command<N extends CommandName> {
  /** Runs it; the answer carries the command's id, for undo. */
  readonly run: (input: InputOf<N>) => Promise<Result<OutputOf<N>> & { readonly commandId: CommandId }>
  readonly error: Failure | null
  readonly pending: boolean
  readonly forget: () => void
}

/**
 * A command. Running the same input again after a lost answer repeats the command's id, so that it happens once.
 */
export function useCommand<N extends CommandName>(name: N): Command<N> {
  const [error, setError] = useState<Failure | null>(null)
  const [pending, setPending] = useState(false)
  const unanswered = useRef<{ input: string; commandId: CommandId } | null>(null)

  const run = useCallback(
    async (input: InputOf<N>) => {
      const form = JSON.stringify(input)
      const commandId = unanswered.current?.input === form ? unanswered.current.commandId : newId<CommandId>()
      setPending(true)
      const result = await request(name, input, { commandId })
      setPending(false)
      unanswered.current = !result.ok && result.error.code === 'unexpected' ? { input: form, commandId } : null
      setError(result.ok ? null : result.error)
      return { ...result, commandId }
    },
    [name],
  )
  const forget = useCallback(() => setError(null), [])
  return { run, error, pending, forget }
}
