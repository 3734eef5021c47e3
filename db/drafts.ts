import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type Database from 'better-sqlite3'
import { CallDraft, type Sheet, SheetTyped } from '../shared/domain/call.ts'
import type { CallId, PersonId, StaffId } from '../shared/domain/ids.ts'
import { type Instant, instantOf } from '../shared/domain/time.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { diskFailure, failOnDisk } from './disk-errors.ts'
import { openEncrypted } from './encrypted-database.ts'
import type { Surroundings } from './handles.ts'
import type { DatabaseKey } from './keyring.ts'
import { storePaths } from './store-paths.ts'
import { renameOver } from './write-atomically.ts'

/**
 * What is typed in a call and not yet logged, who has whom in hand, and who is on paper (DESIGN §2, §5). Not events: this
 * machine's only, in an encrypted file of its own, so that a draft is saved while the store is busy with an import.
 */
export interface Drafts {
  readonly database: Database.Database
  readonly surroundings: Surroundings
  /** What the person should be told, or null: a damaged file was set aside. */
  readonly notice: string | null
}

/** Somebody has a person in hand on this machine: nobody else here is offered them. */
export interface Claim {
  readonly personId: PersonId
  readonly callId: CallId
  readonly staffId: StaffId
  readonly since: Instant
}

/**
 * Opens the drafts of a store, and makes the file where there is none. One that is damaged is set aside, with a notice: it
 * must not keep anybody from calling. Open the store first, whose lock keeps other processes off this file too.
 * Fails with `diskFull`, `storeReadOnly` or `storeNewer`.
 */
export function openDrafts(given: { folder: string; key: DatabaseKey; surroundings: Surroundings }): Result<Drafts> {
  const { folder, key, surroundings } = given
  const path = storePaths(folder).drafts
  const opened = tryOpen(path, key)
  if (opened.ok) return ok({ database: opened.value, surroundings, notice: null })
  if (opened.error.code !== 'storeCorrupt') return opened
  try {
    setAsideDrafts(folder, surroundings.now())
  } catch (error) {
    return failOnDisk(error)
  }
  const again = tryOpen(path, key)
  if (!again.ok) return again
  const notice =
    'The file of unfinished calls was damaged, and was set aside. Calls that were logged are all kept. If you were in a call when the program stopped, enter it again.'
  return ok({ database: again.value, surroundings, notice })
}

/** Closes the drafts, leaving one whole file. */
export function closeDrafts(drafts: Drafts): void {
  try {
    drafts.database.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!diskFailure(error)) throw error
  } finally {
    drafts.database.close()
  }
}

/**
 * Takes a person in hand. Repeated by the same member of staff for the same call it is the same claim. Fails with
 * `conflict` where somebody else has them.
 */
export function claim(drafts: Drafts, wanted: Omit<Claim, 'since'>): Result<Claim> {
  return written(() =>
    drafts.database
      .transaction((): Result<Claim> => {
        const held = drafts.database
          .prepare<[PersonId], ClaimRow>('SELECT * FROM claim WHERE person_id = ?')
          .get(wanted.personId)
        if (held && held.staff_id !== wanted.staffId) {
          return fail(
            'conflict',
            'Somebody else has just taken this person’s call. Nothing was lost. Take the next one.',
          )
        }
        const since = held?.call_id === wanted.callId ? held.since : instantOf(drafts.surroundings.now())
        drafts.database
          .prepare('INSERT OR REPLACE INTO claim (person_id, call_id, staff_id, since) VALUES (?, ?, ?, ?)')
          .run(wanted.personId, wanted.callId, wanted.staffId, since)
        return ok({ ...wanted, since })
      })
      .immediate(),
  )
}

/**
 * Lets go of everybody whom a member of staff has in hand, or anybody has: they locked the screen, left, or the program was
 * started anew. What they typed is kept; but nobody waits for a call that is not going on.
 */
