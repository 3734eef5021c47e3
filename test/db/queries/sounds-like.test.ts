import Database from 'better-sqlite3'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { verifyLog } from '../../../db/log/verify.ts'
import { nextCall } from '../../../db/queries/next-call.ts'
import { findResidents } from '../../../db/queries/residents.ts'
import { type AHub, aHub, anId, aResident } from '../../helpers/a-hub.ts'

const named = (given: string, family: string, native?: string) =>
  aResident({
    id: `${given} ${family}`,
    givenName: given,
    familyName: family,
    ...(native === undefined ? {} : { nativeName: native }),
  })

const people = [
  named('Anna', 'Smith'),
  named('Catherine', 'Doyle'),
  named('Muhammad', 'Rahman'),
  named('Siân', 'Price'),
  named('Min-su', 'Kim', '김민수'),
  named('Ji Hye', 'Park'),
  named('Yeong-hui', 'Lee', '이영희'),
  named('Lakshmi', 'Sivakumar', 'லட்சுமி'),
  named('Murugan', 'Rajan', 'முருகன்'),
  named('Oleh', 'Shevchuk'),
  named('Grace', 'Fowler'),
]

let hub: AHub
beforeAll(() => {
  hub = aHub({ keep: true }).with(...people)
})

const find = (text: string, limit = 10) => findResidents(hub.store, { text, limit }).matches

describe('a name as it is heard', () => {
  test.each([
    ['Smyth', 'Anna Smith'],
    ['Anna Smyth', 'Anna Smith'],
    ['smythe anna', 'Anna Smith'],
    ['Kathryn', 'Catherine Doyle'],
    ['Doyl Kathryn', 'Catherine Doyle'],
    ['Mohammed', 'Muhammad Rahman'],
    ['محمد', 'Muhammad Rahman'],
    ['Shan Pryce', 'Siân Price'],
    ['Gim Minsoo', 'Min-su Kim'],
    ['Min Soo Kim', 'Min-su Kim'],
    ['Pak Jihae', 'Ji Hye Park'],
    ['Rhee', 'Yeong-hui Lee'],
    ['이영히', 'Yeong-hui Lee'],
    ['Laxmi', 'Lakshmi Sivakumar'],
    ['Shivakumar Laxmi', 'Lakshmi Sivakumar'],
    ['Murukan', 'Murugan Rajan'],
    ['Raajan Murukan', 'Murugan Rajan'],
    ['Шевчюк', 'Oleh Shevchuk'],
  ])('%s finds %s, and says why', (text, whose) => {
    const [first] = find(text)
    expect(first?.name).toBe(whose)
    expect(first?.why).toBe(`Sounds like ${text}`)
  })

  test.each(['Kim Min-su', 'min su kim', 'Minsu Kim', 'kim su', '김민수'])('%s is how it is written', (text) => {
    expect(find(text)[0]).toMatchObject({ name: 'Min-su Kim', why: 'Name' })
  })

  test.each(['Smyth Doyle', 'Smyth 4', 'B', 'Xyzzy'])('%s is nobody: every word must be in one name', (text) => {
    expect(find(text)).toEqual([])
  })

  test('names as typed come before those that sound alike, the nearest in spelling first, each person once', () => {
    const own = aHub().with(named('A', 'Schmidt'), named('B', 'Smythe'), named('C', 'Smith'), named('D', 'Smithson'))
    const found = findResidents(own.store, { text: 'smith', limit: 10 }).matches
    expect(found.map(({ name, why }) => [name, why])).toEqual([
      ['C Smith', 'Name'],
      ['D Smithson', 'Name'],
      ['B Smythe', 'Sounds like smith'],
      ['A Schmidt', 'Sounds like smith'],
    ])
  })

  test('however many sound alike, who lives in a road of that name is still shown', () => {
    const own = aHub().with(
      ...[1, 2, 3, 4, 5, 6].map((number) => named(`Given${'abcdefg'[number]}`, 'Reid')),
      aResident({ id: 'road', familyName: 'Okafor', address: ['4 Reed Walk'] }),
    )
    const found = findResidents(own.store, { text: 'Reed', limit: 4 }).matches
    expect(found.map(({ why }) => why)).toEqual([
      'Sounds like Reed',
      'Sounds like Reed',
      'Sounds like Reed',
      'Address: 4 Reed Walk',
    ])
  })

  test('a name that was corrected or erased sounds as before to nobody', () => {
    const own = aHub().with(named('Anna', 'Smith'))
    const personId = own.personOf(anId('Anna Smith'))
    own.must('resident.confirm', { personId, saidBy: 'herself', values: { familyName: 'Hughes' } })
    const heard = (text: string) => findResidents(own.store, { text, limit: 5 }).matches.map(({ name }) => name)
    expect(heard('Smyth')).toEqual([])
    expect(heard('Hews')).toEqual(['Anna Hughes'])
    own.must('resident.erase', { personId, reason: 'request', note: '' })
    expect(heard('Hews')).toEqual([])
    expect(own.rows('SELECT * FROM person_sound')).toEqual([])
  })
})

describe('the table of sounds', () => {
  test('is what a rebuild from the log makes', () => {
    expect(hub.rows('SELECT count(*) AS n FROM person_sound')[0]?.n).toBeGreaterThan(people.length * 2)
    expect(verifyLog(hub.store, hub.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical', problems: [] })
    const missing = copyOf(hub)
    missing.exec("DELETE FROM person_sound WHERE code = 'SM0'")
    expect(verifyLog({ database: missing }, hub.clock).problems).toEqual([
      expect.stringMatching(/^Table person_sound: /),
    ])
  })
})

test('no search reads a whole table', () => {
  const statements = new Set<string>()
  const database = copyOf(hub, (sql) => statements.add(sql))
  for (const text of ['900 418', '01632', '999 018 3427', 'KT1 3', '6/5/1941', 'C K7Q4F29XM', 'kim min', 'Smyth']) {
    findResidents({ database }, { text, limit: 10 })
  }
  for (const text of ['Anna Smyth', 'Min Soo Kim', '김민수', 'villiers'])
    findResidents({ database }, { text, limit: 10 })
  nextCall({ database }, anId('Priya'), hub.at, new Set())
  const asked = [...statements].filter((sql) => sql.startsWith('select'))
  expect(asked.filter((sql) => sql.includes('person_sound')).length).toBeGreaterThan(5)
  const plain = copyOf(hub)
  const plans = asked.flatMap((sql) =>
    plain
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => ({ sql, detail })),
  )
  expect(plans.some(({ detail }) => /SEARCH heard USING PRIMARY KEY \(code=\?\)/.test(detail))).toBe(true)
  // A search index is asked for words (M), and the hub is one row.
  const harmless = /^SCAN (hub|person_search VIRTUAL TABLE INDEX \d+:M\d+)$/
  expect(plans.filter(({ detail }) => detail.startsWith('SCAN') && !harmless.test(detail))).toEqual([])
})

/** The same rows on a connection of its own, whose statements can be listened to. */
function copyOf(from: AHub, hear?: (sql: string) => void): Database.Database {
  const database = new Database(from.store.database.serialize(), hear ? { verbose: (sql) => hear(String(sql)) } : {})
  onTestFinished(() => {
    database.close()
  })
  return database
}
