import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openCase } from '../../../db/queries/case-file.ts'
import { findResidents, residentsPage } from '../../../db/queries/residents.ts'
import { referenceNumber } from '../../../shared/domain/reference-number.ts'
import { type AHub, aHub, anId, aResident } from '../../helpers/a-hub.ts'
import { runs } from '../../helpers/runs.ts'

let hub: AHub
beforeAll(() => {
  hub = aHub({ keep: true }).with(
    aResident({
      id: 'kim',
      givenName: 'Min-su',
      familyName: 'Kim',
      nativeName: '김민수',
      nhsNumber: '999 018 3427',
      dateOfBirth: '1941-05-06' as never,
      phones: ['07700 900 418'],
    }),
    aResident({ id: 'obrien', givenName: 'Siân', familyName: 'O’Brien', phones: ['+44 1632 960 001'] }),
    aResident({ id: 'tamil', givenName: 'Selvi', familyName: 'Rajan', nativeName: 'செல்வி', phones: [] }),
    aResident({ id: 'kt13', givenName: 'Ada', familyName: 'Elsewhere', postcode: 'KT13 8AB', phones: [] }),
  )
})

const find = (text: string) => findResidents(hub.store, { text, limit: 10 }).matches
const ids = (text: string) => find(text).map((match) => match.personId)
const id = (words: string) => anId<string>(words)

describe('who is ringing', () => {
  test.each([
    ['900 418', 'kim', 'Number ends 900418'],
    ['07700900', 'kim', 'Number begins 07700900'],
    ['+44 1632', 'obrien', 'Number begins 01632'],
    ['999 018 34', 'kim', 'NHS number 999 018 3427'],
    ['6/5/1941', 'kim', 'Born 6 May 1941'],
    ['kim min', 'kim', 'Name'],
    ['MIN-SU', 'kim', 'Name'],
    ['김민', 'kim', 'Name'],
    ['செல்', 'tamil', 'Name'],
    ["o'brien", 'obrien', 'Name'],
    ['sian', 'obrien', 'Name'],
    ['KT13 8', 'kt13', 'Postcode KT13 8AB'],
  ])('%s finds them, and says why', (text, whose, why) => {
    expect(find(text)[0]).toMatchObject({ personId: id(whose), why })
  })

  test('a case number finds the one', () => {
    const number = referenceNumber('C', id('kim'))
    expect(ids(number)).toContain(id('kim'))
    expect(ids(number.slice(2).replaceAll('-', '').toLowerCase())).toContain(id('kim'))
  })

  test('a road finds who lives there, and an inward letter either postcode', () => {
    expect(find('villiers')[0]?.why).toMatch(/^Address: /)
    expect(new Set(find('KT13').map((match) => match.why))).toEqual(new Set(['Postcode KT1 3AR', 'Postcode KT13 8AB']))
  })

  test('the letters of a postcode find who lives there, beside whose name begins so', () => {
    expect(find('kt').map((match) => match.why)).toEqual([
      'Postcode KT1 3AR',
      'Postcode KT1 3AR',
      'Postcode KT1 3AR',
      'Postcode KT13 8AB',
    ])
    const own = aHub().with(
      aResident({ familyName: 'Albury', postcode: 'KT1 3AR' }),
      aResident({ familyName: 'Verulam', postcode: 'AL1 1AA' }),
    )
    const found = findResidents(own.store, { text: 'al', limit: 5 }).matches
    expect(found.map((match) => match.why)).toEqual(['Postcode AL1 1AA', 'Name'])
    const oneOnly = findResidents(own.store, { text: 'al', limit: 1 }).matches
    expect(oneOnly.map((match) => match.why)).toEqual(['Postcode AL1 1AA'])
  })

  test('the number of a house is meant whole, and the name of its road as far as it is typed', () => {
    const street = aHub().with(
      aResident({ familyName: 'One', address: ['1 Canbury Road'] }),
      aResident({ familyName: 'Twelve', address: ['12 Canbury Road'] }),
    )
    const living = (text: string) =>
      findResidents(street.store, { text, limit: 5 }).matches.map(({ address }) => address)
    expect(living('1 canb')).toEqual(['1 Canbury Road'])
    expect(living('canb 12')).toEqual(['12 Canbury Road'])
    expect(living('canb').sort()).toEqual(['1 Canbury Road', '12 Canbury Road'])
  })

  test('nothing that can be typed is more than a search', () => {
    expect(find('')).toEqual([])
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 30 })), (text) => {
        expect(find(text).length).toBeLessThanOrEqual(10)
        residentsPage(hub.store, { text, sort: 'name', descending: false, show: 'all', offset: 0, limit: 5 }, null)
      }),
      runs(300),
    )
  })

  test('somebody who was erased is found no more', () => {
    const gone = aHub().with(aResident({ id: 'gone', familyName: 'Petrichor', postcode: 'KT6 7AA' }))
    const personId = gone.personOf(id('gone'))
    gone.must('resident.erase', { personId, reason: 'request', note: '' })
    for (const text of ['petrichor', 'KT6 7AA', '020 7946', referenceNumber('C', personId), 'villiers']) {
      expect(findResidents(gone.store, { text, limit: 5 }).matches).toEqual([])
    }
    expect(openCase(gone.store, personId, gone.at)).toMatchObject({ ok: false, error: { code: 'notFound' } })
  })
})

