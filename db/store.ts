import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { SiteId, StaffId } from '../shared/domain/ids.ts'
import { londonTime, showDate, showTime } from '../shared/domain/time.ts'
import { type ErrorCode, type Failure, fail, ok, type Result } from '../shared/result.ts'
import { makeBackup, newestGoodBackup, putNextInPlace } from './backup.ts'
import { diskFailure, errorCodeOf, failOnDisk } from './disk-errors.ts'
import { openEncrypted } from './encrypted-database.ts'
import type { ReadableStore, Surroundings } from './handles.ts'
import { createKeyring, type DatabaseKey } from './keyring.ts'
import { latestVersion, migrate } from './migrations/index.ts'
import { checkSite, type MarkKeeper, newSiteId, openMark, type SiteCheck, startSite } from './site-file.ts'
import { applicationId, cipherOf, firstBytes, pageSize } from './store-format.ts'
import { type StoreLock, takeStoreLock } from './store-lock.ts'
import { storePaths } from './store-paths.ts'
import { flushFolder, renameOver } from './write-atomically.ts'

/** A store that is open: the one connection that may write, and what keeps it. */
export interface OpenStore extends ReadableStore {
  readonly folder: string
  readonly key: DatabaseKey
  readonly database: Database.Database
  readonly site: SiteId
  /** The site has written nothing yet: its first event must say that it began, and which site it succeeds. */
  readonly siteIsNew: boolean
  readonly succeeds: SiteId | null
  /** What the person should be told about the file (it was restored, copied, damaged …), or null. */
  readonly notice: string | null
  /** Why nothing can be written, or null. */
  readonly readOnly: string | null
  readonly marks: MarkKeeper
  readonly lock: StoreLock | null
}

/** What brings a store up to a version of the program; given by tests of migrations. */
export interface StoreSchema {
  readonly latestVersion: number
  migrate(database: Database.Database): void
}

const ownSchema: StoreSchema = { latestVersion, migrate }

/**
 * Sets a hub up in a folder: keyring, database, site. All or nothing: until the end there is no store, and what a failure
 * or a power cut leaves is cleared away or completed. The recovery key is shown once and kept nowhere.
 * Fails with `storeExists`, `diskFull` or `storeReadOnly`.
 */
export function setUpStore(given: {
  folder: string
  hubName: string
  sample: boolean
  staffId: StaffId
  name: string
  passphrase: string
  surroundings: Surroundings
}): Result<{ store: OpenStore; recoveryKey: string }> {
  const { folder, surroundings } = given
  const paths = storePaths(folder)
  if (existsSync(paths.database) || existsSync(paths.keyring)) return storeExists
  // The database is written before the keyring that opens it: with a keyring, there is a whole database.
  const made = createKeyring({ ...given, before: (key) => writeNewDatabase(folder, key, ownSchema) })
  if (!made.ok) {
    rmSync(paths.next, { force: true })
    return made
  }
  const opened = openStore({ folder, key: made.value.key, surroundings })
  if (opened.ok && opened.value.readOnly === null) {
    return ok({ store: opened.value, recoveryKey: made.value.recoveryKey })
  }
  // Nothing was recorded yet: better no hub than one that cannot be written to.
  if (opened.ok) closeStore(opened.value)
  for (const path of [paths.keyring, paths.next, paths.database, paths.site]) rmSync(path, { force: true })
  return opened.ok ? noRoomForHub : opened
}

/** Makes an empty store for a key and opens it, with no keyring beside it: for tests and for what makes its own keyring. */
export function createStore(given: {
  folder: string
  key: DatabaseKey
  surroundings: Surroundings
  schema?: StoreSchema
}): Result<OpenStore> {
  if (existsSync(storePaths(given.folder).database)) return storeExists
  const written = writeNewDatabase(given.folder, given.key, given.schema ?? ownSchema)
  return written.ok ? openStore(given) : written
}

/**
 * Opens a store, and keeps every other process off it until `closeStore` or the end of this one.
 *
 * A database from an older version is backed up and brought up to date. On a full or read-only disk it is opened for
 * reading, and `readOnly` says why. Fails, having changed nothing, with `noStore`, `storeInUse`, `storeNewer`, `storeForeign`,
 * `storeCorrupt`, `storeReadOnly` or `diskFull`.
 */
export function openStore(given: {
  folder: string
  key: DatabaseKey
  surroundings: Surroundings
  readOnly?: boolean
  schema?: StoreSchema
}): Result<OpenStore> {
  if (given.readOnly) return openForReading(given, 'The hub was opened for reading only.')
  const lock = takeStoreLock(given.folder)
  if (!lock.ok) return readingInstead(given, lock.error)
  let opened: Result<OpenStore> | null = null
  try {
    opened = openForWriting(given, lock.value)
  } finally {
    if (!opened?.ok) lock.value.release()
  }
  return opened.ok ? opened : readingInstead(given, opened.error)
}

