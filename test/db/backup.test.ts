import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  type Backup,
  backupsToDrop,
  isBackupDue,
  listBackups,
  makeBackup,
  newestGoodBackup,
  replaceBackups,
  restoreBackup,
  verifyBackup,
} from '../../db/backup.ts'
import { openReader } from '../../db/store.ts'
import { instantOf, millisecondsOf } from '../../shared/domain/time.ts'
import { aFolder } from '../helpers/a-folder.ts'
import { aSmallDisk, canMount } from '../helpers/a-small-disk.ts'
import { aKey, aStoreIn, codeOf, messageOf, value } from '../helpers/a-store.ts'
import { lastSeq, writeEvents } from '../helpers/raw-events.ts'

const minute = 60_000

function aStoreWithBackup(folder = aFolder()) {
  const hub = aStoreIn(folder)
  writeEvents(hub.store, 10)
  const backUp = () => makeBackup({ ...hub, database: hub.store.database, now: hub.surroundings.now() })
  return { ...hub, backUp, first: value(backUp()) }
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at)
  writeFileSync(path, bytes)
}

describe('making backups', () => {
  test('a backup is whole, encrypted with the same key, and says what it holds', () => {
    const { folder, key, store, first } = aStoreWithBackup()
    expect(first).toMatchObject({ number: 1, events: 10, at: '2020-04-03T13:02:11.000Z', beforeUpgrade: false })
    expect(value(verifyBackup(first.path, key)).events).toBe(10)
    expect(codeOf(verifyBackup(first.path, aKey()))).toBe('storeCorrupt')
    expect(readFileSync(first.path).includes(store.site)).toBe(false)
    expect(readdirSync(join(folder, 'backups'))).toEqual([first.name])
  })

  test('a reading connection can make one while the store is written to', () => {
    const { folder, key, store, surroundings } = aStoreWithBackup()
    const reader = value(openReader(folder, key))
    writeEvents(store, 5)
    const made = value(makeBackup({ folder, key, database: reader.database, now: surroundings.now() }))
    expect([made.number, made.events]).toEqual([2, 15])
    reader.database.close()
  })

  test('one is due after 15 minutes of work, not after 15 minutes of none', () => {
    const { first, surroundings } = aStoreWithBackup()
    const now = surroundings.now()
    expect(isBackupDue(null, now, 0)).toBe(false)
    expect(isBackupDue(null, now, 1)).toBe(true)
    expect(isBackupDue(first, now + 15 * minute - 1, 20)).toBe(false)
    expect(isBackupDue(first, now + 15 * minute, 20)).toBe(true)
    expect(isBackupDue(first, now + 15 * minute, first.events)).toBe(false)
    expect(isBackupDue(first, now - 60 * minute, 20)).toBe(true)
  })

  test('the newest few are kept, one a day for a fortnight, and two from before upgrades', () => {
    const start = Date.parse('2020-03-01T09:00:00.000Z')
    const all: Backup[] = Array.from({ length: 30 * 10 }, (_, index) => ({
      name: `${index}`,
      path: `${index}`,
      number: index + 1,
      at: instantOf(start + Math.floor(index / 10) * 1440 * minute + (index % 10) * 15 * minute),
      events: index,
      bytes: 1,
      beforeUpgrade: index === 3 || index === 50 || index === 95,
    })).reverse()
    const dropped = new Set(backupsToDrop(all))
    const kept = all.filter((backup) => !dropped.has(backup))
    expect(kept.slice(0, 8)).toEqual(all.slice(0, 8))
    expect(new Set(kept.map((backup) => backup.at.slice(0, 10))).size).toBe(14 + 2)
    expect(kept.filter((backup) => backup.beforeUpgrade).map((backup) => backup.number)).toEqual([96, 51])
    expect(kept).toHaveLength(8 + 13 + 2)
    const now = millisecondsOf(all[0]?.at ?? instantOf(0))
    expect(kept.every((backup) => backup.beforeUpgrade || now - millisecondsOf(backup.at) < 15 * 1440 * minute)).toBe(
      true,
    )
  })

  test('after an erasure one fresh backup is left, and no damaged file either', () => {
    const { folder, key, store, backUp, surroundings } = aStoreWithBackup()
    value(backUp())
    const set = { folder, key, database: store.database, now: surroundings.now() }
    const fresh = value(replaceBackups(set))
    expect(listBackups(folder)).toEqual([fresh])
    expect(readdirSync(join(folder, 'backups'))).toEqual([fresh.name])
  })

  test('a replacement that was broken off is finished by the next backup', () => {
    const { folder, backUp } = aStoreWithBackup()
    writeFileSync(join(folder, 'backups', 'replace-all'), '')
    const next = value(backUp())
    expect(readdirSync(join(folder, 'backups'))).toEqual([next.name])
  })

  test.skipIf(!canMount())(
    'on a full disk the backups there are stay, and after an erasure room is made (needs a mount)',
    () => {
      const disk = aSmallDisk(6)
      const { folder, key, store, first, backUp, surroundings } = aStoreWithBackup(disk.folder)
      value(backUp())
      disk.fill(100_000)
      const refused = backUp()
      expect(codeOf(refused)).toBe('diskFull')
      expect(messageOf(refused)).toContain('Make room')
      expect(listBackups(folder).map((backup) => backup.number)).toEqual([2, 1])
      expect(existsSync(join(folder, 'backups', 'hub.part'))).toBe(false)
      const fresh = value(replaceBackups({ folder, key, database: store.database, now: surroundings.now() }))
      expect(listBackups(folder)).toEqual([fresh])
      expect(existsSync(first.path)).toBe(false)
    },
  )
})

