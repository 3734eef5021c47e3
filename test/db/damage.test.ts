import { spawn } from 'node:child_process'
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { openEncrypted } from '../../db/encrypted-database.ts'
import { readEveryPage } from '../../db/page-check.ts'
import { aFolder } from '../helpers/a-folder.ts'
import { aStoreIn, codeOf, messageOf, value } from '../helpers/a-store.ts'
import { fixedSurroundings } from '../helpers/fixed-surroundings.ts'
import { lastSeq, writeEvents } from '../helpers/raw-events.ts'

/** A closed store with rows in several tables and in the search index. */
function aFullStore() {
  const hub = aStoreIn(aFolder())
  writeEvents(hub.store, 400)
  const add = hub.store.database.prepare('INSERT INTO person_search (rowid, name, address) VALUES (?, ?, ?)')
  hub.store.database.transaction(() => {
    for (let row = 1; row <= 600; row++)
      add.run(row, `Name${row} Kim${row % 37}`, `${row} Villiers Road KT1 ${row % 9}AR`)
  })()
  hub.close(hub.store)
  return { ...hub, path: join(hub.folder, 'hub.db') }
}

describe('a damaged file', () => {
  test('a flipped bit in any page in use is found by reading every page: 60 of 60', () => {
    const { folder, key, path } = aFullStore()
    const whole = readFileSync(path)
    const freePages = (() => {
      const database = openEncrypted(path, key, { readOnly: true })
      const count = Number(database.pragma('freelist_count', { simple: true }))
      expect(readEveryPage(database)).toEqual([])
      database.close()
      return count
    })()
    expect(freePages).toBe(0)
    const pages = whole.length / 4096
    const chance = fixedSurroundings()
    const below = (limit: number) => Buffer.from(chance.bytes(4)).readUInt32BE() % limit
    const missed: number[] = []
    for (let trial = 0; trial < 60; trial++) {
      const at = Math.floor((trial * pages) / 60) * 4096 + below(4096)
      const bytes = Buffer.from(whole)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << below(8)), at)
      const damaged = join(folder, 'damaged.db')
      writeFileSync(damaged, bytes)
      if (!isNoticed(damaged, key)) missed.push(at)
    }
    expect(missed).toEqual([])
  })

  test('also while the store is open and its pages are in memory', () => {
    const { path, reopen } = aFullStore()
    const store = value(reopen())
    expect(readEveryPage(store.database)).toEqual([])
    const bytes = readFileSync(path)
    const at = bytes.length - 2000
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    writeFileSync(path, bytes)
    expect(readEveryPage(store.database).join(' ')).toMatch(/does not hold what was written|malformed|failed/)
  })

  test('a search index that disagrees with itself is found', () => {
    const { reopen } = aFullStore()
    const store = value(reopen())
    store.database.unsafeMode(true)
    store.database.exec("UPDATE person_search_content SET c0 = 'somebody else' WHERE id = 5")
    expect(readEveryPage(store.database).join(' ')).toContain('search index person_search')
  })

  test.each([0.1, 0.5, 0.9, 0.999])(
    'cut off at %f of its length it is refused or found out, and never changed',
    (part) => {
      const { key, path, reopen } = aFullStore()
      truncateSync(path, Math.floor(statSync(path).size * part))
      const before = readFileSync(path)
      const refused = reopen()
      expect(codeOf(refused)).toBe('storeCorrupt')
      expect(messageOf(refused)).toContain('no good backup')
      expect(readFileSync(path).equals(before)).toBe(true)
      expect(isNoticed(path, key)).toBe(true)
    },
  )

  test('an empty file is refused', () => {
    const { path, reopen } = aFullStore()
    truncateSync(path, 0)
    expect(messageOf(reopen())).toContain('is empty')
  })
})

describe('a damaged write-ahead log', () => {
  test('is noticed by the mark: what is missing is counted, and a new site goes on', async () => {
    const { folder, key, store, close, reopen } = aStoreIn(aFolder())
    const { site } = store
    close(store)
    const acknowledged = await killedAfter(30, folder, key)
    const log = join(folder, 'hub.db-wal')
    const bytes = readFileSync(log)
    bytes.writeUInt8(bytes.readUInt8(20_000) ^ 1, 20_000)
    writeFileSync(log, bytes)
    const again = value(reopen())
    const held = Number(again.database.prepare('SELECT count(*) FROM event').pluck().get())
    expect(held).toBeLessThan(acknowledged)
    expect(again.site).not.toBe(site)
    expect(again.succeeds).toBe(site)
    expect(again.notice).toContain(`numbers ${held + 1} to ${acknowledged}`)
  })

  test('so is one that was lost', async () => {
    const { folder, key, store, close, reopen } = aStoreIn(aFolder())
    close(store)
    const acknowledged = await killedAfter(10, folder, key)
    copyFileSync(join(folder, 'hub.db-wal'), join(folder, 'kept-wal'))
    truncateSync(join(folder, 'hub.db-wal'), 0)
    const again = value(reopen())
    expect(again.notice).toContain(`${acknowledged} things`)
    expect(lastSeq(again)).toBe(0)
  })
})

function isNoticed(path: string, key: Parameters<typeof openEncrypted>[1]): boolean {
  let database: ReturnType<typeof openEncrypted>
  try {
    database = openEncrypted(path, key, { readOnly: true })
  } catch {
    return true
  }
  const problems = readEveryPage(database)
  database.close()
  return problems.length > 0
}

/** Lets another process write that many events, kills it, and answers how many it said were safely written. */
async function killedAfter(count: number, folder: string, key: Uint8Array): Promise<number> {
  const script = join(import.meta.dirname, '../helpers/write-until-killed.ts')
  const given = [script, folder, Buffer.from(key).toString('hex'), String(count)]
  const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] })
  let acknowledged = 0
  for await (const line of createInterface(child.stdout)) {
    acknowledged = Number(line)
    if (acknowledged === count) child.kill('SIGKILL')
  }
  return acknowledged
}