describe('the residents’ table', () => {
  const page = (given: Partial<Parameters<typeof residentsPage>[1]>) =>
    residentsPage(
      hub.store,
      { text: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 10, ...given },
      null,
    )

  test('is sorted, filtered and paged, with the whole count always', () => {
    expect(page({}).rows.map((row) => row.name)).toEqual(['Ada Elsewhere', 'Min-su Kim', 'Siân O’Brien', 'Selvi Rajan'])
    expect(page({ descending: true, limit: 1, offset: 1 })).toMatchObject({
      total: 4,
      rows: [{ name: 'Siân O’Brien' }],
    })
    expect(page({ text: 'kim' })).toMatchObject({ total: 1 })
    expect(page({ show: 'neverRung' }).total).toBe(4)
    expect(page({ show: 'held' }).total).toBe(0)
  })
})

test('a handler’s table holds their own people, and whom they search for; a supervisor’s holds everybody', () => {
  const own = aHub().with(
    aResident({ familyName: 'Mine' }),
    aResident({ familyName: 'Rung' }),
    aResident({ familyName: 'Other' }),
  )
  const handler = own.staff('Priya')
  const [mine, rung] = ['Mine', 'Rung'].map((text) => findResidents(own.store, { text, limit: 1 }).matches[0]?.personId)
  if (!mine || !rung) throw new Error('Nobody')
  const all = { text: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 10 } as const
  expect(residentsPage(own.store, all, handler).total).toBe(0)
  own.call(rung, {}, handler)
  expect(residentsPage(own.store, all, handler).rows.map((row) => row.personId)).toEqual([rung])
  expect(residentsPage(own.store, { ...all, text: 'o' }, handler).total).toBe(0)
  expect(residentsPage(own.store, { ...all, text: 'other' }, handler).total).toBe(1)
  expect(residentsPage(own.store, all, null).total).toBe(3)
  own.list([handler])
  expect(residentsPage(own.store, all, handler).total).toBe(3)
})

describe('a case file', () => {
  test('tells everything of one person, from every registration, and who said what', () => {
    const own = aHub()
    const twice = {
      givenName: 'Min',
      familyName: 'Kim',
      dateOfBirth: '1940-02-29' as never,
      address: ['12 Villiers Road'],
    }
    own.with(
      aResident({ id: 'from the NHS', ...twice, phones: ['07700 900 418'] }),
      aResident({ id: 'from the web', source: 'web', ...twice, phones: ['020 7946 0018'], livesAlone: 'yes' }),
      aResident({ id: 'his wife', familyName: 'Kim', address: ['12 Villiers Road'] }),
    )
    const personId = own.personOf(id('from the web'))
    const priya = own.staff('Priya')
    own.list([priya])
    own.call(personId, { outcome: 'noAnswer', note: 'Rang out' }, priya)
    own.must('note.add', { noteId: own.newId(), personId, text: 'Hard of hearing' })
    const file = openCase(own.store, personId, own.at)
    if (!file.ok) throw new Error('No file')
    expect(file.value.residents.map((resident) => resident.source)).toEqual(['nhs', 'web'])
    expect(file.value.values).toMatchObject({ livesAlone: 'yes', mobile: '07700 900 418' })
    expect(file.value.age).toBe(80)
    expect(file.value.phones.map((phone) => phone.shown)).toEqual(['07700 900418', '020 7946 0018'])
    expect(file.value.household.map((row) => row.personId)).toEqual([own.personOf(id('his wife'))])
    expect(file.value.lists).toMatchObject([{ handler: 'Priya' }])
    expect(file.value.caseNumber).toBe(referenceNumber('C', personId))
    const mobile = file.value.fields.find((field) => field.field === 'mobile')
    expect(mobile).toMatchObject({ disputed: true, shown: '07700 900 418' })
    expect(JSON.stringify(file.value.timeline)).toContain('Hard of hearing')
    expect(JSON.stringify(file.value.timeline)).toContain('Rang out')
  })
})