/** Opens a second connection that can only read, for a worker of the process that has the store open. */
export function openReader(folder: string, key: DatabaseKey): Result<ReadableStore> {
  const opened = openDatabase(folder, key, true)
  return opened.ok ? ok({ database: opened.value }) : opened
}

/**
 * Closes a store, leaving one whole file with no log beside it: it can then be copied, and read on a disk that may not be
 * written. Close the readers first. A log that cannot be brought in (a full disk) stays, and the next opening reads it.
 */
export function closeStore(store: OpenStore): void {
  try {
    if (store.readOnly === null && !store.database.inTransaction) {
      store.database.pragma('busy_timeout = 300')
      store.database.pragma('wal_checkpoint(TRUNCATE)')
      store.database.pragma('journal_mode = DELETE')
    }
  } catch (error) {
    if (!diskFailure(error)) throw error
  } finally {
    store.database.close()
    store.marks.close()
    store.lock?.release()
  }
}

/** What to tell a person whose database is damaged: what was kept, and the newest backup that is good. */
export function damagedStore(folder: string, key: DatabaseKey, what: string): Failure {
  const backup = newestGoodBackup(folder, key)
  const kept = backup
    ? `The newest good backup is from ${showDate(londonTime(backup.at).date)} at ${showTime(backup.at)}. Put it back with “hub restore”, or ask whoever looks after the computer to; the damaged file is then set aside, not deleted.`
    : 'There is no good backup on this computer. Copy the whole folder somewhere safe, and ask whoever looks after the computer for the copy that they keep of it.'
  return { code: 'storeCorrupt', message: `${what} Nothing was changed. ${kept}` }
}

// ── opening ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Opening {
  readonly folder: string
  readonly key: DatabaseKey
  readonly surroundings: Surroundings
  readonly schema?: StoreSchema
}

function openForWriting(given: Opening, lock: StoreLock): Result<OpenStore> {
  const { folder, key, surroundings, schema = ownSchema } = given
  return onDisk(given, (using) => {
    putNextInPlace(folder, surroundings.now())
    const opened = openDatabase(folder, key, false)
    if (!opened.ok) return opened
    const database = using(opened.value)
    const version = versionOf(database)
    if (version > schema.latestVersion) return newer
    if (version < schema.latestVersion) {
      const backup = makeBackup({ folder, database, key, now: surroundings.now(), beforeUpgrade: true })
      if (!backup.ok) return noUpgrade(backup.error)
      schema.migrate(database)
    }
    database.pragma('journal_mode = WAL')
    database.pragma('journal_size_limit = 67108864')
    // What is deleted is overwritten, also within the file: an erasure must not leave it in a page that is free.
    database.pragma('secure_delete = ON')
    // Takes the log's files now: that a disk is full or read-only is found here, not at the first call of the day.
    database.exec('BEGIN IMMEDIATE')
    database.exec('COMMIT')
    const check = checkSite(folder, database)
    const site = check.newSite ? newSiteId(surroundings) : check.site
    if (check.newSite) {
      const started = startSite({ folder, database, site, surroundings })
      if (!started.ok) return started
    }
    return ok({
      ...siteView(database, site, check),
      folder,
      key,
      database,
      readOnly: null,
      marks: openMark(folder),
      lock,
    })
  })
}

function openForReading(given: Opening, reason: string): Result<OpenStore> {
  const { folder, key, surroundings, schema = ownSchema } = given
  return onDisk(given, (using) => {
    const opened = openDatabase(folder, key, true)
    if (!opened.ok) return opened
    const database = using(opened.value)
    const version = versionOf(database)
    if (version > schema.latestVersion) return newer
    if (version < schema.latestVersion) {
      return fail(
        'storeReadOnly',
        `This hub must be brought up to date for this version of the program, and it cannot be written to. ${reason}`,
      )
    }
    const check = checkSite(folder, database)
    const site = check.newSite ? (check.succeeds ?? newSiteId(surroundings)) : check.site
    return ok({
      ...siteView(database, site, check),
      folder,
      key,
      database,
      readOnly: reason,
      marks: { keep: () => false, close() {} },
      lock: null,
    })
  })
}

/** A full or read-only disk stops writing, not reading: better to see whom to ring than to see nothing. */
function readingInstead(given: Opening, failure: Failure): Result<OpenStore> {
  if (failure.code !== 'diskFull' && failure.code !== 'storeReadOnly') return { ok: false, error: failure }
  const reason =
    failure.code === 'diskFull'
      ? 'The disk is full, so the hub is open for reading only. Everything saved before is here. Make room on the disk, then lock and sign in again.'
      : 'This computer does not let the program write to the hub’s folder, so it is open for reading only. Everything saved before is here. Ask whoever looks after the computer to allow writing there, then sign in again.'
  const opened = openForReading(given, reason)
  return opened.ok || opened.error.code === 'storeCorrupt' ? opened : { ok: false, error: failure }
}

