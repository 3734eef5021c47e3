import type Database from 'better-sqlite3'
import type { SiteId } from '../shared/domain/ids.ts'

/** The machine's clock and its chance: the only two things that make a run differ. Tests and the demo give their own. */
export interface Surroundings {
  /** Milliseconds since 1970, as the machine has it. */
  now(): number
  /** That many random bytes. */
  bytes(length: number): Uint8Array
}

/** A store that may be read: an open connection, and the statements prepared on it. */
export interface ReadableStore {
  readonly database: Database.Database
}

declare const writable: unique symbol
/** The one connection that may write. Branded, so that a query cannot be handed one by mistake for a command. */
export interface WritableStore extends ReadableStore {
  readonly [writable]: true
  readonly site: SiteId
  readonly surroundings: Surroundings
}

export function writableStore(database: Database.Database, site: SiteId, surroundings: Surroundings): WritableStore {
  return { database, site, surroundings } as WritableStore
}
