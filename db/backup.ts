import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type Database from 'better-sqlite3'
import { type Instant, instantOf, millisecondsOf } from '../shared/domain/time.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { diskFailure, failOnDisk } from './disk-errors.ts'
import { openEncrypted } from './encrypted-database.ts'
import type { DatabaseKey } from './keyring.ts'
import { readEveryPage } from './page-check.ts'
import { applicationId } from './store-format.ts'
import { takeStoreLock } from './store-lock.ts'
import { storePaths } from './store-paths.ts'
import { flushFolder, renameOver } from './write-atomically.ts'

/** One backup: an encrypted copy of the whole database, opened with the same key. */
export interface Backup {
  /** Its file name within `backups`. */
  readonly name: string
  readonly path: string
  /** 1, 2, 3 …: which is newer, whatever the clock said. */
  readonly number: number
  readonly at: Instant
  /** How many events it holds. */
  readonly events: number
  readonly bytes: number
  readonly beforeUpgrade: boolean
}

/** How long work goes on before the next backup is due (DESIGN §4). */
export const backupInterval = 15 * 60_000

/**
 * Makes a backup, opens it, reads every page, counts its events, and only then counts it as one; older ones that are no
 * longer wanted go. The connection may be one that only reads, such as a worker's, and work goes on meanwhile.
 * Fails with `diskFull`, `storeReadOnly` or `storeCorrupt`; the backups that there were are kept.
 */
export function makeBackup(given: {
  folder: string
  database: Database.Database
  key: DatabaseKey
  now: number
  beforeUpgrade?: boolean
}): Result<Backup> {
  const made = writeBackup(given)
  if (!made.ok) return made
  const replacing = existsSync(replacementMark(given.folder))
  const unwanted = replacing
    ? listBackups(given.folder).filter((backup) => backup.number < made.value.number)
    : backupsToDrop(listBackups(given.folder))
  const gone = removeBackups(unwanted)
  if (replacing) {
    if (!gone.ok) return gone
    const cleared = removeAll(storePaths(given.folder).setAside, replacementMark(given.folder))
    if (!cleared.ok) return cleared
  }
  return made
}

/**
 * After an erasure: a fresh backup takes the place of all older ones and of damaged files that were set aside, since they
 * still hold what was erased. Where the disk is full, older ones go first, all but the newest. What could not be finished
 * is remembered, and the next backup finishes it.
 */
export function replaceBackups(given: {
  folder: string
  database: Database.Database
  key: DatabaseKey
  now: number
}): Result<Backup> {
  try {
    mkdirSync(storePaths(given.folder).backups, { recursive: true, mode: 0o700 })
    writeFileSync(replacementMark(given.folder), '')
  } catch (error) {
    if (diskFailure(error)?.code !== 'diskFull') return failOnDisk(error)
  }
  const made = makeBackup(given)
  if (made.ok || made.error.code !== 'diskFull') return made
  const freed = removeBackups(listBackups(given.folder).slice(1))
  return freed.ok ? makeBackup(given) : freed
}

/** Whether a backup is due: none yet, or one from 15 minutes ago or more (or from a clock since set back), and work since. */
export function isBackupDue(newest: Backup | null, now: number, events: number): boolean {
  if (!newest) return events > 0
  const age = now - millisecondsOf(newest.at)
  return newest.events !== events && (age >= backupInterval || age < 0)
}

/** The backups of a store, newest first. A folder that is not there has none. */
export function listBackups(folder: string): Backup[] {
  const { backups } = storePaths(folder)
  let names: string[]
  try {
    names = readdirSync(backups)
  } catch {
    return []
  }
  return names
    .map((name) => readName(backups, name))
    .filter((backup) => backup !== null)
    .toSorted((a, b) => b.number - a.number)
}

/** Opens a backup with the key, reads every page, and counts its events. Fails with `storeCorrupt` where it is no good. */
export function verifyBackup(path: string, key: DatabaseKey): Result<{ events: number }> {
  const noGood = fail(
    'storeCorrupt',
    'That backup is damaged or belongs to another hub. Nothing was changed. Choose another.',
  )
  let database: Database.Database
  try {
    database = openEncrypted(path, key, { readOnly: true })
  } catch (error) {
    return diskFailure(error)?.code === 'diskFull' ? failOnDisk(error) : noGood
  }
  try {
    if (database.pragma('application_id', { simple: true }) !== applicationId) return noGood
    if (readEveryPage(database).length > 0) return noGood
    return ok({ events: eventsIn(database) })
  } catch {
    return noGood
  } finally {
    database.close()
  }
}

/** The newest backup that opens and is whole; null where there is none. */
export function newestGoodBackup(folder: string, key: DatabaseKey): Backup | null {
  return listBackups(folder).find((backup) => verifyBackup(backup.path, key).ok) ?? null
}

/**
 * Puts a backup (the newest good one, or the one that is named) in the database's place. The store must be closed. The file
 * that was there is set aside, not deleted. The site then finds its file changed and takes a new id at the next opening.
 * A power cut at any moment leaves the old file, or the new one that the next opening puts in its place.
 * Fails with `storeInUse`, `notFound`, `storeCorrupt`, `diskFull` or `storeReadOnly`.
 */