function siteView(database: Database.Database, site: SiteId, check: SiteCheck) {
  const wrote = database.prepare<[SiteId], number>('SELECT 1 FROM event WHERE site = ? LIMIT 1').pluck().get(site)
  const anyEvent = database.prepare<[], number>('SELECT 1 FROM event LIMIT 1').pluck().get()
  const notable = check.newSite && (anyEvent !== undefined || check.missing !== null)
  return {
    site,
    siteIsNew: wrote === undefined,
    succeeds: check.newSite ? check.succeeds : null,
    notice: notable ? check.sentence : null,
  }
}

/** Opens the file and makes sure that it is one of ours. */
function openDatabase(folder: string, key: DatabaseKey, readOnly: boolean): Result<Database.Database> {
  const { database: path, keyring } = storePaths(folder)
  if (!existsSync(path)) {
    if (!existsSync(keyring)) return fail('noStore', 'There is no hub in this folder yet.')
    return damaged(folder, key, 'The file hub.db of this hub is gone from its folder.')
  }
  let head: Uint8Array
  try {
    head = firstBytes(path)
  } catch (error) {
    return failOnDisk(error)
  }
  if (head.length === 0) return damaged(folder, key, 'The file hub.db of this hub is empty.')
  if (cipherOf(head) && endsWithinPage(path)) return damaged(folder, key, 'The file hub.db of this hub is cut off.')
  let database: Database.Database
  try {
    database = openEncrypted(path, key, { readOnly, mustExist: true })
  } catch (error) {
    if (errorCodeOf(error) === 'SQLITE_NOTADB' && !cipherOf(head)) return foreign
    const failure = diskFailure(error)
    if (failure?.code !== 'storeCorrupt') return failOnDisk(error)
    return damaged(
      folder,
      key,
      'The file hub.db cannot be read: it is damaged, or it is the file of another hub that was put in this folder.',
    )
  }
  if (database.pragma('application_id', { simple: true }) === applicationId) return ok(database)
  database.close()
  return foreign
}

function damaged(folder: string, key: DatabaseKey, what: string): Result<never> {
  return { ok: false, error: damagedStore(folder, key, what) }
}

const storeExists = fail(
  'storeExists',
  'There is a hub in this folder already. Nothing was changed. Choose another folder.',
)
const noRoomForHub = fail(
  'diskFull',
  'The disk is full or may not be written to, so the hub was not set up. Make room on the disk, or choose another folder, then try again.',
)
const newer = fail(
  'storeNewer',
  'This hub was last opened by a newer version of the program. Nothing was changed. Install the newer version to open it.',
)
const foreign = fail(
  'storeForeign',
  'The file hub.db in this folder was not made by this program. Nothing was changed. Choose the folder of your hub, or move that file out of it.',
)

function noUpgrade(why: Failure): Result<never> {
  const messages: Partial<Record<ErrorCode, string>> = {
    diskFull:
      'This hub must be brought up to date, and there is no room on the disk for the backup that is made before that. Nothing was changed. Make room on the disk, then try again.',
  }
  return { ok: false, error: { code: why.code, message: messages[why.code] ?? why.message } }
}

function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

/** A last page that is cut short: SQLite would not read it until it is needed. With a log, the page may be whole in there. */
function endsWithinPage(path: string): boolean {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
  return !log?.size && statSync(path).size % pageSize !== 0
}

// ── making ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Writes an empty database of this version aside, and puts it in its place when it is whole and on the disk. */
function writeNewDatabase(folder: string, key: DatabaseKey, schema: StoreSchema): Result<null> {
  const paths = storePaths(folder)
  const made = onDisk({ folder, key }, (using) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const left of [paths.part, `${paths.part}-journal`, paths.next]) rmSync(left, { force: true })
    const database = using(openEncrypted(paths.part, key))
    schema.migrate(database)
    database.pragma(`application_id = ${applicationId}`)
    database.close()
    renameOver(paths.part, paths.next)
    flushFolder(folder)
    return ok(null)
  })
  if (!made.ok) rmSync(paths.part, { force: true })
  return made
}

/** Runs what may fail on the disk; a connection that was opened within is closed, whatever the failure. */
function onDisk<T>(
  given: { readonly folder: string; readonly key: DatabaseKey },
  run: (using: (database: Database.Database) => Database.Database) => Result<T>,
): Result<T> {
  const open: Database.Database[] = []
  const using = (database: Database.Database) => {
    open.push(database)
    return database
  }
  const close = () => {
    for (const database of open) database.close()
  }
  try {
    const result = run(using)
    if (!result.ok) close()
    return result
  } catch (error) {
    close()
    if (diskFailure(error)?.code !== 'storeCorrupt') return failOnDisk(error)
    return damaged(given.folder, given.key, 'The file hub.db is damaged.')
  }
}
