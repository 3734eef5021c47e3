import { expect, test } from 'vitest'
import { seededChance } from '../../../db/demo/chance.ts'
import { momentOf, playedClock } from '../../../db/demo/played-clock.ts'
import { CalendarDate, instantOf } from '../../../shared/domain/time.ts'

test('the same seed draws the same; a fork does not shift what its parent draws', () => {
  const [a, b] = [seededChance(3), seededChance(3)]
  b.fork('aside').bytes(100)
  expect(a.bytes(33)).toEqual(b.bytes(33))
  expect(seededChance(3).bytes(16)).not.toEqual(seededChance(4).bytes(16))
  expect(seededChance(3).fork('x').bytes(16)).not.toEqual(seededChance(3).fork('y').bytes(16))
})

test('draws are even, and within their limits', () => {
  const chance = seededChance('even')
  const counts = [0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < 70_000; i++) {
    const drawn = chance.below(7)
    counts[drawn] = (counts[drawn] ?? 0) + 1
  }
  expect(counts).toHaveLength(7)
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(450)
})

test('weights are followed, and a weight of nothing is never picked', () => {
  const chance = seededChance('weights')
  const picked = Array.from({ length: 8000 }, () =>
    chance.weighted([
      ['a', 3],
      ['b', 1],
      ['c', 0],
    ] as const),
  )
  expect(picked.filter((one) => one === 'a').length).toBeGreaterThan(5700)
  expect(picked).not.toContain('c')
})

test('shuffling loses nobody', () => {
  const all = Array.from({ length: 500 }, (_, i) => i)
  const shuffled = seededChance(1).shuffle(all)
  expect(shuffled).not.toEqual(all)
  expect([...shuffled].sort((a, b) => a - b)).toEqual(all)
})

test('the clock starts at nine in London, moves on, and never back', () => {
  const clock = playedClock(CalendarDate.parse('2020-03-23'))
  expect(instantOf(clock.now())).toBe('2020-03-23T09:00:00.000Z')
  clock.moveTo(momentOf(CalendarDate.parse('2020-04-03'), 14 * 60 + 2))
  expect(instantOf(clock.now())).toBe('2020-04-03T13:02:00.000Z')
  clock.moveTo(0)
  expect(instantOf(clock.now())).toBe('2020-04-03T13:02:00.000Z')
})
