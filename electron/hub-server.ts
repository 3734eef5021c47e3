import type { Broadcast } from '../shared/api.ts'
import type { Result } from '../shared/result.ts'

/** What the shells need of the store's server (db/serve.ts). */
export interface HubServer {
  /** A window or a command line: its own session. Broadcasts go to every connection. */
  connect(listener: (message: Broadcast) => void): Connection
  close(): Promise<void>
}

export interface Connection {
  /** Never rejects. */
  request(envelope: unknown): Promise<Result<unknown>>
  close(): void
}
