import type Database from 'better-sqlite3'
import { errorCodeOf } from './disk-errors.ts'

/**
 * Reads every page in use of a database and says what is wrong with them; empty where nothing is. Each page carries a
 * code of its own contents, so reading is checking. SQLite's check walks every table and index, FTS5's own tables among
 * them, but does not see whether a search index agrees with itself: that is FTS5's own check.
 *
 * Changes that are still in the write-ahead log are read from there. Where the connection may write, the log is first
 * brought into the file, so that the pages on the disk are the ones that are read.
 */
export function readEveryPage(database: Database.Database): string[] {
  const problems: string[] = []
  attempt(problems, 'The write-ahead log', () => {
    if (!database.readonly && !database.inTransaction) database.pragma('wal_checkpoint(TRUNCATE)')
  })
  // Pages that this connection has in memory would not be read again.
  database.pragma('shrink_memory')
  attempt(problems, 'The database file', () => {
    for (const line of database.prepare<[], { quick_check: string }>('PRAGMA quick_check(20)').iterate()) {
      if (line.quick_check !== 'ok') problems.push(`The database file: ${line.quick_check.replaceAll('\n', ' ')}.`)
    }
  })
  attempt(problems, 'The list of tables', () => {
    for (const name of searchTables(database)) {
      attempt(problems, `The search index ${name}`, () => checkSearchTable(database, name))
    }
  })
  return problems
}

function searchTables(database: Database.Database): string[] {
  return database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'",
    )
    .pluck()
    .all()
}

/** FTS5's check is written as an insert, though it writes nothing; a connection that may only read cannot ask for it. */
function checkSearchTable(database: Database.Database, name: string): void {
  const quoted = `"${name.replaceAll('"', '""')}"`
  if (database.readonly) database.prepare(`SELECT count(*) FROM ${quoted}`).get()
  else database.prepare(`INSERT INTO ${quoted} (${quoted}, rank) VALUES ('integrity-check', 0)`).run()
}

function attempt(problems: string[], what: string, check: () => void): void {
  try {
    check()
  } catch (error) {
    const code = errorCodeOf(error)
    if (code === null) throw error
    problems.push(`${what}: a page does not hold what was written to it (${code}).`)
  }
}
