import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { listBackups } from '../../db/backup.ts'
import { openWithPassphrase } from '../../db/keyring.ts'
import { migrate } from '../../db/migrations/index.ts'
import { closeStore, createStore, openReader, openStore, setUpStore } from '../../db/store.ts'
import { StaffId } from '../../shared/domain/ids.ts'
import { aFolder } from '../helpers/a-folder.ts'
import { aSmallDisk, canMount, type SmallDisk } from '../helpers/a-small-disk.ts'
import { aKey, aStoreIn, codeOf, messageOf, value } from '../helpers/a-store.ts'
import { fixedSurroundings } from '../helpers/fixed-surroundings.ts'
import { lastSeq, writeEvents } from '../helpers/raw-events.ts'

const priya = StaffId.parse('a'.repeat(32))

describe('setting up and opening', () => {
  test('a hub is set up, closed, and opened again with the passphrase', () => {
    const folder = join(aFolder(), 'new', 'hub')
    const surroundings = fixedSurroundings()
    const set = {
      folder,
      hubName: 'Kingston',
      sample: false,
      staffId: priya,
      name: 'Priya',
      passphrase: 'kettle orchard',
    }
    const { store } = value(setUpStore({ ...set, surroundings }))
    expect(store.siteIsNew).toBe(true)
    expect(store.notice).toBeNull()
    expect(store.database.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(store.database.pragma('synchronous', { simple: true })).toBe(2)
    expect(store.database.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(store.database.pragma('trusted_schema', { simple: true })).toBe(0)
    expect(store.database.pragma('secure_delete', { simple: true })).toBe(1)
    writeEvents(store, 3)
    const { site } = store
    closeStore(store)
    expect(readdirSync(folder).toSorted()).toEqual(['hub.db', 'hub.lock', 'keyring.json', 'site.json'])

    const { key } = value(openWithPassphrase({ folder, staffId: priya, passphrase: 'kettle orchard', surroundings }))
    const again = value(openStore({ folder, key, surroundings }))
    expect({ site: again.site, isNew: again.siteIsNew, last: lastSeq(again) }).toEqual({ site, isNew: false, last: 3 })
    closeStore(again)
    expect(codeOf(setUpStore({ ...set, surroundings }))).toBe('storeExists')
  })

  test('nothing in the folder can be read without the key', () => {
    const { folder, store } = aStoreIn(aFolder())
    store.database.prepare("INSERT INTO meta (key, value) VALUES ('secret', 'Min-su Kim')").run()
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('Min-su')).toBe(false)
  })

  test('a reader sees what was committed and cannot write', () => {
    const { folder, key, store } = aStoreIn(aFolder())
    const reader = value(openReader(folder, key))
    writeEvents(store, 2)
    expect(lastSeq({ database: reader.database, site: store.site })).toBe(2)
    expect(() => reader.database.exec('DELETE FROM event')).toThrow(/readonly/)
    reader.database.close()
  })

  test('a set-up that a power cut broke off before its keyring leaves no hub, and one after it is completed', () => {
    const { folder, key, store, close, reopen } = aStoreIn(aFolder())
    close(store)
    renameSync(join(folder, 'hub.db'), join(folder, 'hub.db.next'))
    expect(codeOf(reopen())).toBe('ok')

    const empty = aFolder()
    writeFileSync(join(empty, 'hub.db.part'), 'half of a database')
    expect(codeOf(openStore({ folder: empty, key, surroundings: fixedSurroundings() }))).toBe('noStore')
    const set = { hubName: 'K', sample: true, staffId: priya, name: 'Priya', passphrase: 'kettle orchard' }
    closeStore(value(setUpStore({ folder: empty, ...set, surroundings: fixedSurroundings() })).store)
    expect(existsSync(join(empty, 'hub.db.part'))).toBe(false)
  })
})

describe('versions and foreign files', () => {
  test('a store from a newer version is refused and left as it was', () => {
    const { folder, store, close, reopen } = aStoreIn(aFolder())
    store.database.pragma('user_version = 999')
    close(store)
    const before = readFileSync(join(folder, 'hub.db'))
    const refused = reopen()
    expect(codeOf(refused)).toBe('storeNewer')
    expect(messageOf(refused)).toContain('newer version')
    expect(readFileSync(join(folder, 'hub.db')).equals(before)).toBe(true)
  })

  test('an older store is backed up, verified, and brought up to date', () => {
    const folder = aFolder()
    const key = aKey()
    const surroundings = fixedSurroundings()
    const older = value(createStore({ folder, key, surroundings }))
    writeEvents(older, 5)
    closeStore(older)
    const version = 1000
    const newer = {
      latestVersion: version,
      migrate(database: Database.Database) {
        migrate(database)
        database.exec('CREATE TABLE since (a TEXT) STRICT')
        database.pragma(`user_version = ${version}`)
      },
    }
    const store = value(openStore({ folder, key, surroundings, schema: newer }))
    expect(store.database.prepare('SELECT count(*) FROM since').pluck().get()).toBe(0)
    expect(lastSeq(store)).toBe(5)
    closeStore(store)
    expect(listBackups(folder)).toMatchObject([{ beforeUpgrade: true, events: 5 }])
    expect(codeOf(openStore({ folder, key, surroundings }))).toBe('storeNewer')
  })

  test('a migration that fails leaves the old store', () => {
    const { folder, key, surroundings, store, close, reopen } = aStoreIn(aFolder())
    writeEvents(store, 2)
    close(store)
    const broken = {
      latestVersion: 1000,
      migrate(database: Database.Database) {
        database.transaction(() => {
          database.exec('DROP TABLE event')
          database.exec('nonsense')
        })()
      },
    }
    expect(() => openStore({ folder, key, surroundings, schema: broken })).toThrow(/nonsense/)
    expect(lastSeq(value(reopen()))).toBe(2)
  })

  test.each([
    ['a text file', () => Buffer.from('Forename,Surname\nMin-su,Kim\n'.repeat(500))],
    ['a plain SQLite file', plainDatabase],
    ['a short file', () => Buffer.from('x')],
  ])('%s in the database’s place is foreign, and is not touched', (_, contents) => {
    const { folder, store, close, reopen } = aStoreIn(aFolder())
    close(store)
    const bytes = contents()
    writeFileSync(join(folder, 'hub.db'), bytes)
    const refused = reopen()
    expect(codeOf(refused)).toBe('storeForeign')
    expect(messageOf(refused)).toContain('not made by this program')
    expect(readFileSync(join(folder, 'hub.db')).equals(bytes)).toBe(true)
  })

  test('another hub’s file does not open with this hub’s key, and an encrypted file of another program is foreign', () => {
    const other = aStoreIn(aFolder())
    other.close(other.store)
    const { folder, key, store, close, reopen } = aStoreIn(aFolder())
    close(store)
    copyFileSync(join(other.folder, 'hub.db'), join(folder, 'hub.db'))
    const refused = reopen()
    expect(codeOf(refused)).toBe('storeCorrupt')
    expect(messageOf(refused)).toContain('another hub')

    const ours = aStoreIn(aFolder(), key)
    ours.store.database.pragma('application_id = 7')
    ours.close(ours.store)
    copyFileSync(join(ours.folder, 'hub.db'), join(folder, 'hub.db'))
    expect(codeOf(reopen())).toBe('storeForeign')
  })
})

describe('one process at a time', () => {
  test('a second opening is refused while the first is open', () => {
    const { store, close, reopen } = aStoreIn(aFolder())
    const second = reopen()
    expect(codeOf(second)).toBe('storeInUse')
    expect(messageOf(second)).toContain('already open')
    close(store)
    expect(codeOf(reopen())).toBe('ok')
  })

  test('the lock of a killed process is free, and every write that it acknowledged is there', async () => {
    const { folder, key, store, close, reopen } = aStoreIn(aFolder())
    close(store)
    for (let round = 0; round < 3; round++) {
      const child = anotherProcess(folder, key)
      let acknowledged = 0
      for await (const line of createInterface(child.stdout)) {
        expect(line).toMatch(/^\d+$/)
        acknowledged = Number(line)
        if (acknowledged === 1) expect(codeOf(reopen())).toBe('storeInUse')
        if (acknowledged >= 40 * (round + 1)) child.kill('SIGKILL')
      }
      const again = value(reopen())
      expect(lastSeq(again)).toBeGreaterThanOrEqual(acknowledged)
      expect(again.notice).toBeNull()
      close(again)
    }
  })
})

describe.skipIf(!canMount())('a full or read-only disk (needs a mount; skipped where that is not allowed)', () => {
  test('a write on a full disk fails with a sentence’s cause, and everything before it is kept', () => {
    const disk = aSmallDisk()
    const { store, close, reopen } = aStoreIn(disk.folder)
    writeEvents(store, 20)
    disk.fill()
    expect(() => writeEvents(store, 5000)).toThrow(/full/)
    const last = lastSeq(store)
    expect(last).toBeGreaterThanOrEqual(20)
    close(store)
    disk.free()
    const again = value(reopen())
    expect(lastSeq(again)).toBe(last)
    expect(again.notice).toBeNull()
    writeEvents(again, 1)
  })

  test('on a full disk it opens for reading, and says why', () => {
    const disk = aSmallDisk()
    const { store, close, reopen } = aStoreIn(disk.folder)
    writeEvents(store, 20)
    close(store)
    disk.fill()
    const again = value(reopen())
    expect(again.readOnly).toContain('The disk is full')
    expect(lastSeq(again)).toBe(20)
    close(again)
    disk.free()
    expect(value(reopen()).readOnly).toBeNull()
  })

  test('no hub is left where there was no room for one', () => {
    const disk = aSmallDisk()
    disk.fill(100_000)
    const set = { hubName: 'K', sample: true, staffId: priya, name: 'Priya', passphrase: 'kettle orchard' }
    const refused = setUpStore({ folder: disk.folder, ...set, surroundings: fixedSurroundings() })
    expect(codeOf(refused)).toBe('diskFull')
    expect(readdirSync(disk.folder).filter((name) => name !== 'hub.lock')).toEqual([])
    disk.free()
    closeStore(value(setUpStore({ folder: disk.folder, ...set, surroundings: fixedSurroundings() })).store)
  })

  test('on a read-only disk it opens for reading', () => {
    const disk = aSmallDisk()
    const { store, close, reopen } = aStoreIn(disk.folder)
    writeEvents(store, 4)
    close(store)
    disk.makeReadOnly()
    const again = value(reopen())
    expect(again.readOnly).toContain('for reading only')
    expect(lastSeq(again)).toBe(4)
    expect(() => writeEvents(again, 1)).toThrow(/readonly/)
  })
})

describe.skipIf(!canMount())('after a crash (needs a mount; skipped where that is not allowed)', () => {
  test.each([
    ['full', (disk: SmallDisk) => disk.fill()],
    ['read-only', (disk: SmallDisk) => disk.makeReadOnly()],
  ])('a store that a killed process left on a %s disk shows everything that was acknowledged', async (_, spoil) => {
    const disk = aSmallDisk()
    const { folder, key, store, close, reopen } = aStoreIn(disk.folder)
    close(store)
    const child = anotherProcess(folder, key, 25)
    for await (const line of createInterface(child.stdout)) if (line === '25') child.kill('SIGKILL')
    spoil(disk)
    const again = value(reopen())
    expect(lastSeq(again)).toBe(25)
  })
})

function anotherProcess(folder: string, key: Uint8Array, limit?: number) {
  const script = join(import.meta.dirname, '../helpers/write-until-killed.ts')
  const given = [folder, Buffer.from(key).toString('hex'), ...(limit === undefined ? [] : [String(limit)])]
  return spawn(process.execPath, [script, ...given], { stdio: ['ignore', 'pipe', 'inherit'] })
}

function plainDatabase(): Buffer {
  const database = new Database(':memory:')
  database.exec('CREATE TABLE t (a)')
  const bytes = database.serialize()
  database.close()
  return bytes
}
