import { describe, expect, test } from 'vitest'
import { inventBorough } from '../../../db/demo/borough.ts'
import { seededChance } from '../../../db/demo/chance.ts'
import { nhsListFile } from '../../../db/demo/nhs-list.ts'
import { wards } from '../../../db/demo/wards.ts'
import { passesCheckDigit } from '../../../shared/domain/nhs-number.ts'
import { CalendarDate } from '../../../shared/domain/time.ts'

describe('the invented borough', () => {
  const people = inventBorough(seededChance(2020), 6240)

  test('has as many people as were asked for, the same for the same seed', () => {
    expect(people).toHaveLength(6240)
    expect(inventBorough(seededChance(2020), 6240)).toEqual(people)
    expect(inventBorough(seededChance(2021), 6240)).not.toEqual(people)
  })

  test('NHS numbers are of the test range, each once, with right check digits', () => {
    expect(new Set(people.map(({ nhsNumber }) => nhsNumber)).size).toBe(people.length)
    const wrong = people.filter(({ nhsNumber }) => !/^999\d{7}$/.test(nhsNumber) || !passesCheckDigit(nhsNumber))
    expect(wrong).toEqual([])
  })

  test('telephone numbers are of Ofcom’s drama ranges, and everybody has one', () => {
    const drama = /^(020 7946 0\d{3}|01632 960\d{3}|07700 900\d{3})$/
    const wrong = people.flatMap(({ landline, mobile }) =>
      [landline, mobile].filter((number) => number !== null && !drama.test(number)),
    )
    expect(wrong).toEqual([])
    expect(people.filter(({ landline, mobile }) => landline === null && mobile === null)).toEqual([])
  })

  test('everybody lives in a real ward, at a postcode of valid form in a district of that ward', () => {
    for (const { ward, postcode } of people) {
      const districts = wards.find(({ name }) => name === ward)?.districts ?? []
      expect(districts).toContain(postcode.split(' ')[0])
      expect(postcode).toMatch(/^(KT|SW)\d{1,2} \d[ABD-HJLNP-UW-Z]{2}$/)
    }
    expect(new Set(people.map(({ ward }) => ward)).size).toBe(16)
  })

  test('households share an address, and no two households do', () => {
    const homes = Map.groupBy(people, ({ address, ward }) => `${address.join('|')}|${ward}`)
    for (const [, home] of homes) expect(new Set(home.map(({ household }) => household)).size).toBe(1)
    expect([...homes.values()].filter((home) => home.length > 1).length).toBeGreaterThan(1000)
  })

  test('names are written at home in Tamil, Korean, Arabic and Ukrainian too', () => {
    const scripts = { tamil: /\p{Script=Tamil}/u, korean: /\p{Script=Hangul}/u, arabic: /\p{Script=Arabic}/u }
    for (const [code, script] of Object.entries({ ...scripts, ukrainian: /\p{Script=Cyrillic}/u })) {
      const theirs = people.filter(({ community }) => community === code)
      expect(theirs.length).toBeGreaterThan(20)
      expect(theirs.filter(({ nativeName }) => !nativeName || !script.test(nativeName))).toEqual([])
    }
  })

  test('most are old, and some are not', () => {
    const old = people.filter(({ age }) => age >= 65).length / people.length
    expect(old).toBeGreaterThan(0.6)
    expect(old).toBeLessThan(0.85)
    expect(people.filter(({ age }) => age < 20).length).toBeGreaterThan(20)
  })

  test('the list’s file has its 29 columns on every line', () => {
    const added = CalendarDate.parse('2020-03-23')
    const rows = people.slice(0, 50).map((person) => ({ person, added, deceased: false, withPhones: true }))
    const lines = nhsListFile(rows).trimEnd().split('\r\n')
    expect(lines).toHaveLength(51)
    for (const line of lines) expect(line.split('","')).toHaveLength(29)
  })
})
