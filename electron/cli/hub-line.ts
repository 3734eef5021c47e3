import { randomBytes } from 'node:crypto'
import { type Connection, createHubServer } from '../../db/serve.ts'
import { api, type Broadcast, type InputOf, type OutputOf, type RequestName } from '../../shared/api.ts'
import { CommandId, JobId } from '../../shared/domain/ids.ts'
import { idOf } from '../../shared/domain/new-id.ts'
import type { Result } from '../../shared/result.ts'
import { sampleFolderOf } from '../start-options.ts'
import { Refused } from './refused.ts'
import { connectToRunningHub } from './running-hub.ts'
import { showProgress } from './show-progress.ts'

/** The command line's line to a store. */
export interface HubLine {
  /** Throws `Refused` with the store's own sentence where it says no. */
  ask<N extends RequestName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>
  close(): Promise<void>
}

export interface HubLineOptions {
  readonly folder: string
  /** The store's worker: its source, or what was built of it. */
  readonly workerEntry: URL
}

/** Opens the line: to the process that has the store open in a window, or else to the store itself, in this process. */
export async function openHubLine({ folder, workerEntry }: HubLineOptions): Promise<HubLine> {
  let running: JobId | null = null
  const progress = showProgress()
  const hear = (message: Broadcast) => {
    if (message.kind === 'progress' && message.jobId === running) progress.show(message)
  }
  const { connection, close } = (await lineToWindow(folder, hear)) ?? lineToStore({ folder, workerEntry }, hear)

  const cancel = () => {
    if (running === null) process.exit(1)
    void connection.request({ name: 'job.cancel', input: { jobId: running }, commandId: newCommand(), jobId: null })
  }
  process.on('SIGINT', cancel)

  return {
    async ask(name, input) {
      const { kind } = api[name]
      const jobId = kind === 'job' ? JobId.parse(newId()) : null
      running = jobId
      const commandId = kind === 'query' ? null : newCommand()
      const result = await connection.request({ name, input, commandId, jobId })
      running = null
      progress.end()
      // The store answers a request by its name with the output that shared/api.ts says.
      const answer = result as Result<OutputOf<typeof name>>
      if (!answer.ok) throw new Refused(answer.error.message, answer.error.code)
      return answer.value
    },
    async close() {
      process.off('SIGINT', cancel)
      await close()
    },
  }
}

export function newId(): string {
  return idOf(randomBytes(16))
}

function newCommand(): CommandId {
  return CommandId.parse(newId())
}

interface OpenLine {
  readonly connection: Connection
  close(): Promise<void>
}

async function lineToWindow(folder: string, hear: (message: Broadcast) => void): Promise<OpenLine | null> {
  const connection = await connectToRunningHub(folder, hear)
  return connection === null ? null : { connection, close: async () => connection.close() }
}

function lineToStore({ folder, workerEntry }: HubLineOptions, hear: (message: Broadcast) => void): OpenLine {
  const server = createHubServer({ folder, sampleFolder: sampleFolderOf(folder), workerEntry })
  const connection = server.connect(hear)
  return {
    connection,
    async close() {
      connection.close()
      await server.close()
    },
  }
}