export function restoreBackup(given: { folder: string; key: DatabaseKey; name?: string; now: number }): Result<Backup> {
  const { folder, key, name, now } = given
  const paths = storePaths(folder)
  const lock = takeStoreLock(folder)
  if (!lock.ok) return lock
  try {
    const backup =
      name === undefined
        ? newestGoodBackup(folder, key)
        : (listBackups(folder).find((one) => one.name === name) ?? null)
    if (!backup) {
      return fail('notFound', 'There is no good backup of this hub on this computer. Nothing was changed.')
    }
    rmSync(paths.part, { force: true })
    rmSync(paths.next, { force: true })
    copyFileSync(backup.path, paths.part)
    flushFile(paths.part)
    const copied = verifyBackup(paths.part, key)
    if (!copied.ok) {
      rmSync(paths.part, { force: true })
      return copied
    }
    renameOver(paths.part, paths.next)
    setAside(folder, now)
    putNextInPlace(folder, now)
    return ok(backup)
  } catch (error) {
    rmSync(paths.part, { force: true })
    return failOnDisk(error)
  } finally {
    lock.value.release()
  }
}

/**
 * Finishes what a power cut broke off: a whole database waits, and none is in its place. A write-ahead log that was left by
 * the old file must not meet the new one, and is set aside first. True where there was something to finish.
 */
export function putNextInPlace(folder: string, now: number): boolean {
  const paths = storePaths(folder)
  if (existsSync(paths.database) || !existsSync(paths.next)) return false
  setAside(folder, now)
  renameOver(paths.next, paths.database)
  flushFolder(folder)
  return true
}

/** Which backups go: all but the newest eight, the newest of each of the last 14 days that have one, and two from before upgrades. */
export function backupsToDrop(newestFirst: readonly Backup[]): Backup[] {
  const kept = new Set(newestFirst.slice(0, 8))
  const days = new Set<string>()
  for (const backup of newestFirst) {
    const day = backup.at.slice(0, 10)
    if (days.size < 14 && !days.has(day)) kept.add(backup)
    days.add(day)
  }
  for (const backup of newestFirst.filter((one) => one.beforeUpgrade).slice(0, 2)) kept.add(backup)
  return newestFirst.filter((backup) => !kept.has(backup))
}

function writeBackup(given: {
  folder: string
  database: Database.Database
  key: DatabaseKey
  now: number
  beforeUpgrade?: boolean
}): Result<Backup> {
  const { folder, database, key, now } = given
  const { backups } = storePaths(folder)
  const part = join(backups, 'hub.part')
  try {
    mkdirSync(backups, { recursive: true, mode: 0o700 })
    rmSync(part, { force: true })
    const before = eventsIn(database)
    // Keeps key and cipher; better-sqlite3's own backup() refuses an encrypted store.
    database.prepare('VACUUM INTO ?').run(part)
    flushFile(part)
    const verified = verifyBackup(part, key)
    if (!verified.ok || verified.value.events < before) {
      rmSync(part, { force: true })
      return fail(
        'storeCorrupt',
        'The backup that was just made could not be read back, so it was thrown away. The backups from before are kept. Run a check of the hub.',
      )
    }
    const number = (listBackups(folder)[0]?.number ?? 0) + 1
    const name = nameOf(number, now, verified.value.events, given.beforeUpgrade ?? false)
    renameOver(part, join(backups, name))
    flushFolder(backups)
    const made = readName(backups, name)
    return made ? ok(made) : fail('unexpected', 'The backup that was just made is gone. Run a check of the hub.')
  } catch (error) {
    rmSync(part, { force: true })
    return failOnDisk(error)
  }
}

// ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `hub-000012-20200403T130211Z-4812.db`: number, time, events; `-upgrade` where it was made before one. */
function nameOf(number: number, now: number, events: number, beforeUpgrade: boolean): string {
  const time = instantOf(now)
    .replace(/\.\d{3}/, '')
    .replace(/[-:]/g, '')
  return `hub-${String(number).padStart(6, '0')}-${time}-${events}${beforeUpgrade ? '-upgrade' : ''}.db`
}

function readName(folder: string, name: string): Backup | null {
  const match = /^hub-(\d{6,})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(\d+)(-upgrade)?\.db$/.exec(name)
  if (!match) return null
  const [, number, year, month, day, hour, minute, second, events, upgrade] = match
  const path = join(folder, name)
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined || Number.isNaN(at)) return null
  return {
    name,
    path,
    number: Number(number),
    at: instantOf(at),
    events: Number(events),
    bytes: size,
    beforeUpgrade: upgrade !== undefined,
  }
}

/** Present while older backups are still to be removed after an erasure. */
function replacementMark(folder: string): string {
  return join(storePaths(folder).backups, 'replace-all')
}

// ── files ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function eventsIn(database: Database.Database): number {
  return database.prepare<[], number>('SELECT count(*) FROM event').pluck().get() ?? 0
}

function flushFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Moves the database and what SQLite keeps beside it into a folder of its own, the database first. */
function setAside(folder: string, now: number): void {
  const paths = storePaths(folder)
  const beside = [paths.database, `${paths.database}-wal`, `${paths.database}-shm`, `${paths.database}-journal`]
  const found = beside.filter((path) => existsSync(path))
  if (found.length === 0) return
  const stamp = instantOf(now).replace(/[-:.]/g, '')
  let target = join(paths.setAside, stamp)
  for (let copy = 2; existsSync(target); copy++) target = join(paths.setAside, `${stamp}-${copy}`)
  mkdirSync(target, { recursive: true, mode: 0o700 })
  for (const path of found) renameOver(path, join(target, basename(path)))
}

function removeBackups(backups: readonly Backup[]): Result<null> {
  return removeAll(...backups.map((backup) => backup.path))
}

function removeAll(...paths: readonly string[]): Result<null> {
  try {
    for (const path of paths) rmSync(path, { force: true, recursive: true, maxRetries: 5 })
    return ok(null)
  } catch (error) {
    return failOnDisk(error)
  }
}
