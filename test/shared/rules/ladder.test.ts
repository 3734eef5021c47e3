import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LadderOutcome, ladderOutcomes, ladderSteps } from '../../../shared/codes/ladder.ts'
import { addDays, type CalendarDate, instantOf } from '../../../shared/domain/time.ts'
import { addWorkingDays } from '../../../shared/rules/bank-holidays.ts'
import { londonDate } from '../../../shared/rules/day-part.ts'
import { type LadderFacts, ladderPlace } from '../../../shared/rules/ladder.ts'
import { runs } from '../../helpers/runs.ts'

const begin = '2020-03-20' as CalendarDate
const aPlan = fc
  .shuffledSubarray([...ladderSteps])
  .chain((steps) => fc.tuple(...steps.map((step) => fc.record({ step: fc.constant(step), afterDays: fc.nat(10) }))))
const aTaken = fc.record({
  step: fc.constantFrom(...ladderSteps),
  outcome: fc.constantFrom(...ladderOutcomes),
  on: fc.nat(60).map((days) => addDays(begin, days)),
})
const facts: fc.Arbitrary<LadderFacts> = fc.record({
  attempts: fc.nat(8),
  attemptLimit: fc.integer({ min: 1, max: 8 }),
  usableNumbers: fc.nat(3),
  awaitsCallback: fc.boolean(),
  since: fc.nat(60 * 24 * 60).map((minutes) => instantOf(Date.parse('2020-03-20T08:00:00.000Z') + minutes * 60_000)),
  hasContact: fc.boolean(),
  taken: fc.array(aTaken, { maxLength: 5 }),
  plan: aPlan,
})
const afterRinging = facts.map((given) => ({ ...given, awaitsCallback: false, usableNumbers: 0, taken: [] }))

describe('the ladder', () => {
  test('has a place for everybody, whatever is known of them', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const place = ladderPlace(given)
        expect(['ringing', 'step', 'finished']).toContain(place.kind)
        const mayRing = given.attempts < given.attemptLimit && given.usableNumbers > 0
        expect(place.kind === 'ringing').toBe(given.awaitsCallback || mayRing)
      }),
      runs(500),
    )
  })

  test('has nobody take a step for somebody who was promised a call', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(ladderPlace({ ...given, awaitsCallback: true })).toEqual({ kind: 'ringing' })
      }),
      runs(200),
    )
  })

  test('names a step of the plan that was not taken, due in so many working days after all that came before', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const place = ladderPlace(given)
        if (place.kind !== 'step') return
        const planned = given.plan.find((one) => one.step === place.step)
        expect(planned).toBeDefined()
        expect(given.taken.map((one) => one.step)).not.toContain(place.step)
        const days = [londonDate(given.since), ...given.taken.map((one) => one.on)].sort()
        expect(place.since).toBe(days.at(-1))
        expect(place.dueOn).toBe(addWorkingDays(place.since, planned?.afterDays ?? -1))
        if (place.step === 'alternateContact') expect(given.hasContact).toBe(true)
      }),
      runs(500),
    )
  })

  test('is climbed to its end: each step once, in the order of the plan, and never back', () => {
    fc.assert(
      fc.property(afterRinging, fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), (given, waits) => {
        const climbed: { step: (typeof ladderSteps)[number]; outcome: LadderOutcome; on: CalendarDate }[] = []
        let before = londonDate(given.since)
        for (let place = ladderPlace(given); place.kind === 'step'; place = ladderPlace({ ...given, taken: climbed })) {
          expect(place.dueOn >= before).toBe(true)
          before = addDays(place.dueOn, waits[climbed.length] ?? 0)
          climbed.push({ step: place.step, outcome: 'noResult', on: before })
          expect(climbed.length).toBeLessThanOrEqual(given.plan.length)
        }
        const asked = given.plan.filter((one) => one.step !== 'alternateContact' || given.hasContact)
        expect(climbed.map((one) => one.step)).toEqual(asked.map((one) => one.step))
        expect(ladderPlace({ ...given, taken: climbed })).toEqual({ kind: 'finished' })
      }),
      runs(300),
    )
  })

  test('by example: six attempts, then a letter after the Easter days, then a doorstep check', () => {
    const given: LadderFacts = {
      attempts: 6,
      attemptLimit: 6,
      usableNumbers: 1,
      awaitsCallback: false,
      since: instantOf(Date.parse('2020-04-09T15:00:00.000Z')),
      hasContact: false,
      taken: [],
      plan: [
        { step: 'alternateContact', afterDays: 1 },
        { step: 'letter', afterDays: 1 },
        { step: 'doorstep', afterDays: 5 },
      ],
    }
    expect(ladderPlace({ ...given, attempts: 5 })).toEqual({ kind: 'ringing' })
    expect(ladderPlace(given)).toEqual({ kind: 'step', step: 'letter', since: '2020-04-09', dueOn: '2020-04-14' })
    expect(ladderPlace({ ...given, hasContact: true })).toMatchObject({ step: 'alternateContact' })
    const posted = { step: 'letter', outcome: 'noResult', on: '2020-04-14' as CalendarDate } as const
    expect(ladderPlace({ ...given, taken: [posted] })).toMatchObject({ step: 'doorstep', dueOn: '2020-04-21' })
  })
})