describe('restoring', () => {
  test('the drill: a damaged store names its newest good backup, which is put back and worked on', () => {
    const { folder, key, store, close, reopen, backUp, surroundings, first } = aStoreWithBackup()
    writeEvents(store, 5)
    surroundings.time += 16 * minute
    const second = value(backUp())
    writeEvents(store, 2)
    const { site } = store
    close(store)
    flip(second.path, 9000)
    expect(newestGoodBackup(folder, key)).toEqual(first)
    flip(join(folder, 'hub.db'), 100)
    const refused = reopen()
    expect(codeOf(refused)).toBe('storeCorrupt')
    expect(messageOf(refused)).toContain('The newest good backup is from 3 April 2020 at 14:02')

    expect(value(restoreBackup({ folder, key, now: surroundings.now() }))).toEqual(first)
    const again = value(reopen())
    expect(again.site).not.toBe(site)
    expect(again).toMatchObject({ siteIsNew: true, succeeds: site, readOnly: null })
    expect(again.notice).toContain('7 things that were recorded here last (numbers 11 to 17)')
    expect(again.database.prepare('SELECT count(*) FROM event').pluck().get()).toBe(10)
    writeEvents(again, 1)
    expect(lastSeq(again)).toBe(1)
    expect(readdirSync(join(folder, 'set-aside'))).toHaveLength(1)
    value(replaceBackups({ folder, key, database: again.database, now: surroundings.now() }))
    expect(existsSync(join(folder, 'set-aside'))).toBe(false)
  })

  test('a chosen one is put back; a damaged one, a missing one, and an open store are refused', () => {
    const { folder, key, store, close, reopen, backUp, first, surroundings } = aStoreWithBackup()
    const now = surroundings.now()
    writeEvents(store, 5)
    const second = value(backUp())
    expect(codeOf(restoreBackup({ folder, key, now }))).toBe('storeInUse')
    close(store)
    expect(codeOf(restoreBackup({ folder, key, now, name: 'hub-9.db' }))).toBe('notFound')
    flip(second.path, 5000)
    expect(codeOf(restoreBackup({ folder, key, now, name: second.name }))).toBe('storeCorrupt')
    const untouched = value(reopen())
    expect(lastSeq(untouched)).toBe(15)
    close(untouched)
    value(restoreBackup({ folder, key, now, name: first.name }))
    expect(value(reopen()).database.prepare('SELECT count(*) FROM event').pluck().get()).toBe(10)
  })

  test('a power cut in the middle leaves a store that opens: an old log never meets the new file', () => {
    const { folder, store, close, reopen, first } = aStoreWithBackup()
    close(store)
    // As after the old file was moved away, and before its log was.
    renameSync(join(folder, 'hub.db'), join(folder, 'gone'))
    writeFileSync(join(folder, 'hub.db-wal'), 'the log of the old file')
    writeFileSync(join(folder, 'hub.db.next'), readFileSync(first.path))
    const again = value(reopen())
    expect(again.database.prepare('SELECT count(*) FROM event').pluck().get()).toBe(10)
    expect(again.database.pragma('quick_check', { simple: true })).toBe('ok')
  })

  test('a database that is gone is said to be so, with the backup to put back', () => {
    const { folder, key, store, close, surroundings, reopen } = aStoreWithBackup()
    close(store)
    renameSync(join(folder, 'hub.db'), join(folder, 'gone'))
    writeFileSync(join(folder, 'keyring.json'), '{}')
    expect(messageOf(reopen())).toMatch(/gone from its folder.*newest good backup/)
    value(restoreBackup({ folder, key, now: surroundings.now() }))
    expect(codeOf(reopen())).toBe('ok')
  })
})
