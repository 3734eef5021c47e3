import type { Connection } from '../db/serve.ts'
import { fail, type Result } from '../shared/result.ts'
import { log } from './log.ts'

/** Asks, and makes sure of an answer: a fault in the store must not take the other windows' requests with it. */
export async function askStore(connection: Connection, envelope: unknown): Promise<Result<unknown>> {
  try {
    return await connection.request(envelope)
  } catch (error) {
    log.error('A request failed', error instanceof Error ? error.stack : typeof error)
    return fail('unexpected', 'Something went wrong that the hub cannot mend. Nothing was changed by this.')
  }
}
