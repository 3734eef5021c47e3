import type { StaffId } from './ids.ts'
import type { Role } from './staff.ts'

/** What the sign-in page needs to know; nothing in it is personal but the names of those who may sign in here. */
export type StoreStatus =
  | { readonly state: 'none' }
  | {
      readonly state: 'locked' | 'open'
      readonly hubName: string
      readonly sample: boolean
      readonly staff: readonly { readonly staffId: StaffId; readonly name: string; readonly mustChange: boolean }[]
      /** Seconds to wait before the next try, after wrong passphrases. */
      readonly waitSeconds: number
    }
  | { readonly state: 'refused'; readonly code: string; readonly message: string }

export interface Session {
  readonly staffId: StaffId
  readonly name: string
  readonly role: Role
  readonly hubName: string
  readonly sample: boolean
  readonly lockAfterMinutes: number
  /** Signed in with a one-time passphrase: a new one must be chosen before anything else. */
  readonly mustChangePassphrase: boolean
  /** Why nothing can be written now (a full or read-only disk), or null. */
  readonly readOnly: string | null
  /** What should be told once about the store (it was restored, copied, damaged), or null. */
  readonly notice: string | null
}

export interface StaffRow {
  readonly staffId: StaffId
  readonly name: string
  readonly role: Role
  readonly languages: readonly string[]
  readonly hours: number
  readonly active: boolean
  /** Whether they have a passphrase on this machine. */
  readonly hasSlot: boolean
}
