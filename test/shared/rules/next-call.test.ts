import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../../shared/domain/time.ts'
import { dayPart, dayParts, partBit } from '../../../shared/rules/day-part.ts'
import {
  compareEntries,
  isOffered,
  nextEntry,
  type QueueEntry,
  queueKinds,
  reasonFor,
} from '../../../shared/rules/next-call.ts'
import { runs } from '../../helpers/runs.ts'

const times = [
  '2020-03-28T10:00:00.000Z',
  '2020-03-29T12:00:00.000Z',
  '2020-04-03T08:59:59.999Z',
  '2020-04-03T13:00:00.000Z',
  '2020-04-03T17:30:00.000Z',
] as Instant[]
const anInstant = fc.constantFrom(...times)

const anEntry: fc.Arbitrary<QueueEntry> = fc.record({
  personId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  kind: fc.constantFrom(...queueKinds),
  blocked: fc.nat(7),
  notBefore: fc.oneof(fc.constant('' as const), anInstant),
  listOrder: fc.constantFrom('', '1', '2'),
  position: fc.nat(3),
  attempts: fc.nat(6),
})
const aQueue = fc.uniqueArray(anEntry, { selector: (entry) => entry.personId, maxLength: 6 })

describe('the next call', () => {
  test('does not hang on the order in which the queue is read', () => {
    fc.assert(
      fc.property(aQueue, anInstant, fc.nat(), (queue, now, turn) => {
        const turned = [
          ...queue.slice(turn % (queue.length + 1)),
          ...queue.slice(0, turn % (queue.length + 1)),
        ].reverse()
        expect(nextEntry(turned, now)).toEqual(nextEntry(queue, now))
      }),
      runs(300),
    )
  })

  test('is a total order: of two people one is always first, and so on along the line', () => {
    fc.assert(
      fc.property(aQueue, (queue) => {
        for (const a of queue) {
          for (const b of queue) {
            const ab = Math.sign(compareEntries(a, b))
            expect(ab).toBe(-Math.sign(compareEntries(b, a)) + 0)
            expect(ab === 0).toBe(a === b)
            for (const c of queue) {
              if (compareEntries(a, b) < 0 && compareEntries(b, c) < 0) expect(compareEntries(a, c)).toBeLessThan(0)
            }
          }
        }
      }),
      runs(200),
    )
  })

  test('is offered, and nobody who is offered comes before', () => {
    fc.assert(
      fc.property(aQueue, anInstant, (queue, now) => {
        const next = nextEntry(queue, now)
        const offered = queue.filter((entry) => isOffered(entry, now))
        expect(next === null).toBe(offered.length === 0)
        for (const entry of offered) if (next && entry !== next) expect(compareEntries(next, entry)).toBeLessThan(0)
      }),
      runs(300),
    )
  })

  test('a due callback is never behind anything else, and nobody is rung in a part of the day that is blocked', () => {
    fc.assert(
      fc.property(aQueue, anInstant, (queue, now) => {
        const next = nextEntry(queue, now)
        const due = queue.filter((entry) => entry.kind === 'callback' && entry.notBefore <= now)
        if (due.length > 0) expect(next?.kind).toBe('callback')
        if (next && next.kind !== 'callback') {
          expect(next.blocked & partBit(dayPart(now))).toBe(0)
          expect(next.notBefore <= now).toBe(true)
        }
      }),
      runs(300),
    )
  })

  test('says why, whoever it is and whenever', () => {
    fc.assert(
      fc.property(anEntry, anInstant, fc.option(anInstant), fc.nat(7), (entry, now, at, allowed) => {
        const words = reasonFor(entry, now, { promised: at === null ? null : { at, until: null }, allowed })
        expect(words).toMatch(/^[A-Z].{8,}/)
        // What is blocked because nobody asked to be rung then, or because the hub is closed, was never tried.
        for (const part of dayParts) {
          if ((partBit(part) & allowed & entry.blocked) === 0) expect(words).not.toContain(part)
        }
      }),
      runs(200),
    )
  })

  test('says why, by example', () => {
    const entry = { personId: 'a', blocked: 0, notBefore: '', listOrder: '', position: 0, attempts: 0 } as const
    const now = '2020-04-03T13:02:00.000Z' as Instant
    const promisedFor = (at: string, until: string | null = null) =>
      reasonFor({ ...entry, kind: 'callback', notBefore: now }, now, {
        promised: { at: at as Instant, until: until as Instant | null },
        allowed: 7,
      })
    expect(promisedFor('2020-04-03T13:00:00.000Z')).toBe('Promised a call back at 14:00')
    expect(promisedFor('2020-04-01T13:00:00.000Z')).toBe('Promised a call back at 14:00 on 1 April: overdue')
    const window = ['2020-04-03T12:00:00.000Z', '2020-04-03T13:00:00.000Z', '2020-04-03T14:00:00.000Z'] as const
    expect(promisedFor(window[0], window[2])).toBe('Promised a call back between 13:00 and 15:00')
    expect(promisedFor(window[0], window[1])).toBe('Promised a call back between 13:00 and 14:00: overdue')
    const nothing = { promised: null, allowed: 7 }
    expect(reasonFor({ ...entry, kind: 'retry', blocked: 1, attempts: 1 }, now, nothing)).toBe(
      'Second attempt: mornings tried',
    )
    expect(reasonFor({ ...entry, kind: 'first' }, now, nothing)).toBe('First call, in the order of the list')
  })
})
