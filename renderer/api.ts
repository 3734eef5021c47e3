import type { Broadcast, InputOf, OutputOf, RequestName } from '../shared/api.ts'
import { api } from '../shared/api.ts'
import type { CommandId, JobId } from '../shared/domain/ids.ts'
import { fail, type Result } from '../shared/result.ts'
import { newId } from './new-id.ts'

/**
 * Asks the store, by name. Never throws: a lost connection is a failure like any other, and the same command id may be
 * given again, so that what was asked happens once.
 */
export async function request<N extends RequestName>(
  name: N,
  input: InputOf<N>,
  ids: { commandId?: CommandId; jobId?: JobId } = {},
): Promise<Result<OutputOf<N>>> {
  const kind = api[name].kind
  if (kind === 'job') longWork++
  try {
    const answer = await window.hub.request({
      name,
      input,
      commandId: kind === 'query' ? null : (ids.commandId ?? newId<CommandId>()),
      jobId: kind === 'job' ? (ids.jobId ?? newId<JobId>()) : null,
    })
    // The boundary: the contract says what this name answers with.
    return answer as Result<OutputOf<N>>
  } catch {
    return fail('unexpected', 'The hub did not answer. Nothing that was saved is lost; try again.')
  } finally {
    if (kind === 'job') longWork--
  }
}

let longWork = 0

/** Whether this window waits for an import, an export or another long piece of work. */
export function isLongWorkRunning(): boolean {
  return longWork > 0
}

/** Hears what the store says without being asked, until the returned function is called. */
export function onBroadcast(listener: (broadcast: Broadcast) => void): () => void {
  return window.hub.onBroadcast(listener)
}

const changeListeners = new Set<() => void>()
let coalescing: ReturnType<typeof setTimeout> | null = null
let stopListening: (() => void) | null = null

/**
 * Calls back after tables changed: several changes within 60 milliseconds once. Every mounted query asks again on any
 * change, which is simpler than a list of tables for each, and a query takes a few milliseconds.
 */
export function onChanged(listener: () => void): () => void {
  changeListeners.add(listener)
  stopListening ??= onBroadcast((broadcast) => {
    if (broadcast.kind === 'changed') sayChanged()
  })
  return () => {
    changeListeners.delete(listener)
    if (changeListeners.size > 0) return
    stopListening?.()
    stopListening = null
  }
}

function sayChanged(): void {
  if (coalescing !== null) return
  coalescing = setTimeout(() => {
    coalescing = null
    for (const listener of [...changeListeners]) listener()
  }, 60)
}
