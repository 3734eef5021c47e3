import { expect, test } from 'vitest'
import { recogniseFormat } from '../../../db/import/formats/index.ts'
import { readList } from '../../../db/import/read-list.ts'
import { aHub } from '../../helpers/a-hub.ts'
import { codeOf, value } from '../../helpers/a-store.ts'
import { importRead, importRowsOf, nhsList, patient, type Row } from './import-list.ts'
import { temporaryFile } from './temporary-file.ts'

async function removed(rows: readonly Row[]) {
  return value(await readList(temporaryFile('removed.csv', nhsList(rows)), { as: 'deductions' }))
}

test('people removed from the list leave it, keep what was said of them, and come back with the next list that has them', async () => {
  const hub = aHub()
  await importRowsOf(hub, [patient(1), patient(2), patient(3)])
  const file = await removed([patient(2, { mobile: '07700 900999' }), patient(77)])
  expect(importRead(hub, file)).toMatchObject({
    format: 'deductions',
    residents: { new: 0, changed: 0 },
    gone: 1,
    notHere: 1,
    needsOpened: 0,
  })
  expect(hub.rows('SELECT name FROM person WHERE listed = 0')).toEqual([{ name: 'Given2 Family2' }])
  expect(hub.rows("SELECT 1 FROM person_phone WHERE digits = '07700900999'")).toEqual([])
  expect(importRead(hub, file)).toMatchObject({ events: 0 })
  await importRowsOf(hub, [patient(1), patient(2, { date: '2020-05-01' }), patient(3)])
  expect(hub.rows('SELECT 1 FROM person WHERE listed = 0')).toEqual([])
})

test('one of them who died is held, whatever the list said before', async () => {
  const hub = aHub()
  await importRowsOf(hub, [patient(1)])
  expect(importRead(hub, await removed([patient(1, { deceased: '1' })]))).toMatchObject({
    gone: 1,
    residents: { changed: 1 },
  })
  expect(hub.rows('SELECT hold, listed FROM person')).toEqual([{ hold: 'deceased', listed: 0 }])
})

test('another list cannot be taken for it', () => {
  expect(codeOf(recogniseFormat(['first_name', 'last_name'], 'deductions'))).toBe('badFile')
})
