import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Instant, instantOf, startOfLondonDay } from '../../../shared/domain/time.ts'
import { dayPart, londonDate, partBit } from '../../../shared/rules/day-part.ts'
import { retryAfter } from '../../../shared/rules/retry.ts'
import { runs } from '../../helpers/runs.ts'

const begin = Date.parse('2020-03-27T00:00:00.000Z')
/** Moments in order, over the days on which the clocks went forward. */
const someAttempts = fc
  .array(fc.nat(7 * 24 * 60), { maxLength: 8 })
  .map((minutes) => minutes.sort((a, b) => a - b).map((minute) => instantOf(begin + minute * 60_000)))
const someParts = fc.integer({ min: 1, max: 7 })

describe('when somebody is rung again', () => {
  test('there is always a part of the day left that lies in the hub’s hours', () => {
    fc.assert(
      fc.property(someAttempts, someParts, fc.nat(7), (attempts, open, preferred) => {
        const free = 7 & ~retryAfter(attempts, open, preferred).blocked
        expect(free & open).not.toBe(0)
        expect(free & ~open).toBe(0)
        if ((open & preferred) !== 0) expect(free & ~preferred).toBe(0)
      }),
      runs(300),
    )
  })

  test('it is not in a part of the day already tried in this round, while another is left', () => {
    fc.assert(
      fc.property(someAttempts, someParts, fc.nat(7), (attempts, open, preferred) => {
        const allowed = (open & preferred) !== 0 ? open & preferred : open
        let round = 0
        for (const at of attempts) {
          round |= partBit(dayPart(at))
          if ((allowed & ~round) === 0) round = 0
        }
        expect(7 & ~retryAfter(attempts, open, preferred).blocked).toBe(allowed & ~round)
      }),
      runs(300),
    )
  })

  test('after two attempts on one day, or a whole round, it is on a later day', () => {
    fc.assert(
      fc.property(someAttempts, someParts, fc.nat(7), (attempts, open, preferred) => {
        const last = attempts.at(-1)
        const { notBefore } = retryAfter(attempts, open, preferred)
        if (!last) {
          expect(notBefore).toBeNull()
          return
        }
        const onDay = attempts.filter((at) => londonDate(at) === londonDate(last)).length
        if (onDay >= 2) expect(notBefore).toBe(startOfLondonDay(addDays(londonDate(last), 1)))
        if (notBefore !== null) expect(notBefore > last).toBe(true)
      }),
      runs(300),
    )
  })

  test('by example: a morning that failed, then an afternoon, then the day after', () => {
    const morning = '2020-04-03T08:30:00.000Z' as Instant
    const afternoon = '2020-04-03T13:30:00.000Z' as Instant
    expect(retryAfter([], 7, 0)).toEqual({ blocked: 0, notBefore: null })
    expect(retryAfter([morning], 7, 0)).toEqual({ blocked: 1, notBefore: null })
    expect(retryAfter([morning, afternoon], 7, 0)).toEqual({ blocked: 3, notBefore: '2020-04-03T23:00:00.000Z' })
    expect(retryAfter([morning], 7, 1)).toEqual({ blocked: 6, notBefore: '2020-04-03T23:00:00.000Z' })
  })
})
