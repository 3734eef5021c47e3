import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  claim,
  claims,
  clearPerson,
  closeDrafts,
  type Drafts,
  deleteDraft,
  draftOf,
  nothingTyped,
  openDrafts,
  releaseClaimsOf,
  saveDraft,
  saveSheet,
  sheetOf,
} from '../../db/drafts.ts'
import { openEncrypted } from '../../db/encrypted-database.ts'
import { attachStaging, detachStaging, openStaging, removeOrphanedStaging, removeStaging } from '../../db/staging.ts'
import { CallDraft, type SheetRow } from '../../shared/domain/call.ts'
import { CallId, ImportId, PersonId, StaffId } from '../../shared/domain/ids.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { aFolder } from '../helpers/a-folder.ts'
import { aSmallDisk, canMount } from '../helpers/a-small-disk.ts'
import { aKey, aStoreIn, codeOf, value } from '../helpers/a-store.ts'
import { fixedSurroundings } from '../helpers/fixed-surroundings.ts'

const priya = StaffId.parse('a1'.repeat(16))
const tom = StaffId.parse('b2'.repeat(16))
const kim = PersonId.parse('c3'.repeat(16))
const okafor = PersonId.parse('d4'.repeat(16))
const call1 = CallId.parse('e5'.repeat(16))
const call2 = CallId.parse('f6'.repeat(16))

function aDraft(callId: CallId, personId: PersonId, note: string): CallDraft {
  return CallDraft.parse({
    callId,
    personId,
    listId: null,
    direction: 'outbound',
    startedAt: '2020-04-03T13:02:11.000Z',
    number: '020 7946 0018',
    outcome: null,
    spokenTo: '',
    note,
    nextStep: '',
    needs: [],
    consents: [],
    referrals: [],
    callback: null,
    confirmed: {},
    cursor: note.length,
  })
}

function aLine(personId: PersonId): SheetRow {
  return {
    personId,
    listId: null,
    caseNumber: 'C K7Q-4F2-9XM',
    name: personId === kim ? 'Min-su Kim' : 'Ada Okafor',
    age: 78,
    phones: ['020 7946 0018'],
    language: null,
    mind: [],
    why: 'First call, in the order of the list',
    lastNote: '',
    entered: false,
  }
}

/** As the file was made before there were sheets. Frozen. */
const firstVersion = `
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
PRAGMA user_version = 1;
`

function someDrafts(folder = aFolder(), key = aKey()) {
  const surroundings = fixedSurroundings()
  const open = () => {
    const drafts = value(openDrafts({ folder, key, surroundings }))
    onTestFinished(() => {
      if (drafts.database.open) closeDrafts(drafts)
    })
    return drafts
  }
  return { folder, key, surroundings, open, path: join(folder, 'drafts.db') }
}

/** What a process that was killed leaves: no closing, no bringing in of the log. */
function kill(drafts: Drafts): void {
  drafts.database.close()
}

