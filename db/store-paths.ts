import { join } from 'node:path'

/** Where everything of a store lies: one folder, which can be moved or copied as a whole. */
export interface StorePaths {
  readonly database: string
  /** A database that is being written, and is not whole yet. */
  readonly part: string
  /** A whole database that waits to take the place of the one that is not there. */
  readonly next: string
  readonly keyring: string
  readonly site: string
  readonly drafts: string
  readonly lock: string
  readonly backups: string
  readonly staging: string
  /** Damaged files, kept until somebody has looked at them or an erasure removes them. */
  readonly setAside: string
}

export function storePaths(folder: string): StorePaths {
  return {
    database: join(folder, 'hub.db'),
    part: join(folder, 'hub.db.part'),
    next: join(folder, 'hub.db.next'),
    keyring: join(folder, 'keyring.json'),
    site: join(folder, 'site.json'),
    drafts: join(folder, 'drafts.db'),
    lock: join(folder, 'hub.lock'),
    backups: join(folder, 'backups'),
    staging: join(folder, 'staging'),
    setAside: join(folder, 'set-aside'),
  }
}
