import Database from 'better-sqlite3'
import { fail, ok, type Result } from '../shared/result.ts'
import { diskFailure } from './disk-errors.ts'
import { storePaths } from './store-paths.ts'

/** Held for as long as a store is open. It dies with its process, however that dies, because the system keeps it. */
export interface StoreLock {
  release(): void
}

/**
 * Keeps every other process off this folder's store: SQLite's exclusive lock on an empty file beside it, which is the one
 * lock that works alike on Windows, macOS and Linux. Fails with `storeInUse`, `storeReadOnly` or `diskFull`.
 */
export function takeStoreLock(folder: string): Result<StoreLock> {
  let database: Database.Database | null = null
  try {
    database = new Database(storePaths(folder).lock, { timeout: 500 })
    database.pragma('journal_mode = MEMORY')
    database.exec('BEGIN EXCLUSIVE')
    const held = database
    return ok({ release: () => held.close() })
  } catch (error) {
    database?.close()
    const failure = diskFailure(error)
    if (!failure) throw error
    if (failure.code === 'storeInUse') {
      return fail(
        'storeInUse',
        'This hub is already open on this computer, in another window or another program. Nothing was changed. Go on there, or close it and try again.',
      )
    }
    return { ok: false, error: failure }
  }
}
