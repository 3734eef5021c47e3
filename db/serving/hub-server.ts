import type { Broadcast } from '../../shared/api.ts'
import type { Result } from '../../shared/result.ts'

/** The store's server: every shell carries its requests to it, and nothing else opens the store. */
export interface HubServer {
  /** A window or a command line: its own session. Broadcasts go to every connection. */
  connect(listener: (message: Broadcast) => void): Connection
  close(): Promise<void>
}

export interface Connection {
  /** Answers a request (RequestEnvelope of shared/api.ts). Never rejects. */
  request(envelope: unknown): Promise<Result<unknown>>
  close(): void
}

export interface HubServerOptions {
  /** Where the hub's store is, or is to be. */
  readonly folder: string
  /** Where the sample hub is kept: beside the real one, never mixed with it. */
  readonly sampleFolder: string
  /** db/worker.ts, or its bundle. */
  readonly workerEntry: URL
}
