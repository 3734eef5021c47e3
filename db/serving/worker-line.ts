import { Worker } from 'node:worker_threads'
import { fail, type Result } from '../../shared/result.ts'
import type { FromWorker, ToWorker, WorkerInit } from './worker-messages.ts'

/** A line to one worker thread: asks it, and hears what it says unasked. */
export interface WorkerLine {
  ask<T>(message: ToWorker): Promise<Result<T>>
  stop(): Promise<void>
}

/**
 * Starts a worker thread. Where it dies, everybody who waits is told, and so is whoever asks afterwards; what it had
 * committed is kept.
 */
export function startWorker(
  entry: URL,
  init: WorkerInit,
  hear: (message: Exclude<FromWorker, { id: number }>) => void,
  died: () => void,
): WorkerLine {
  const worker = new Worker(entry, { workerData: init })
  const waiting = new Map<number, (result: Result<unknown>) => void>()
  let next = 1
  let dead = false
  const gone = fail(
    'unexpected',
    'The part of the program that keeps the hub stopped. What was saved is kept. Sign in again.',
  )
  let stopping = false
  const end = () => {
    const isNews = !dead && !stopping
    dead = true
    for (const settle of waiting.values()) settle(gone)
    waiting.clear()
    if (isNews) died()
  }
  worker.on('message', (message: FromWorker) => {
    if (!('id' in message)) {
      hear(message)
      return
    }
    const settle = waiting.get(message.id)
    waiting.delete(message.id)
    settle?.(message.result)
  })
  worker.on('error', (error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    end()
  })
  worker.on('exit', end)
  return {
    ask<T>(message: ToWorker) {
      if (dead) return Promise.resolve(gone)
      return new Promise<Result<T>>((resolve) => {
        const id = next++
        waiting.set(id, (result) => resolve(result as Result<T>))
        worker.postMessage({ id, ...message })
      })
    },
    async stop() {
      stopping = true
      await worker.terminate()
      end()
    },
  }
}
