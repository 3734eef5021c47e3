import type { ErrorCode, Failure, Result } from '../shared/result.ts'

/**
 * What a thrown error of the disk or of SQLite means to the person at the screen: a full, read-only or damaged disk, or a
 * store that is open elsewhere. Null where it is none of these, and so a mistake of the program.
 *
 * The codes: sqlite.org/rescode.html; errno names as Node gives them. A file that may not grow (EFBIG) and a write or a
 * flush that failed count as a full disk, because the same words and the same remedy fit.
 */
export function diskFailure(error: unknown): Failure | null {
  const code = errorCodeOf(error)
  if (code === null) return null
  for (const { matches, failure, message } of meanings) if (matches.test(code)) return { code: failure, message }
  return null
}

/** The same as a result, for the end of a function; an error that is none of these is thrown on. */
export function failOnDisk(error: unknown): Result<never> {
  const failure = diskFailure(error)
  if (!failure) throw error
  return { ok: false, error: failure }
}

/** The code that SQLite or Node put on an error; null where there is none. */
export function errorCodeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

const meanings: readonly { readonly matches: RegExp; readonly failure: ErrorCode; readonly message: string }[] = [
  {
    matches: /^(SQLITE_FULL|SQLITE_IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHMSIZE|SHMMAP)|ENOSPC|EDQUOT|EFBIG)$/,
    failure: 'diskFull',
    message:
      'The disk is full, so this was not saved. Everything saved before is kept. Make room on the disk (empty the bin, delete large downloads), then try again.',
  },
  {
    matches:
      /^(SQLITE_READONLY.*|SQLITE_PERM|SQLITE_CANTOPEN.*|SQLITE_IOERR_(DELETE|ACCESS|LOCK|SHMOPEN)|EROFS|EACCES|EPERM)$/,
    failure: 'storeReadOnly',
    message:
      'This computer does not let the program write to the hub’s folder, so this was not saved. Everything saved before is kept. Ask whoever looks after the computer to allow writing there.',
  },
  {
    matches: /^(SQLITE_CORRUPT.*|SQLITE_NOTADB|SQLITE_IOERR_(READ|SHORT_READ|DATA|CORRUPTFS)|EIO)$/,
    failure: 'storeCorrupt',
    message:
      'The hub’s file is damaged on the disk. Nothing more was written to it, and the backups are kept. Close the program, open it again, and follow what it says.',
  },
  {
    matches: /^(SQLITE_BUSY.*|SQLITE_LOCKED.*|SQLITE_PROTOCOL|EBUSY)$/,
    failure: 'storeInUse',
    message:
      'The hub is open in another window of this program, so this was not saved. Close the other one, then try again.',
  },
]
