import type Database from 'better-sqlite3'
import { accessLogSchema } from '../access-log.ts'
import { first } from './001-first.ts'
import { nameSounds } from './002-name-sounds.ts'
import { concerns } from './003-concerns.ts'
import { desk } from './004-desk.ts'
import { queueCounts } from './005-queue-counts.ts'
import { importWithdrawn } from './006-import-withdrawn.ts'

/** In order; a store's `user_version` is how many of them it has had. */
const migrations: readonly string[] = [
  first + accessLogSchema,
  nameSounds,
  concerns,
  desk,
  queueCounts,
  importWithdrawn,
]

export const latestVersion = migrations.length

/** Brings a store up to this program's version, or an earlier one, each step in a transaction of its own. */
export function migrate(database: Database.Database, to = latestVersion): void {
  let version = database.pragma('user_version', { simple: true }) as number
  for (const step of migrations.slice(version, to)) {
    database.transaction(() => {
      database.exec(step)
      database.pragma(`user_version = ${++version}`)
    })()
  }
}
