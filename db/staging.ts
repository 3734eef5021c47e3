import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { ImportId } from '../shared/domain/ids.ts'
import { ok, type Result } from '../shared/result.ts'
import { failOnDisk } from './disk-errors.ts'
import { attachStatement, openEncrypted } from './encrypted-database.ts'
import type { DatabaseKey } from './keyring.ts'
import { cipherOf, firstBytes, newCipher } from './store-format.ts'
import { storePaths } from './store-paths.ts'

/**
 * A file of its own for the long work of an import (DESIGN §3): what is parsed and matched is prepared here, encrypted with
 * the store's key, and touches the store in one last transaction. It is worth nothing afterwards, so nothing waits for the
 * disk, and what a crash leaves is removed at the next opening.
 */
export interface Staging {
  readonly importId: ImportId
  readonly path: string
  readonly database: Database.Database
}

/** Opens an import's staging file; makes it where there is none. Fails with `diskFull`, `storeReadOnly` or `storeCorrupt`. */
export function openStaging(given: { folder: string; key: DatabaseKey; importId: ImportId }): Result<Staging> {
  const { folder, key, importId } = given
  const { staging } = storePaths(folder)
  const path = join(staging, fileName(importId))
  try {
    mkdirSync(staging, { recursive: true, mode: 0o700 })
    const database = openEncrypted(path, key)
    database.pragma('journal_mode = MEMORY')
    database.pragma('synchronous = OFF')
    database.pragma('locking_mode = NORMAL')
    return ok({ importId, path, database })
  } catch (error) {
    return failOnDisk(error)
  }
}

/** Closes a staging file and removes it. */
export function removeStaging(staging: Staging): void {
  staging.database.close()
  removeFile(staging.path)
}

/** Shows a staging file to the store's connection as `staging.…`, for the import's last transaction. */
export function attachStaging(database: Database.Database, staging: Staging, key: DatabaseKey): void {
  database.pragma(`cipher = '${cipherOf(firstBytes(staging.path)) ?? newCipher}'`)
  database.prepare(attachStatement('staging', key)).run(staging.path)
}

export function detachStaging(database: Database.Database): void {
  database.exec('DETACH staging')
}

/** Removes staging files that nobody will finish, all but those named. Call it once the store is open. */
export function removeOrphanedStaging(folder: string, keep: readonly ImportId[] = []): Result<number> {
  const { staging } = storePaths(folder)
  const kept = new Set(keep.map(fileName))
  let removed = 0
  try {
    for (const name of readdirSync(staging)) {
      if (kept.has(name.replace(/-(journal|wal|shm)$/, ''))) continue
      removeFile(join(staging, name))
      removed += 1
    }
    return ok(removed)
  } catch (error) {
    if (removed === 0 && isMissing(error)) return ok(0)
    return failOnDisk(error)
  }
}

function fileName(importId: ImportId): string {
  return `import-${importId}.db`
}

function removeFile(path: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(path + suffix, { force: true, maxRetries: 5 })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