describe('drafts', () => {
  test('a draft is there after the program was killed, and its words are in no file', () => {
    const { open, folder } = someDrafts()
    const drafts = open()
    value(saveDraft(drafts, priya, aDraft(call1, kim, 'Hearing loss, speak slo')))
    const last = aDraft(call1, kim, 'Hearing loss, speak slowly. 김민수')
    expect(value(saveDraft(drafts, priya, last)).savedAt).toBe('2020-04-03T13:02:11.000Z')
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('Hearing')).toBe(false)
    kill(drafts)
    const again = open()
    expect(draftOf(again, priya)).toEqual(last)
    expect(draftOf(again, tom)).toBeNull()
    value(deleteDraft(again, call1))
    value(deleteDraft(again, call1))
    expect(draftOf(again, priya)).toBeNull()
  })

  test('a person is in one pair of hands at a time', () => {
    const { open, surroundings } = someDrafts()
    const drafts = open()
    const mine = value(claim(drafts, { personId: kim, callId: call1, staffId: priya }))
    surroundings.time += 60_000
    expect(value(claim(drafts, { personId: kim, callId: call1, staffId: priya }))).toEqual(mine)
    expect(codeOf(claim(drafts, { personId: kim, callId: call2, staffId: tom }))).toBe('conflict')
    value(claim(drafts, { personId: okafor, callId: call2, staffId: tom }))
    expect(claims(drafts).map((one) => one.personId)).toEqual([kim, okafor])
    value(releaseClaimsOf(drafts, priya))
    value(claim(drafts, { personId: kim, callId: call2, staffId: tom }))
    expect(claims(drafts).map((one) => one.staffId)).toEqual([tom, tom])
    value(deleteDraft(drafts, call2))
    expect(claims(drafts)).toEqual([])
  })

  test('an erasure takes a person’s drafts and claims, and leaves the others’', () => {
    const { open } = someDrafts()
    const drafts = open()
    value(saveDraft(drafts, priya, aDraft(call1, kim, 'about Kim')))
    value(saveDraft(drafts, tom, aDraft(call2, okafor, 'about Okafor')))
    value(claim(drafts, { personId: kim, callId: call1, staffId: priya }))
    value(clearPerson(drafts, kim))
    expect([draftOf(drafts, priya), draftOf(drafts, tom)?.note, claims(drafts)]).toEqual([null, 'about Okafor', []])
  })

  test('an erasure takes a person’s line of a printed sheet, whoever printed it, and leaves the others’', () => {
    const { open, folder } = someDrafts()
    const drafts = open()
    const printed = { printedAt: '2020-04-03T13:02:11.000Z' as Instant, typed: nothingTyped }
    value(saveSheet(drafts, priya, { ...printed, rows: [aLine(kim), aLine(okafor)] }))
    value(saveSheet(drafts, tom, { ...printed, rows: [aLine(okafor)] }))
    value(clearPerson(drafts, kim))
    expect(sheetOf(drafts, priya)).toEqual({ ...printed, rows: [aLine(okafor)] })
    expect(sheetOf(drafts, tom)).toEqual({ ...printed, rows: [aLine(okafor)] })
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('Okafor')).toBe(false)
  })

  test('a file of the first version keeps its drafts and claims, and gains the sheet', () => {
    const { open, key, path } = someDrafts()
    const first = openEncrypted(path, key)
    first.exec(firstVersion)
    const draft = aDraft(call1, kim, 'Halfway')
    first
      .prepare('INSERT INTO draft VALUES (?, ?, ?, ?, ?)')
      .run(priya, call1, kim, '2020-04-03T13:02:11.000Z', JSON.stringify(draft))
    first.prepare('INSERT INTO claim VALUES (?, ?, ?, ?)').run(kim, call1, priya, '2020-04-03T13:02:11.000Z')
    first.close()
    const drafts = open()
    expect(draftOf(drafts, priya)).toEqual(draft)
    expect(claims(drafts)).toMatchObject([{ personId: kim, callId: call1, staffId: priya }])
    expect(sheetOf(drafts, priya)).toBeNull()
    const sheet = { printedAt: '2020-04-03T13:02:11.000Z' as Instant, rows: [aLine(kim)], typed: nothingTyped }
    value(saveSheet(drafts, priya, sheet))
    closeDrafts(drafts)
    const again = open()
    expect([draftOf(again, priya), sheetOf(again, priya)]).toEqual([draft, sheet])
    again.database.pragma('user_version = 3')
    closeDrafts(again)
    expect(codeOf(openDrafts({ folder: dirname(path), key, surroundings: fixedSurroundings() }))).toBe('storeNewer')
  })

  test('a damaged file is set aside with a notice, and calling goes on', () => {
    const { open, folder, path } = someDrafts()
    const drafts = open()
    value(saveDraft(drafts, priya, aDraft(call1, kim, 'x'.repeat(9000))))
    closeDrafts(drafts)
    const bytes = readFileSync(path)
    bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000)
    writeFileSync(path, bytes)
    const again = open()
    expect(again.notice).toContain('set aside')
    expect(readdirSync(join(folder, 'set-aside'))).toHaveLength(1)
    value(saveDraft(again, priya, aDraft(call1, kim, 'again')))
  })

  test.skipIf(!canMount())('on a full disk a save says so and keeps the one before (needs a mount)', () => {
    const disk = aSmallDisk(2)
    const { open } = someDrafts(disk.folder)
    const drafts = open()
    value(saveDraft(drafts, priya, aDraft(call1, kim, 'before')))
    disk.fill()
    let result = saveDraft(drafts, priya, aDraft(call1, kim, 'y'.repeat(9999)))
    for (let more = 0; result.ok && more < 50; more++) {
      result = saveDraft(drafts, priya, aDraft(call1, kim, 'before'))
      if (result.ok) result = saveDraft(drafts, priya, aDraft(call1, kim, 'y'.repeat(9999)))
    }
    expect(codeOf(result)).toBe('diskFull')
    expect(draftOf(drafts, priya)).not.toBeNull()
    disk.free()
    expect(codeOf(saveDraft(drafts, priya, aDraft(call1, kim, 'after')))).toBe('ok')
  })
})

describe('staging', () => {
  const importId = ImportId.parse('ab'.repeat(16))

  test('rows are prepared in an encrypted file, moved in one transaction, and nothing is left', () => {
    const { folder, key, store } = aStoreIn(aFolder())
    const staging = value(openStaging({ folder, key, importId }))
    staging.database.exec("CREATE TABLE row (key TEXT, value TEXT); INSERT INTO row VALUES ('staged', 'Min-su Kim')")
    expect(readFileSync(staging.path).includes('Min-su')).toBe(false)
    attachStaging(store.database, staging, key)
    store.database.exec('INSERT INTO meta (key, value) SELECT key, value FROM staging.row')
    detachStaging(store.database)
    expect(store.database.prepare("SELECT value FROM meta WHERE key = 'staged'").pluck().get()).toBe('Min-su Kim')
    removeStaging(staging)
    expect(readdirSync(join(folder, 'staging'))).toEqual([])
  })

  test('what a crash left is removed at the next opening, and one in use is kept', () => {
    const { folder, key } = aStoreIn(aFolder())
    expect(value(removeOrphanedStaging(folder))).toBe(0)
    const kept = value(openStaging({ folder, key, importId }))
    kept.database.exec('CREATE TABLE t (a)')
    const orphan = value(openStaging({ folder, key, importId: ImportId.parse('cd'.repeat(16)) }))
    orphan.database.exec('CREATE TABLE t (a)')
    orphan.database.close()
    expect(value(removeOrphanedStaging(folder, [importId]))).toBe(1)
    expect([existsSync(kept.path), existsSync(orphan.path)]).toEqual([true, false])
    removeStaging(kept)
  })
})
