import type { Broadcast, ParsedInputOf } from '../../shared/api.ts'
import type { JobId, StaffId } from '../../shared/domain/ids.ts'
import type { StoreStatus } from '../../shared/domain/session.ts'
import type { Role } from '../../shared/domain/staff.ts'
import type { Result } from '../../shared/result.ts'
import type { Drafts } from '../drafts.ts'
import type { DatabaseKey } from '../keyring.ts'
import type { FilesInFlight } from './files-in-flight.ts'
import type { WorkerLine } from './worker-line.ts'
import type { Opened, OpenedNew, ToWorker, WorkerRole } from './worker-messages.ts'

/** What is open while somebody is signed in. */
export interface OpenHub {
  readonly folder: string
  readonly key: DatabaseKey
  readonly writer: WorkerLine
  readonly reader: WorkerLine
  /** Null where the hub is open for reading only. */
  readonly drafts: Drafts | null
  readonly opened: Opened
}

/** Who is signed in on a connection. */
export interface SignedIn {
  readonly staffId: StaffId
  readonly name: string
  role: Role
  mustChange: boolean
  lockAfterMinutes: number
}

/** One connection, as requests and the host see it. */
export interface Line {
  session: SignedIn | null
  readonly files: FilesInFlight
  /** Signs whoever it is out: their drafts are kept, and whom they had in hand is free for others. */
  endSession(): void
  hear(message: Broadcast): void
}

/** What the requests of a connection may have done: opening, locking, and work in threads. */
export interface Host {
  readonly open: OpenHub | null
  /** Of the hub that is open, or would be. */
  readonly folder: string
  readonly realFolder: string
  readonly sampleFolder: string
  status(): Result<StoreStatus>
  openHub(folder: string, key: DatabaseKey): Promise<Result<OpenHub>>
  setUpHub(input: ParsedInputOf<'hub.setUp'>, staffId: StaffId): Promise<Result<OpenedNew>>
  lock(): Promise<void>
  startWorker(folder: string, role: WorkerRole): WorkerLine
  inThread<T>(open: OpenHub, message: ToWorker): Promise<Result<T>>
  beginJob(jobId: JobId, connection: Line): SharedArrayBuffer
  endJob(jobId: JobId): void
  cancelJob(jobId: JobId): void
  forget(line: Line): void
}
