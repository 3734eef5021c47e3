import { beforeAll, describe, expect, test } from 'vitest'
import { nearPersons } from '../../../db/queries/near-persons.ts'
import type { ResidentValues } from '../../../shared/domain/resident.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'

let hub: AHub
beforeAll(() => {
  hub = aHub({ keep: true }).with(
    aResident({
      givenName: 'Anna',
      familyName: 'Schmidt',
      dateOfBirth: '1940-02-29' as never,
      address: ['12 Villiers Road', 'Kingston'],
      postcode: 'KT1 3AR',
      nhsNumber: '943 476 5919',
      phones: ['07700 900 418'],
    }),
    aResident({
      givenName: 'Peter',
      familyName: 'Schmidt',
      dateOfBirth: '1938-01-05' as never,
      address: ['12 Villiers Road', 'Kingston'],
      postcode: 'KT1 3AR',
      phones: ['07700 900 418'],
    }),
    aResident({
      givenName: 'Min-su',
      familyName: 'Kim',
      nativeName: '김민수',
      dateOfBirth: '1942-02-11' as never,
      address: ['3 Cambridge Road'],
      postcode: 'KT1 3JU',
      phones: ['020 7946 0018'],
    }),
    aResident({ familyName: 'Elsewhere', givenName: 'Ada', dateOfBirth: '1940-02-29' as never, postcode: 'KT2 6HL' }),
  )
})

const near = (values: ResidentValues) => nearPersons(hub.store, values, 8)
const told = (values: ResidentValues) => near(values).map(({ name, why, isLikely }) => ({ name, why, isLikely }))
const born = (date: string) => ({ dateOfBirth: date as never })

describe('who is perhaps here already', () => {
  test.each<[what: string, values: ResidentValues, name: string, why: string]>([
    ['an NHS number, however written', { nhsNumber: '9434765919' }, 'Anna Schmidt', 'Same NHS number'],
    [
      'a name as heard with a date of birth',
      { givenName: 'Ana', familyName: 'Smith', ...born('1940-02-29') },
      'Anna Schmidt',
      'Same date of birth; the name sounds alike',
    ],
    [
      'a name as heard with a postcode as typed',
      { givenName: 'Anna', familyName: 'Schmitt', postcode: 'kt13ar' },
      'Anna Schmidt',
      'Same first name and postcode; the last name sounds alike',
    ],
    [
      'a name with an address and no postcode',
      { givenName: 'Anna', familyName: 'Schmidt', address: ['12 villiers road'] },
      'Anna Schmidt',
      'Same name and address',
    ],
    [
      'a surname with a date of birth',
      { givenName: 'Trude', familyName: 'Schmidt', ...born('1940-02-29') },
      'Anna Schmidt',
      'Same last name and date of birth',
    ],
    [
      'a first name with a date of birth and a number, the surname being another now',
      { givenName: 'Anna', familyName: 'Okafor', ...born('1940-02-29'), mobile: '07700 900418' },
      'Anna Schmidt',
      'Same first name, date of birth and telephone number',
    ],
    [
      'a Korean name with its parts in the other order, as it is written here',
      { givenName: 'Gim', familyName: 'Minsu', postcode: 'KT1 3JU' },
      'Min-su Kim',
      'Same name and postcode',
    ],
    [
      'a name in its own script',
      { nativeName: '김민수', postcode: 'KT1 3JU' },
      'Min-su Kim',
      'Same last name and postcode',
    ],
  ])('%s: likely them', (_what, values, name, why) => {
    expect(told(values)[0]).toEqual({ name, why, isLikely: true })
  })

  test.each<[what: string, values: ResidentValues, names: string[]]>([
    ['one number in a house', { givenName: 'Greta', mobile: '+44 7700 900418' }, ['Anna Schmidt', 'Peter Schmidt']],
    ['one house', { address: ['12 Villiers Road'], postcode: 'KT1 3AR' }, ['Anna Schmidt', 'Peter Schmidt']],
    ['nothing but a name', { givenName: 'Peter', familyName: 'Schmidt' }, ['Peter Schmidt']],
    [
      'two good NHS numbers that differ',
      { givenName: 'Anna', familyName: 'Schmidt', ...born('1940-02-29'), nhsNumber: '999 100 0003' },
      ['Anna Schmidt'],
    ],
  ])('%s: shown, and not flagged', (_what, values, names) => {
    const found = near(values)
    expect(found.map((person) => person.name).sort()).toEqual(names)
    expect(found.filter((person) => person.isLikely)).toEqual([])
  })

  test('a birthday or a postcode alone is nobody, and so is nothing', () => {
    for (const values of [{}, born('1940-02-29'), { postcode: 'KT1 3AR' }, { familyName: 'Ng' }]) {
      expect(near(values)).toEqual([])
    }
  })

  test('the most alike come first', () => {
    const values = { givenName: 'Peter', familyName: 'Schmidt', ...born('1938-01-05'), mobile: '07700 900 418' }
    expect(near(values).map((person) => person.name)).toEqual(['Peter Schmidt', 'Anna Schmidt'])
  })

  test('somebody who was erased is near to nobody', () => {
    const gone = aHub().with(aResident({ id: 'gone', familyName: 'Petrichor', givenName: 'Ivy', postcode: 'KT6 7AA' }))
    const values = { familyName: 'Petrichor', givenName: 'Ivy', postcode: 'KT6 7AA', mobile: '020 7946 0018' }
    expect(nearPersons(gone.store, values, 8)).toHaveLength(1)
    const [personId = ''] = gone.rows('SELECT person_id FROM person').map((row) => String(row.person_id))
    gone.must('resident.erase', { personId, reason: 'request', note: '' })
    expect(nearPersons(gone.store, values, 8)).toEqual([])
  })

  test('no table of people is read from end to end', () => {
    const plans: string[] = []
    const { database } = hub.store
    const prepare = database.prepare.bind(database)
    const asked = new Set<string>()
    database.prepare = ((text: string) => {
      asked.add(text)
      return prepare(text)
    }) as typeof database.prepare
    const fresh = { ...hub.store, database }
    for (const given of ['Zoe', 'Zoe Ann Marie']) {
      nearPersons(
        fresh,
        { givenName: given, familyName: 'Quax', ...born('1901-01-01'), postcode: 'KT9 9ZZ', address: ['1 Nowhere'] },
        8,
      )
    }
    database.prepare = prepare as typeof database.prepare
    for (const text of asked) {
      const nulls = prepare(text).reader ? Array.from({ length: (text.match(/\?/g) ?? []).length }, () => '1') : []
      for (const row of prepare(`EXPLAIN QUERY PLAN ${text}`).all(...nulls)) plans.push(String(Object(row).detail))
    }
    expect(asked.size).toBeGreaterThan(1)
    expect(plans.filter((line) => line.startsWith('SCAN') && !line.includes('VIRTUAL TABLE INDEX'))).toEqual([])
  })
})
