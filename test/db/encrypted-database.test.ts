import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openEncrypted } from '../../db/encrypted-database.ts'
import type { DatabaseKey } from '../../db/keyring.ts'
import { cipherOf, firstBytes } from '../../db/store-format.ts'
import { aFolder } from '../helpers/a-folder.ts'

const key = new Uint8Array(32).fill(7) as DatabaseKey

test('a new file is of the fast cipher, which still authenticates: another key, or one bit, is an error', () => {
  const path = join(aFolder(), 'new.db')
  const made = openEncrypted(path, key)
  made.exec("CREATE TABLE said (words TEXT); INSERT INTO said VALUES ('Rang twelve times.')")
  made.close()
  expect(cipherOf(firstBytes(path))).toBe('aegis')
  expect(readFileSync(path, 'latin1')).not.toContain('Rang')
  expect(() => openEncrypted(path, new Uint8Array(32).fill(8) as DatabaseKey)).toThrow(/not a database/)
})

test('a file of the cipher before is opened by its own, and what a power cut left in its write-ahead log is there', () => {
  const folder = aFolder()
  const [path, cut] = [join(folder, 'before.db'), join(folder, 'after the cut.db')]
  const before = new Database(path)
  before.pragma("cipher = 'chacha20'")
  before.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`)
  before.pragma('journal_mode = WAL')
  before.pragma('wal_autocheckpoint = 0')
  before.exec("CREATE TABLE said (words TEXT); INSERT INTO said VALUES ('in the file')")
  before.pragma('wal_checkpoint(TRUNCATE)')
  before.exec("INSERT INTO said VALUES ('in the log')")
  for (const end of ['', '-wal']) copyFileSync(path + end, cut + end)
  before.close()

  const opened = openEncrypted(cut, key)
  expect(opened.prepare('SELECT words FROM said').pluck().all()).toEqual(['in the file', 'in the log'])
  const copy = join(folder, 'copy.db')
  opened.prepare('VACUUM INTO ?').run(copy)
  opened.close()
  expect([cipherOf(firstBytes(cut)), cipherOf(firstBytes(copy))]).toEqual(['chacha20', 'chacha20'])
  const again = openEncrypted(copy, key)
  expect(again.prepare('SELECT count(*) FROM said').pluck().get()).toBe(2)
  again.close()
  rmSync(copy)
})
