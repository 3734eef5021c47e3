import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importRows } from '../../../db/import/import-rows.ts'
import { readList } from '../../../db/import/read-list.ts'
import { rejectedRows } from '../../../db/import/rejected-rows.ts'
import { verifyLog } from '../../../db/log/verify.ts'
import type { ImportOutcome } from '../../../shared/domain/import.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'
import { codeOf, value } from '../../helpers/a-store.ts'
import {
  apply,
  aStaging,
  eventsIn,
  importRead,
  importRowsOf,
  nhsList,
  patient,
  plan,
  type Row,
  readRows,
} from './import-list.ts'

function counts({ residents, gone, events }: ImportOutcome) {
  return { ...residents, gone, events }
}

function expectSound(hub: AHub) {
  expect(verifyLog(hub.store, hub.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical', problems: [] })
}

/** The residents of the hub by name, with what is shown of them. */
function person(hub: AHub, name: string) {
  return hub.row('person', 'name = ?', name)
}

function callable(hub: AHub): number {
  return hub.rows('SELECT 1 FROM person WHERE hold IS NULL').length
}

const three = [patient(1), patient(2), patient(3)]

describe('a first list', () => {
  test('is previewed without a word written, and then added whole', async () => {
    const hub = aHub()
    const before = eventsIn(hub)
    const staging = aStaging(hub)
    const dead = patient(4, { deceased: '1' })
    const both = [patient(5), patient(5, { deceased: '1', transplant: '1' })]
    const preview = value(plan(hub, await readRows([...three, dead, ...both]), staging))
    expect(preview).toMatchObject({
      rows: 6,
      residents: { new: 5, changed: 0, unchanged: 0 },
      held: { deceased: 1, contradicted: 1 },
      callable: 3,
      rejected: 0,
      gone: 0,
      possibleDuplicates: 0,
    })
    expect(eventsIn(hub)).toBe(before)
    expect(hub.rows('SELECT * FROM person')).toEqual([])

    const outcome = value(apply(hub, staging))
    expect(outcome).toEqual({ ...preview, events: 6 })
    expect(eventsIn(hub)).toBe(before + 6)
    expect(callable(hub)).toBe(3)
    expect(person(hub, 'Given4 Family4')).toMatchObject({ hold: 'deceased' })
    expect(person(hub, 'Given5 Family5')).toMatchObject({ hold: 'contradicted' })
    expect(hub.row('import', 'import_id = ?', staging.importId)).toMatchObject({
      source: 'nhs',
      file_name: 'list.csv',
      stated_on: '2020-04-01',
      rows: 6,
      new: 5,
      changed: 0,
      unchanged: 0,
      rejected: 0,
    })
    expectSound(hub)
  })

  test('gives the same persons whatever the order of its rows', async () => {
    const rows = [...three, patient(2, { deceased: '1' }), patient(3, { nhs: '' }), patient(6, { family: '' })]
    const [forth, back] = [aHub(), aHub()]
    await importRowsOf(forth, rows)
    await importRowsOf(back, rows.toReversed())
    const shown = 'SELECT name, nhs_number, hold, address, usable_phones FROM person ORDER BY name, nhs_number'
    expect(back.rows(shown)).toEqual(forth.rows(shown))
    // Without a number, but with the same name, birth and postcode, patient 3 is still one person.
    expect(forth.rows(shown)).toHaveLength(4)
    expectSound(back)
  })

  test('may be repeated: the second time, not one event', async () => {
    const hub = aHub()
    const list = await readRows([...three, patient(4, { nhs: '' }), patient(5, { nhs: '', born: '' })])
    expect(counts(importRead(hub, list))).toEqual({ new: 5, changed: 0, unchanged: 0, gone: 0, events: 6 })
    const log = eventsIn(hub)
    const again = await readRows(`${nhsList([...three, patient(4, { nhs: '' }), patient(5, { nhs: '', born: '' })])}\n`)
    expect(again.sha256).not.toBe(list.sha256)
    for (const one of [list, again]) {
      expect(counts(importRead(hub, one))).toEqual({ new: 0, changed: 0, unchanged: 5, gone: 0, events: 0 })
    }
    expect(eventsIn(hub)).toBe(log)
    expect(hub.rows('SELECT * FROM import')).toHaveLength(1)
  })
})

describe('the next list', () => {
  test('changes what its source says otherwise, field by field, and nothing else', async () => {
    const hub = aHub()
    await importRowsOf(hub, three)
    const moved = patient(2, { address: '9 New Street', mobile: '', date: '2020-04-08' })
    const staging = aStaging(hub)
    const preview = value(plan(hub, await readRows([patient(1), moved, patient(3)]), staging))
    expect(preview.residents).toEqual({ new: 0, changed: 1, unchanged: 2 })
    const changed = importRows(staging, 'changed', 0, 10)
    expect(changed).toMatchObject({ total: 1, rows: [{ rowNumbers: [3], name: 'Given2 Family2', reason: null }] })
    expect(changed.rows[0]?.changes).toEqual([
      { field: 'address', from: ['2 High Street'], to: ['9 New Street'] },
      { field: 'mobile', from: '07700 900002', to: null },
    ])
    expect(value(apply(hub, staging)).events).toBe(2)
    expect(person(hub, 'Given2 Family2')).toMatchObject({ address: '9 New Street', usable_phones: 0 })
    expect(person(hub, 'Given1 Family1')).toMatchObject({ address: '1 High Street', usable_phones: 1 })
    // The old writing is written over: no field is in dispute.
    expect(hub.rows("SELECT DISTINCT value FROM writing WHERE field = 'address'")).toEqual([
      { value: '["9 New Street"]' },
    ])
    expectSound(hub)
  })

  test('leaves alone what was told on the telephone, and is compared with its own earlier word', async () => {
    const hub = aHub()
    await importRowsOf(hub, three)
    const personId = String(person(hub, 'Given1 Family1')?.person_id)
    hub.must('resident.confirm', { personId, values: { mobile: '07700 900999' }, saidBy: 'themselves' })
    expect(counts(await importRowsOf(hub, `${nhsList(three)}\n`))).toMatchObject({ unchanged: 3, events: 0 })
    await importRowsOf(hub, [patient(1, { mobile: '07700 900111' }), patient(2), patient(3)])
    const phones = hub.rows('SELECT digits FROM person_phone WHERE person_id = ? ORDER BY rank', personId)
    expect(phones).toEqual([{ digits: '07700900999' }, { digits: '07700900111' }])
    expectSound(hub)
  })

  test('holds whom it now flags as deceased, and contradicts itself only within one file', async () => {
    const hub = aHub()
    await importRowsOf(hub, three)
    const dead = patient(1, { deceased: '1' })
    expect(await importRowsOf(hub, [dead, patient(2), patient(3)])).toMatchObject({
      residents: { new: 0, changed: 1, unchanged: 2 },
      held: { deceased: 1, contradicted: 0 },
      callable: 2,
    })
    expect(person(hub, 'Given1 Family1')).toMatchObject({ hold: 'deceased' })
    expect(await importRowsOf(hub, [dead, patient(1), patient(2), patient(3)])).toMatchObject({
      residents: { new: 0, changed: 1, unchanged: 2 },
      held: { deceased: 0, contradicted: 1 },
      callable: 2,
    })
    expect(person(hub, 'Given1 Family1')).toMatchObject({ hold: 'contradicted' })
    expectSound(hub)
  })

  test('that says again what a supervisor settled does not hold anybody again; another word does', async () => {
    const hub = aHub()
    const dead = patient(1, { deceased: '1' })
    await importRowsOf(hub, [dead, patient(2)])
    const personId = String(person(hub, 'Given1 Family1')?.person_id)
    hub.must('resident.resolveHold', { personId, field: 'deceased', to: 'no', reason: 'She answered herself.' })
    expect(person(hub, 'Given1 Family1')).toMatchObject({ hold: null })
    expect(await importRowsOf(hub, `${nhsList([dead, patient(2)])}\n`)).toMatchObject({ events: 0, callable: 2 })
    const outcome = await importRowsOf(hub, [dead, patient(1), patient(2)])
    expect(outcome).toMatchObject({ held: { deceased: 0, contradicted: 1 }, callable: 1 })
    expect(person(hub, 'Given1 Family1')).toMatchObject({ hold: 'contradicted' })
    expectSound(hub)
  })

  test('marks whom it no longer has, each once, and lists them again when it has them', async () => {
    const hub = aHub()
    await importRowsOf(hub, three)
    const staging = aStaging(hub)
    const preview = value(plan(hub, await readRows([patient(1), patient(2)]), staging))
    expect(preview).toMatchObject({ gone: 1, residents: { new: 0, changed: 0, unchanged: 2 } })
    expect(importRows(staging, 'gone', 0, 10)).toMatchObject({ total: 1, rows: [{ name: 'Given3 Family3' }] })
    value(apply(hub, staging))
    expect(person(hub, 'Given3 Family3')).toMatchObject({ listed: 0 })
    expect(counts(await importRowsOf(hub, `${nhsList([patient(1), patient(2)])}\n`))).toMatchObject({
      gone: 0,
      events: 0,
    })
    expect(counts(await importRowsOf(hub, [patient(3), patient(1), patient(2)]))).toEqual({
      new: 0,
      changed: 1,
      unchanged: 2,
      gone: 0,
      events: 2,
    })
    expect(person(hub, 'Given3 Family3')).toMatchObject({ listed: 1 })
    expectSound(hub)
  })

  test('that was imported before changes nothing, whatever came between', async () => {
    const hub = aHub()
    const first = await readRows(three)
    importRead(hub, first)
    await importRowsOf(hub, [patient(1, { address: '9 New Street' }), patient(2)])
    const log = eventsIn(hub)
    expect(counts(importRead(hub, first))).toEqual({ new: 0, changed: 0, unchanged: 3, gone: 0, events: 0 })
    expect(eventsIn(hub)).toBe(log)
    expect(person(hub, 'Given1 Family1')).toMatchObject({ address: '9 New Street' })
  })

  test('does not bring back whom an erasure took away', async () => {
    const hub = aHub()
    const list = await readRows(three)
    importRead(hub, list)
    hub.must('resident.erase', {
      personId: String(person(hub, 'Given1 Family1')?.person_id),
      reason: 'request',
      note: '',
    })
    expect(importRead(hub, list)).toMatchObject({ events: 0, callable: 2, residents: { unchanged: 3 } })
    expectSound(hub)
  })

  test('is about the same resident where it gives a number that an earlier one lacked', async () => {
    const hub = aHub()
    await importRowsOf(hub, [patient(1, { nhs: '' }), patient(2)])
    const outcome = await importRowsOf(hub, [patient(1), patient(2)])
    expect(counts(outcome)).toEqual({ new: 0, changed: 1, unchanged: 1, gone: 0, events: 2 })
    expect(hub.rows('SELECT 1 FROM resident')).toHaveLength(2)
    expect(person(hub, 'Given1 Family1')).toMatchObject({ nhs_number: '9990000001' })
    expectSound(hub)
  })

  test('never joins an equal number where surname, birth and postcode all differ', async () => {
    const hub = aHub()
    await importRowsOf(hub, [patient(1), patient(2)])
    const other = patient(1, { given: 'Oona', family: 'Obi', born: '19550505', postcode: 'KT2 5AA' })
    const staging = aStaging(hub)
    const preview = value(plan(hub, await readRows([other, patient(2)]), staging))
    expect(preview).toMatchObject({ residents: { new: 1 }, gone: 1, possibleDuplicates: 1 })
    expect(importRows(staging, 'possibleDuplicate', 0, 10).rows).toMatchObject([
      { name: 'Oona Obi', reason: expect.stringContaining('Given1 Family1 has the same NHS number') },
    ])
    value(apply(hub, staging))
    expect(hub.rows('SELECT 1 FROM person')).toHaveLength(3)
    const again = `${nhsList([other, patient(2)])}\n`
    expect(counts(await importRowsOf(hub, again))).toMatchObject({ unchanged: 2, gone: 0, events: 0 })
    expectSound(hub)
  })

  test('says whom a new resident may be, by surname and birth, and joins nobody', async () => {
    const hub = aHub()
    await importRowsOf(hub, [patient(1)])
    const alike = { ...patient(1), nhs: '9990000777', given: 'Other', postcode: 'KT2 5AA' }
    const outcome = await importRowsOf(hub, [patient(1), alike])
    expect(outcome).toMatchObject({ residents: { new: 1, unchanged: 1 }, possibleDuplicates: 1 })
    expect(hub.rows('SELECT 1 FROM person')).toHaveLength(2)
  })

  test('expects of the dead of another source what the store then says', async () => {
    const hub = aHub()
    const dead = { nhsNumber: '9990000001', givenName: 'Given1', familyName: 'Family1', deceased: 'yes' } as const
    const other = { nhsNumber: '9990000002', givenName: 'Given2', familyName: 'Family2' }
    hub.with(aResident({ source: 'web', ...dead }), aResident({ source: 'web', ...other }))
    // The same people come by another list, which says of one otherwise.
    const outcome = await importRowsOf(hub, [patient(1), patient(2), patient(3)])
    expect(outcome).toMatchObject({
      residents: { new: 3 },
      held: { deceased: 0, contradicted: 1 },
      callable: 2,
      possibleDuplicates: 0,
    })
    expect(callable(hub)).toBe(2)
    expect(hub.rows("SELECT 1 FROM person WHERE hold = 'contradicted'")).toHaveLength(1)
  })
})

describe('what cannot go through', () => {
  test('a row that cannot be taken is told with its reason, and the rest goes on', async () => {
    const hub = aHub()
    await importRowsOf(hub, three)
    const staging = aStaging(hub)
    // The row of patient 3 is torn: they are not gone for that.
    const list = await readRows(`${nhsList([patient(1), patient(2)])}9990000003,19330411,Given3\n`)
    expect(value(plan(hub, list, staging))).toMatchObject({
      rows: 3,
      rejected: 1,
      gone: 0,
      residents: { unchanged: 2 },
    })
    expect(importRows(staging, 'rejected', 0, 10)).toMatchObject({
      total: 1,
      rows: [{ rowNumbers: [4], reason: expect.stringContaining('3 cells') }],
    })
    const { headers, rows, fileName } = rejectedRows(staging)
    expect({ fileName, rows }).toMatchObject({ fileName: 'list.csv', rows: [{ number: 4 }] })
    expect(headers[0]).toBe('Traced_NHSNUMBER')
    expect(value(apply(hub, staging)).events).toBe(0)
  })

  test('a cancelled comparison leaves nothing, and may be made again', async () => {
    const hub = aHub()
    const before = hub.tables()
    const staging = aStaging(hub)
    const list = await readRows(three)
    const signal = { aborted: false }
    const cancelled = plan(hub, list, staging, { signal, onProgress: () => (signal.aborted = true) })
    expect(codeOf(cancelled)).toBe('cancelled')
    expect(codeOf(apply(hub, staging))).toBe('notFound')
    expect(importRows(staging, 'new', 0, 10)).toEqual({ rows: [], total: 0 })
    expect(hub.tables()).toEqual(before)
    value(plan(hub, list, staging))
    value(plan(hub, list, staging))
    expect(value(apply(hub, staging)).events).toBe(4)
  })

  test('a preview that is no longer the truth is refused, and nothing is written', async () => {
    const hub = aHub()
    const staging = aStaging(hub)
    value(plan(hub, await readRows(three), staging))
    await importRowsOf(hub, [patient(1)])
    const log = eventsIn(hub)
    expect(codeOf(apply(hub, staging))).toBe('conflict')
    expect(eventsIn(hub)).toBe(log)
    value(plan(hub, await readRows(three), staging))
    expect(value(apply(hub, staging)).residents).toEqual({ new: 2, changed: 0, unchanged: 1 })
  })

  test('calls, and people who ring in, do not stand in the way of an import that was previewed', async () => {
    const hub = aHub()
    await importRowsOf(hub, three)
    const staging = aStaging(hub)
    value(plan(hub, await readRows([patient(1, { address: '9 New Street' }), patient(2), patient(3)]), staging))
    value(hub.call(String(person(hub, 'Given1 Family1')?.person_id)))
    hub.must('resident.register', { residentId: hub.newId(), values: { familyName: 'Okafor' }, callId: null })
    expect(value(apply(hub, staging)).events).toBe(2)
    expectSound(hub)
  })

  test('a list that nobody is on is refused before anything is compared', async () => {
    await expect(readRows([])).rejects.toThrow('badFile')
  })

  test('an import that fails on the way leaves not one event', async () => {
    const hub = aHub()
    const staging = aStaging(hub)
    value(plan(hub, await readRows(three), staging))
    staging.database.prepare('UPDATE planned SET said = \'{"sex":"unheard of"}\' WHERE place = 3').run()
    const before = hub.tables()
    const log = eventsIn(hub)
    expect(() => apply(hub, staging)).toThrow()
    expect(eventsIn(hub)).toBe(log)
    expect(hub.tables()).toEqual(before)
  })
})

test('one bad row in 100,000 is told, and does not hold up the others', async () => {
  const hub = aHub()
  const rows = Array.from({ length: 99_999 }, (_, at) => patient(at))
  const lines = nhsList(rows).split('\n')
  lines.splice(70_000, 0, 'torn off, here')
  const staging = aStaging(hub)
  const preview = value(plan(hub, await readRows(lines.join('\n')), staging))
  expect(preview).toMatchObject({ rows: 100_000, rejected: 1, residents: { new: 99_999 }, callable: 99_999 })
  expect(importRows(staging, 'rejected', 0, 10).rows).toMatchObject([{ rowNumbers: [70_001] }])
  expect(importRows(staging, 'new', 99_998, 10).rows).toMatchObject([{ rowNumbers: [100_001] }])
}, 180_000)

test('thousands are added in one go, their indexes built afterwards, and everything is as it would be one by one', async () => {
  const hub = aHub()
  const indexes = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name"
  const before = hub.rows(indexes)
  const cache = hub.rows('PRAGMA cache_size')
  const rows = Array.from({ length: 2500 }, (_, at) => patient(at, at % 7 === 0 ? { nhs: '' } : {}))
  const twice = rows.slice(0, 20).map((row) => ({ ...row, nhs: '', address: 'Elsewhere' }))
  const outcome = await importRowsOf(hub, [...rows, ...twice])
  expect(hub.rows('SELECT 1 FROM person')).toHaveLength(2500)
  expect(outcome.callable).toBe(outcome.residents.new)
  expect(hub.rows(indexes)).toEqual(before)
  expect(hub.rows('PRAGMA cache_size')).toEqual(cache)
  expectSound(hub)
}, 60_000)

test('pages of a part follow the file', async () => {
  const hub = aHub()
  const staging = aStaging(hub)
  const rows: Row[] = Array.from({ length: 25 }, (_, at) => patient(at + 1, at % 5 === 0 ? { deceased: '1' } : {}))
  value(plan(hub, await readRows(rows), staging))
  const page = importRows(staging, 'new', 10, 5)
  expect(page.total).toBe(25)
  expect(page.rows.map((row) => row.rowNumbers)).toEqual([[12], [13], [14], [15], [16]])
  expect(page.rows[0]).toMatchObject({
    name: 'Given11 Family11',
    detail: 'Born 11 March 1941 · 11 High Street, KT1 3AR',
    warnings: ['nhsNumberCheckDigit'],
    reason: 'Recorded as deceased',
  })
  expect(importRows(staging, 'held', 0, 500)).toMatchObject({ total: 5 })
  expect(importRows(staging, 'unchanged', 0, 500)).toEqual({ rows: [], total: 0 })
})

const realFile = join(process.env.HUB_REAL_DATA ?? join(import.meta.dirname, '../../../../shared/data'), 'nhs.csv')
test.skipIf(!existsSync(realFile))(
  'the figures of the real-format list, in the preview and in the store (skipped where ../shared/data is absent)',
  async () => {
    const hub = aHub()
    const list = value(await readList(realFile))
    const figures = {
      rows: 4800,
      residents: { new: 4000, changed: 0, unchanged: 0 },
      held: { deceased: 883, contradicted: 386 },
      callable: 2731,
      rejected: 0,
      gone: 0,
      possibleDuplicates: 0,
      warnings: { nhsNumberCheckDigit: 3632, noSurname: 30 },
    }
    const staging = aStaging(hub)
    expect(value(plan(hub, list, staging))).toMatchObject(figures)
    expect(value(apply(hub, staging))).toMatchObject({ ...figures, events: 4001 })
    expect(hub.rows('SELECT hold, count(*) AS persons FROM person GROUP BY hold ORDER BY hold')).toEqual([
      { hold: null, persons: 2731 },
      { hold: 'contradicted', persons: 386 },
      { hold: 'deceased', persons: 883 },
    ])
    expect(hub.rows('SELECT 1 FROM person WHERE nhs_doubtful = 0')).toHaveLength(368)
    const log = eventsIn(hub)
    // Without what the hub notes of the file itself, too: every resident is compared.
    for (const again of [list, { ...list, sha256: '0'.repeat(64) }]) {
      expect(importRead(hub, again)).toMatchObject({
        ...figures,
        residents: { new: 0, changed: 0, unchanged: 4000 },
        events: 0,
      })
    }
    expect(eventsIn(hub)).toBe(log)
    expectSound(hub)
  },
  120_000,
)
