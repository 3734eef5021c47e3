import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyLog } from '../../../db/log/verify.ts'
import { aHub, anotherMachine, firstDifference } from '../../helpers/a-hub.ts'
import { runs } from '../../helpers/runs.ts'
import { eventsIn, importRead, listOf, patient, type Row } from './import-list.ts'

/** A row about one of few people, so that rows meet: with or without a number, at one of two addresses, alive or not. */
const aRow: fc.Arbitrary<Row> = fc
  .record({
    number: fc.integer({ min: 1, max: 6 }),
    hasNumber: fc.boolean(),
    hasBirth: fc.boolean(),
    moved: fc.boolean(),
    renamed: fc.boolean(),
    transplant: fc.constantFrom('0', '1'),
    deceased: fc.constantFrom('0', '0', '1', ''),
    day: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ number, hasNumber, hasBirth, moved, renamed, transplant, deceased, day }) =>
    patient(number, {
      ...(hasNumber ? {} : { nhs: '' }),
      ...(hasBirth ? {} : { born: '' }),
      ...(moved ? { address: '9 New Street', postcode: 'KT2 5AA' } : {}),
      ...(renamed ? { family: 'Obi' } : {}),
      transplant,
      deceased,
      date: `2020-04-0${day}`,
    }),
  )
const aList = fc.array(aRow, { minLength: 1, maxLength: 12 })

test('a list that is imported again adds nothing, and what was expected of its residents is so', () => {
  fc.assert(
    fc.property(fc.array(aList, { minLength: 1, maxLength: 3 }), (lists) => {
      const hub = aHub({ keep: true })
      try {
        for (const [at, rows] of lists.entries()) {
          const first = importRead(hub, listOf(rows, `list ${at}`))
          const log = eventsIn(hub)
          const expected = { held: first.held, callable: first.callable }
          // As another file, so that it is compared resident by resident.
          const again = importRead(hub, listOf(rows, `list ${at} again`))
          expect(again).toMatchObject({ residents: { new: 0, changed: 0 }, gone: 0, events: 0, ...expected })
          expect(eventsIn(hub)).toBe(log)
        }
        expect(verifyLog(hub.store, hub.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical', problems: [] })
      } finally {
        hub.close()
      }
    }),
    runs(20),
  )
})

test('the order of the rows does not matter', () => {
  fc.assert(
    fc.property(aList, aList, (before, rows) => {
      const hubs = [aHub({ keep: true }), aHub({ keep: true })] as const
      try {
        const [forth, back] = hubs
        const outcomes = []
        for (const [hub, turn] of [
          [forth, (list: Row[]) => list],
          [back, (list: Row[]) => list.toReversed()],
        ] as const) {
          importRead(hub, listOf(turn(before), 'before'))
          const { residents, held, callable, gone } = importRead(hub, listOf(turn(rows), 'after'))
          outcomes.push({ residents, held, callable, gone })
        }
        expect(outcomes[1]).toEqual(outcomes[0])
        const shown = 'SELECT said, listed, deceased FROM resident ORDER BY said, listed'
        expect(back.rows(shown)).toEqual(forth.rows(shown))
      } finally {
        for (const hub of hubs) hub.close()
      }
    }),
    runs(15),
  )
})

test('machines that import one list apart and then exchange show each person once, and the next list suits both', () => {
  fc.assert(
    fc.property(aList, aList, (rows, next) => {
      const alone = aHub({ keep: true })
      const here = aHub({ name: 'here', keep: true })
      const there = anotherMachine(here, 'there', { keep: true })
      try {
        const list = listOf(rows, 'list')
        importRead(alone, list)
        importRead(here, list)
        there.move(3)
        importRead(there, list)
        here.hears(there)
        there.hears(here)
        expect(firstDifference(here.tables(), there.tables())).toBeNull()
        const shown =
          'SELECT name, date_of_birth, nhs_number, address, postcode, hold FROM person ORDER BY 1, 2, 3, 4, 5'
        const once = alone.rows(shown)
        expect(here.rows(shown)).toHaveLength(once.length)
        expect(here.rows(shown)).toEqual(once)
        // Each source's word is there twice now, and is compared with the later one.
        here.move(60)
        expect(importRead(here, listOf(rows, 'list again'))).toMatchObject({ events: 0, gone: 0 })
        importRead(here, listOf(next, 'next'))
        expect(importRead(here, listOf(next, 'next again'))).toMatchObject({ events: 0, gone: 0 })
        there.hears(here)
        expect(firstDifference(here.tables(), there.tables())).toBeNull()
        expect(verifyLog(there.store, there.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical', problems: [] })
      } finally {
        for (const hub of [alone, here, there]) hub.close()
      }
    }),
    runs(15),
  )
})