export function releaseClaimsOf(drafts: Drafts, staffId: StaffId | null): Result<null> {
  return written(() => {
    drafts.database.prepare('DELETE FROM claim WHERE ? IS NULL OR staff_id = ?').run(staffId, staffId)
    return ok(null)
  })
}

/** Who is in hand on this machine, longest first. */
export function claims(drafts: Drafts): Claim[] {
  return drafts.database
    .prepare<[], ClaimRow>('SELECT * FROM claim ORDER BY since, person_id')
    .all()
    .map((row) => ({ personId: row.person_id, callId: row.call_id, staffId: row.staff_id, since: row.since }))
}

/**
 * Saves what has been typed so far in a member of staff's call in hand; it is on the disk when this returns. Fails with
 * `diskFull` or `storeReadOnly`, and the draft saved before is kept.
 */
export function saveDraft(drafts: Drafts, staffId: StaffId, draft: CallDraft): Result<{ savedAt: Instant }> {
  return written(() => {
    const savedAt = instantOf(drafts.surroundings.now())
    drafts.database
      .prepare('INSERT OR REPLACE INTO draft (staff_id, call_id, person_id, saved_at, draft) VALUES (?, ?, ?, ?, ?)')
      .run(staffId, draft.callId, draft.personId, savedAt, JSON.stringify(draft))
    return ok({ savedAt })
  })
}

/** The call that a member of staff has in hand, as it was last saved; null where there is none that can be read. */
export function draftOf(drafts: Drafts, staffId: StaffId): CallDraft | null {
  const text = drafts.database
    .prepare<[StaffId], string>('SELECT draft FROM draft WHERE staff_id = ?')
    .pluck()
    .get(staffId)
  if (text === undefined) return null
  return CallDraft.safeParse(JSON.parse(text)).data ?? null
}

/** Forgets a draft, with its claim, once the call was logged or put down. It is no failure where there was none. */
export function deleteDraft(drafts: Drafts, callId: CallId): Result<null> {
  return written(() => {
    drafts.database.transaction(() => {
      drafts.database.prepare('DELETE FROM draft WHERE call_id = ?').run(callId)
      drafts.database.prepare('DELETE FROM claim WHERE call_id = ?').run(callId)
    })()
    return ok(null)
  })
}

/** Notes whom a member of staff has on paper now, as the sheets show them, instead of whoever was on those before. */
export function saveSheet(drafts: Drafts, staffId: StaffId, sheet: Sheet): Result<null> {
  return written(() => {
    putSheet(drafts, staffId, sheet)
    return ok(null)
  })
}

/** The sheet that a member of staff printed last, with what is typed of it so far; null where there was none. */
export function sheetOf(drafts: Drafts, staffId: StaffId): Sheet | null {
  const row = drafts.database.prepare<[StaffId], SheetTableRow>('SELECT * FROM sheet WHERE staff_id = ?').get(staffId)
  if (!row) return null
  const typed = SheetTyped.safeParse(JSON.parse(row.typed)).data ?? nothingTyped
  return { printedAt: row.printed_at, rows: JSON.parse(row.rows) as Sheet['rows'], typed }
}

/** Keeps what has been typed so far of the sheet that a member of staff printed last. */
export function saveTyped(drafts: Drafts, staffId: StaffId, typed: SheetTyped): Result<null> {
  return written(() => {
    drafts.database.prepare('UPDATE sheet SET typed = ? WHERE staff_id = ?').run(JSON.stringify(typed), staffId)
    return ok(null)
  })
}

/** What a sheet holds before anything was typed of it. */
export const nothingTyped: SheetTyped = { day: null, calls: {} }

/**
 * For an erasure: removes what was typed about a person, and their lines of printed sheets, from the file's log too. Give
 * every id the person has had.
 */
