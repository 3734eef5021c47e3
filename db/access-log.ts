import { createHash } from 'node:crypto'
import type { StaffId } from '../shared/domain/ids.ts'
import type { Instant } from '../shared/domain/time.ts'
import type { ReadableStore, WritableStore } from './handles.ts'

/**
 * Who opened, searched, or exported what (DESIGN §2): ids and counts, never the text searched. Not events: it is this
 * machine's own, is never sent to another, and is chained by hashes so that a changed or removed entry is noticed.
 */
export const accessLogSchema = `
CREATE TABLE access_log (
  seq       INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,
  staff     TEXT NOT NULL,
  what      TEXT NOT NULL,
  subject   TEXT,
  count     INTEGER NOT NULL,
  prev_hash BLOB NOT NULL,
  hash      BLOB NOT NULL
) STRICT;
CREATE INDEX access_log_subject ON access_log (subject) WHERE subject IS NOT NULL;
`

export interface Access {
  readonly at: Instant
  readonly staff: StaffId
  /** What was done, by the name of the request: `case.open`, `residents.find`. */
  readonly what: string
  /** The id of what was opened or exported; null where it was a search. */
  readonly subject: string | null
  /** How many rows were shown or left the program. */
  readonly count: number
}

export interface AccessLogReport {
  readonly entries: number
  /** What is wrong, each with where; empty where the chain holds. */
  readonly problems: readonly string[]
}

/**
 * Appends an entry. Throws where `what` or `subject` is not a name or an id: words of a search must never get here, and
 * that is a mistake of the program, not of a person.
 */
export function recordAccess(store: WritableStore, access: Access): void {
  if (!/^[A-Za-z][A-Za-z.]{0,59}$/.test(access.what)) throw new Error('The access log takes the name of a request.')
  if (access.subject !== null && !/^[0-9a-f]{32}$/.test(access.subject)) throw new Error('The access log takes an id.')
  const { database } = store
  database.transaction(() => {
    const last = database
      .prepare<[], { seq: number; hash: Buffer }>('SELECT seq, hash FROM access_log ORDER BY seq DESC LIMIT 1')
      .get()
    const seq = (last?.seq ?? 0) + 1
    const prevHash = last?.hash ?? noHash
    database
      .prepare(
        'INSERT INTO access_log (seq, at, staff, what, subject, count, prev_hash, hash) VALUES (?,?,?,?,?,?,?,?)',
      )
      .run(
        seq,
        access.at,
        access.staff,
        access.what,
        access.subject,
        access.count,
        prevHash,
        entryHash(seq, access, prevHash),
      )
  })()
}

/** Reads the whole access log and checks each entry's number and hash, and that it continues the one before. */
export function verifyAccessLog(store: ReadableStore): AccessLogReport {
  const problems: string[] = []
  let entries = 0
  let expectedHash: Buffer = noHash
  const rows = store.database.prepare<[], AccessRow>('SELECT * FROM access_log ORDER BY seq').iterate()
  for (const row of rows) {
    entries += 1
    if (row.seq !== entries) {
      problems.push(`Access log: entry ${entries} is missing.`)
      entries = row.seq
    } else if (!expectedHash.equals(row.prev_hash)) {
      problems.push(`Access log: entry ${row.seq} does not continue the one before it.`)
    }
    if (!entryHash(row.seq, row, row.prev_hash).equals(row.hash)) {
      problems.push(`Access log: entry ${row.seq} was changed.`)
    }
    expectedHash = row.hash
  }
  return { entries, problems }
}

interface AccessRow extends Access {
  readonly seq: number
  readonly prev_hash: Buffer
  readonly hash: Buffer
}

const noHash = Buffer.alloc(32)

/** SHA-256 of the length-prefixed fields and the previous entry's hash: no two entries share one by running together. */
function entryHash(seq: number, access: Access, prevHash: Uint8Array): Buffer {
  const hash = createHash('sha256')
  const subject = access.subject === null ? '-' : `=${access.subject}`
  for (const field of [String(seq), access.at, access.staff, access.what, subject, String(access.count)]) {
    const bytes = Buffer.from(field, 'utf8')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hash.update(length).update(bytes)
  }
  return hash.update(prevHash).digest()
}
