import type { RequestName } from '../../shared/api.ts'
import type { Sheet } from '../../shared/domain/call.ts'
import type { CommandId, JobId, PersonId, StaffId } from '../../shared/domain/ids.ts'
import type { JobProgress } from '../../shared/domain/import.ts'
import type { Role } from '../../shared/domain/staff.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { Result } from '../../shared/result.ts'
import type { ScenarioName } from '../demo/scenarios.ts'
import type { DatabaseKey } from '../keyring.ts'
import type { StaffMember } from '../queries/staff.ts'

/** What a thread of the store's process is for: the one writer, the reader for queries, or one piece of long work. */
export type WorkerRole = 'writer' | 'reader' | 'long'

export interface WorkerInit {
  readonly role: WorkerRole
  readonly folder: string
}

/** Who asks, and with what right. */
export interface AskedBy {
  readonly staffId: StaffId
  readonly isSupervisor: boolean
}

/** What the router asks of a worker. */
export type ToWorker =
  | { readonly ask: 'open'; readonly key: DatabaseKey }
  | {
      readonly ask: 'setUp'
      readonly hubName: string
      readonly staffName: string
      readonly staffId: StaffId
      readonly passphrase: string
    }
  | { readonly ask: 'demo'; readonly scenario: ScenarioName; readonly seed: number; readonly jobId: JobId | null }
  | {
      readonly ask: 'query'
      readonly name: RequestName
      readonly input: unknown
      readonly by: AskedBy
      /** Persons whom somebody on this machine has in hand. */
      readonly claimed: readonly PersonId[]
    }
  | {
      readonly ask: 'command'
      readonly name: RequestName
      readonly input: unknown
      readonly by: AskedBy
      readonly commandId: CommandId
    }
  | {
      readonly ask: 'job'
      readonly name: RequestName
      readonly input: unknown
      readonly by: AskedBy
      readonly commandId: CommandId
      readonly jobId: JobId
      /** Set to 1 to cancel. */
      readonly cancelled: SharedArrayBuffer
      /** For an import: the file, as it was received. */
      readonly path: string | null
      readonly fileName: string | null
    }
  | {
      readonly ask: 'access'
      readonly staffId: StaffId
      readonly what: RequestName
      readonly subject: string | null
      readonly count: number
    }
  | { readonly ask: 'backUp'; readonly replace: boolean }
  /** Who is on the staff, what one of them may do, and after how long an idle screen locks. */
  | { readonly ask: 'who'; readonly staffId: StaffId }
  /** Whom a handler rings next, for paper. */
  | {
      readonly ask: 'nextPeople'
      readonly staffId: StaffId
      readonly at: Instant
      readonly count: number
      /** Persons whom somebody else on this machine has in hand. */
      readonly claimed: readonly PersonId[]
    }
  /** Of whom on a printed sheet a call has been entered since. */
  | { readonly ask: 'entered'; readonly sheet: Sheet }
  | { readonly ask: 'countEvents' }
  | { readonly ask: 'close' }

export type FromWorker =
  | { readonly id: number; readonly result: Result<unknown> }
  | { readonly progress: JobProgress & { readonly jobId: JobId } }
  | { readonly changed: readonly string[] }

/** A file that a job made, on its way to the window. */
export interface MadeFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface Opened {
  /** What the person should be told about the store, or null. */
  readonly notice: string | null
  readonly readOnly: string | null
}

export interface OpenedNew extends Opened {
  readonly recoveryKey: string
  readonly key: DatabaseKey
}

export interface Who {
  readonly staff: readonly StaffMember[]
  /** Null where they are not, or no longer, on the staff. */
  readonly role: Role | null
  readonly lockAfterMinutes: number
}

export interface BackedUp {
  readonly at: Instant
  readonly bytes: number
}