export function clearPerson(drafts: Drafts, ...personIds: readonly PersonId[]): Result<null> {
  return written(() => {
    drafts.database.transaction(() => {
      for (const personId of personIds) {
        drafts.database.prepare('DELETE FROM draft WHERE person_id = ?').run(personId)
        drafts.database.prepare('DELETE FROM claim WHERE person_id = ?').run(personId)
      }
      for (const { staff_id: staffId } of drafts.database.prepare<[], SheetTableRow>('SELECT * FROM sheet').all()) {
        const sheet = sheetOf(drafts, staffId)
        const rows = sheet?.rows.filter((row) => !personIds.includes(row.personId))
        if (!sheet || !rows || rows.length === sheet.rows.length) continue
        const others = Object.entries(sheet.typed.calls).filter(([id]) => rows.some((row) => row.personId === id))
        putSheet(drafts, staffId, {
          ...sheet,
          rows,
          typed: { ...sheet.typed, calls: Object.fromEntries(others) },
        })
      }
    })()
    drafts.database.pragma('wal_checkpoint(TRUNCATE)')
    return ok(null)
  })
}

function putSheet(drafts: Drafts, staffId: StaffId, sheet: Sheet): void {
  drafts.database
    .prepare('INSERT OR REPLACE INTO sheet (staff_id, printed_at, rows, typed) VALUES (?, ?, ?, ?)')
    .run(staffId, sheet.printedAt, JSON.stringify(sheet.rows), JSON.stringify(sheet.typed))
}

interface ClaimRow {
  readonly person_id: PersonId
  readonly call_id: CallId
  readonly staff_id: StaffId
  readonly since: Instant
}

interface SheetTableRow {
  readonly staff_id: StaffId
  readonly printed_at: Instant
  readonly rows: string
  readonly typed: string
}

/** What each version of the file added: one that is older gains what is missing, and keeps what it has. */
const versions = [
  `
CREATE TABLE draft (
  staff_id  TEXT PRIMARY KEY,
  call_id   TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL,
  saved_at  TEXT NOT NULL,
  draft     TEXT NOT NULL
) STRICT;
CREATE TABLE claim (
  person_id TEXT PRIMARY KEY,
  call_id   TEXT NOT NULL,
  staff_id  TEXT NOT NULL,
  since     TEXT NOT NULL
) STRICT;
`,
  `
CREATE TABLE sheet (
  staff_id   TEXT PRIMARY KEY,
  printed_at TEXT NOT NULL,
  -- whom it shows, in its order (JSON)
  rows       TEXT NOT NULL,
  -- what has been typed of their calls and not been saved yet (JSON)
  typed      TEXT NOT NULL
) STRICT;
`,
] as const

function tryOpen(path: string, key: DatabaseKey): Result<Database.Database> {
  let database: Database.Database | null = null
  try {
    database = openEncrypted(path, key)
    // One process writes: the log's index can stay in its memory, and a save is one flush.
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('journal_mode = WAL')
    database.pragma('secure_delete = ON')
    const found = Number(database.pragma('user_version', { simple: true }))
    if (found > versions.length) {
      database.close()
      return fail(
        'storeNewer',
        'This hub was last opened by a newer version of the program. Install it to open the hub.',
      )
    }
    if (found < versions.length) {
      const made = database
      made.transaction(() => {
        for (const added of versions.slice(found)) made.exec(added)
        made.pragma(`user_version = ${versions.length}`)
      })()
    }
    const check = database.pragma('quick_check(1)', { simple: true })
    if (check === 'ok') return ok(database)
    database.close()
    return fail('storeCorrupt', 'The file of unfinished calls is damaged.')
  } catch (error) {
    database?.close()
    return failOnDisk(error)
  }
}

function setAsideDrafts(folder: string, now: number): void {
  const paths = storePaths(folder)
  const stamp = instantOf(now).replace(/[-:.]/g, '')
  mkdirSync(paths.setAside, { recursive: true, mode: 0o700 })
  for (const path of [paths.drafts, `${paths.drafts}-wal`]) {
    if (existsSync(path)) renameOver(path, join(paths.setAside, `${stamp}-${basename(path)}`))
  }
  rmSync(`${paths.drafts}-shm`, { force: true })
}

function written<T>(write: () => Result<T>): Result<T> {
  try {
    return write()
  } catch (error) {
    return failOnDisk(error)
  }
}
