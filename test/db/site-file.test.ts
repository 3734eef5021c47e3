import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openMark } from '../../db/site-file.ts'
import { closeStore, openStore } from '../../db/store.ts'
import { aFolder } from '../helpers/a-folder.ts'
import { aStoreIn, value } from '../helpers/a-store.ts'
import { lastSeq, writeEvents } from '../helpers/raw-events.ts'

describe('whose store it is', () => {
  test('the same machine and file go on under the same site, also where marks were not written', () => {
    const { folder, store, close, reopen } = aStoreIn(aFolder())
    writeEvents(store, 3)
    const { site } = store
    store.marks.close()
    writeEvents(store, 4) // the log runs ahead of a mark that cannot be written
    close(store)
    const again = value(reopen())
    expect([again.site, again.notice, lastSeq(again)]).toEqual([site, null, 7])
    expect(JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8'))).toMatchObject({ site })
  })

  test('a copy of the folder goes on under a new site, and the original under its own', () => {
    const { folder, key, surroundings, store, close, reopen } = aStoreIn(aFolder())
    writeEvents(store, 3)
    const { site } = store
    close(store)
    const copy = aFolder()
    cpSync(folder, copy, { recursive: true })
    const copied = value(openStore({ folder: copy, key, surroundings }))
    expect(copied.site).not.toBe(site)
    expect(copied).toMatchObject({ siteIsNew: true, succeeds: site })
    expect(copied.notice).toContain('copied')
    writeEvents(copied, 1)
    closeStore(copied)
    const copiedAgain = value(openStore({ folder: copy, key, surroundings }))
    expect([copiedAgain.site, copiedAgain.siteIsNew, copiedAgain.notice]).toEqual([copied.site, false, null])
    closeStore(copiedAgain)
    expect(value(reopen()).site).toBe(site)
  })

  test('an older file put back in place is noticed by the mark, and what is missing is counted', () => {
    const { folder, store, close, reopen } = aStoreIn(aFolder())
    writeEvents(store, 5)
    const { site } = store
    close(store)
    const older = readFileSync(join(folder, 'hub.db'))
    const next = value(reopen())
    writeEvents(next, 3)
    close(next)
    writeFileSync(join(folder, 'hub.db'), older) // over the old one: the same file to the system
    const again = value(reopen())
    expect(again.site).not.toBe(site)
    expect(again.notice).toContain('3 things that were recorded here last (numbers 6 to 8) are not in it')
    expect(again.database.prepare('SELECT count(*) FROM event').pluck().get()).toBe(5)
  })

  test('a log that was written elsewhere under the same site is noticed', () => {
    const { store, close, reopen } = aStoreIn(aFolder())
    writeEvents(store, 5)
    const { site } = store
    store.marks.keep({ seq: 5, hash: Buffer.alloc(32, 7) })
    close(store)
    const again = value(reopen())
    expect(again.site).not.toBe(site)
    expect(again.notice).toContain('worked on elsewhere')
  })

  test.each([
    ['missing', (path: string) => rmSync(path)],
    ['empty', (path: string) => writeFileSync(path, '')],
    ['cut short', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 200))],
    ['scribbled over in both marks', scribbleMarks],
    ['from another computer', fromAnotherComputer],
  ])('a site file that is %s loses nothing: the store opens under a new site', (_, harm) => {
    const { folder, store, close, reopen } = aStoreIn(aFolder())
    writeEvents(store, 5)
    const { site } = store
    close(store)
    harm(join(folder, 'site.json'))
    const again = value(reopen())
    expect(again.site).not.toBe(site)
    expect(again.siteIsNew).toBe(true)
    expect(again.notice).toMatch(/Nothing recorded was lost|Everything in it was kept/)
    expect(again.database.prepare('SELECT count(*) FROM event').pluck().get()).toBe(5)
  })

  test('a new store has nothing to tell', () => {
    expect(aStoreIn(aFolder()).store.notice).toBeNull()
  })
})

describe('the mark', () => {
  test('a torn record leaves the one before it', () => {
    const { folder, store, close, reopen } = aStoreIn(aFolder())
    writeEvents(store, 6)
    const { site } = store
    close(store)
    const path = join(folder, 'site.json')
    const text = readFileSync(path, 'utf8')
    const torn = text.indexOf('0000000000000006 ')
    writeFileSync(path, `${text.slice(0, torn + 40)}${'f'.repeat(40)}${text.slice(torn + 80)}`)
    const again = value(reopen())
    expect([again.site, again.notice]).toEqual([site, null])
  })

  test('it is overwritten in place: the file neither grows nor is replaced', () => {
    const { folder, store } = aStoreIn(aFolder())
    const path = join(folder, 'site.json')
    const before = statSync(path)
    writeEvents(store, 20)
    const after = statSync(path)
    expect([after.size, after.ino]).toEqual([before.size, before.ino])
    const marks = JSON.parse(readFileSync(path, 'utf8')).marks as string[]
    expect(marks.map((mark) => Number(mark.slice(0, 16))).toSorted((a, b) => a - b)).toEqual([19, 20])
  })

  test('where there is no file to write to, keeping says so and does not throw', () => {
    const marks = openMark(aFolder())
    expect(marks.keep({ seq: 1, hash: Buffer.alloc(32) })).toBe(false)
    marks.close()
  })
})

function scribbleMarks(path: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/"0{14}\d\d /g, '"scribbled!!!!!!! '))
}

function fromAnotherComputer(path: string): void {
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace(/"machine":"[0-9a-f]{64}"/, `"machine":"${'0'.repeat(64)}"`))
}
