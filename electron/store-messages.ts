import type { Broadcast } from '../shared/api.ts'
import type { Result } from '../shared/result.ts'

/** What main says to the store's process itself. A `connect` comes with the port of one window. */
export type ToStoreProcess = { readonly kind: 'connect' } | { readonly kind: 'close' }

/** What a window's port carries to the store. */
export interface ToStore {
  readonly id: number
  readonly envelope: unknown
}

/** What a window's port carries back. */
export type FromStore =
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'broadcast'; readonly message: Broadcast }
