import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareOut } from '../../../shared/rules/share-out.ts'
import { runs } from '../../helpers/runs.ts'

const handlers = fc
  .array(
    fc.record({
      hours: fc.constantFrom(0, 10, 20, 40),
      languages: fc.constantFrom(['en'], ['en', 'ko'], ['ta', 'en'], []),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((some) => some.map((handler, index) => ({ id: `h${index}`, ...handler })))
const people = fc
  .array(
    fc.record({
      household: fc.constantFrom(null, null, 'x', 'y', 'z'),
      language: fc.constantFrom(null, null, 'en', 'ko', 'ta', 'pl'),
    }),
    { maxLength: 40 },
  )
  .map((some) => some.map((person, index) => ({ id: `p${index}`, ...person })))

describe('sharing out', () => {
  test('gives everybody to exactly one handler, and a household to one', () => {
    fc.assert(
      fc.property(people, handlers, (some, among) => {
        const shares = shareOut(some, among)
        expect([...shares.keys()]).toEqual(among.map((handler) => handler.id))
        expect([...shares.values()].flat().sort()).toEqual(some.map((person) => person.id).sort())
        const of = (id: string) => [...shares].find(([, ids]) => ids.includes(id))?.[0]
        for (const household of ['x', 'y', 'z']) {
          const members = some.filter((person) => person.household === household)
          expect(new Set(members.map((person) => of(person.id))).size).toBeLessThanOrEqual(1)
        }
      }),
      runs(200),
    )
  })

  test('gives the same shares again, and nobody’s is out of the list’s order', () => {
    fc.assert(
      fc.property(people, handlers, (some, among) => {
        const alone = some.map((person) => ({ ...person, household: null }))
        const shares = shareOut(alone, among)
        expect(shareOut(alone, among)).toEqual(shares)
        for (const ids of shares.values()) {
          const places = ids.map((id) => some.findIndex((person) => person.id === id))
          expect(places).toEqual([...places].sort((a, b) => a - b))
        }
      }),
      runs(200),
    )
  })

  test('is fair: as the hours are, to within one household', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.array(fc.constantFrom(10, 20, 40), { minLength: 1, maxLength: 5 }), (many, hours) => {
        const some = Array.from({ length: many }, (_, i) => ({ id: `p${i}`, household: null, language: null }))
        const among = hours.map((h, i) => ({ id: `h${i}`, hours: h, languages: ['en'] }))
        const shares = shareOut(some, among)
        const all = hours.reduce((sum, h) => sum + h, 0)
        for (const [index, h] of hours.entries()) {
          const share = shares.get(`h${index}`)?.length ?? 0
          expect(Math.abs(share - (many * h) / all)).toBeLessThanOrEqual(hours.length)
        }
      }),
      runs(100),
    )
  })

  test('gives somebody who does not speak English to a handler who speaks their language, where there is one', () => {
    fc.assert(
      fc.property(people, handlers, (some, among) => {
        const alone = some.map((person) => ({ ...person, household: null }))
        const shares = shareOut(alone, among)
        for (const { id, language } of alone) {
          if (language === null || language === 'en') continue
          const able = among.filter((handler) => (handler.languages as readonly string[]).includes(language))
          const own = among.find((handler) => shares.get(handler.id)?.includes(id))
          if (able.length > 0) expect(own?.languages).toContain(language)
        }
      }),
      runs(200),
    )
  })

  test('gives nothing to a handler without hours, where another has some', () => {
    const shares = shareOut(
      Array.from({ length: 10 }, (_, i) => ({ id: `p${i}`, household: null, language: null })),
      [
        { id: 'off', hours: 0, languages: ['en'] },
        { id: 'on', hours: 10, languages: ['en'] },
      ],
    )
    expect(shares.get('off')).toEqual([])
    expect(shareOut([{ id: 'p', household: null, language: null }], [])).toEqual(new Map())
  })
})
