import { join } from 'node:path'
import Database from 'better-sqlite3'
import { folder } from './a-bench.ts'

/** The floor's file: without encryption, flushed at every commit as the store is. */
export function plainDatabase(name: string): Database.Database {
  const database = new Database(join(folder, name))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  return database
}

/** An empty table for the events of a log, as they are, and the statement that fills it. */
export function plainLog(like: Database.Database, name: string) {
  const database = plainDatabase(name)
  const columns = like.prepare('SELECT * FROM event').columns()
  database.exec(`CREATE TABLE event (${columns.map((column) => column.name).join(', ')}, PRIMARY KEY (site, seq))`)
  return { database, insert: database.prepare(`INSERT INTO event VALUES (${columns.map(() => '?').join(', ')})`) }
}
