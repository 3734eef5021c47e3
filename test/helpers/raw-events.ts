import { createHash, randomBytes } from 'node:crypto'
import type { OpenStore } from '../../db/store.ts'

/**
 * Writes rows into the event table, as many as asked, with the right numbers and any hash: for tests of the file, not of
 * the log, which has its own.
 */
export function writeEvents(store: OpenStore, count: number, size = 400): void {
  const { database, site } = store
  const first = lastSeq(store) + 1
  const insert = database.prepare(
    `INSERT INTO event (site, seq, hlc, at, command, stream, stream_id, type, version, actor, payload, salt, payload_hash, prev_hash, hash)
     VALUES (?, ?, ?, '2020-04-03T13:02:11.000Z', ?, 'hub', ?, 'hub.created', 1, ?, ?, ?, ?, ?, ?)`,
  )
  for (let seq = first; seq < first + count; seq++) {
    const hash = hashOf(seq)
    const payload = randomBytes(size / 2).toString('hex')
    database.transaction(() => insert.run(site, seq, String(seq), site, site, site, payload, hash, hash, hash, hash))()
    store.marks.keep({ seq, hash })
  }
}

export function lastSeq(store: Pick<OpenStore, 'database' | 'site'>): number {
  return (
    store.database
      .prepare<[string], number | null>('SELECT max(seq) FROM event WHERE site = ?')
      .pluck()
      .get(store.site) ?? 0
  )
}

function hashOf(seq: number): Buffer {
  return createHash('sha256').update(String(seq)).digest()
}
