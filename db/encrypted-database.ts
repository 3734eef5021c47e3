import Database from 'better-sqlite3'
import type { DatabaseKey } from './keyring.ts'
import { cipherOf, firstBytes, newCipher } from './store-format.ts'

/**
 * Opens an encrypted SQLite file and reads its first page, so that a wrong key or a foreign file throws here
 * (`SQLITE_NOTADB`) and not at the first query. The cipher authenticates each page: a flipped bit is an error, never a
 * changed value. A file that is there already is opened by its own cipher, never tried by another: one that does not fit
 * would take what is still in the write-ahead log for nothing.
 *
 * What holds of a connection and not of the file is set here, so that no connection goes without: temporary tables stay
 * in memory (on the disk they would be in plain), foreign keys are checked, a schema that was tampered with cannot call
 * functions, and a commit is on the disk when it returns (better-sqlite3's default under WAL would lose the last ones in
 * a power cut).
 */
export function openEncrypted(
  path: string,
  key: DatabaseKey,
  options: { readOnly?: boolean; mustExist?: boolean } = {},
): Database.Database {
  const cipher = cipherOf(firstBytes(path)) ?? newCipher
  const database = new Database(path, {
    readonly: options.readOnly ?? false,
    fileMustExist: options.mustExist ?? options.readOnly ?? false,
    timeout: 5000,
  })
  try {
    database.pragma(`cipher = '${cipher}'`)
    database.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`)
    database.pragma('temp_store = MEMORY')
    database.pragma('foreign_keys = ON')
    database.pragma('trusted_schema = OFF')
    database.pragma('cell_size_check = ON')
    database.pragma('synchronous = FULL')
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** The statement that attaches another encrypted file under a name; the path is the statement's one parameter. */
export function attachStatement(name: string, key: DatabaseKey): string {
  if (!/^[a-z]+$/.test(name)) throw new Error('A schema name is lower-case letters.')
  return `ATTACH ? AS ${name} KEY 'raw:${Buffer.from(key).toString('hex')}'`
}
