import { describe, expect, test } from 'vitest'
import { inventBorough } from '../../../db/demo/borough.ts'
import { castBorough, type Part } from '../../../db/demo/cast.ts'
import { seededChance } from '../../../db/demo/chance.ts'
import { crewOf } from '../../../db/demo/crew.ts'
import type { PlannedCall } from '../../../db/demo/planned-call.ts'
import { type Scenario, scenarios } from '../../../db/demo/scenarios.ts'
import { planSeason } from '../../../db/demo/season.ts'
import { outcomes } from '../../../shared/codes/outcomes.ts'
import { addDays, instantOf, londonTime } from '../../../shared/domain/time.ts'

describe.each(['kingston', 'small'] as const)('the spring of %s, as it is planned', (name) => {
  const scenario = scenarios[name]
  const { calls, parts } = plan(scenario, 7)
  const outbound = calls.filter(({ direction }) => direction === 'outbound')
  const inbound = calls.filter(({ direction }) => direction === 'inbound')

  test('as many are contacted as the scenario says', () => {
    expect(new Set(outbound.map(({ key }) => key)).size).toBe(scenario.contacted)
  })

  test('as many need support, leaving out what is taken back', () => {
    const kept = outbound.filter(({ needs, takenBack }) => needs.length > 0 && takenBack === null)
    expect(new Set(kept.map(({ key }) => key)).size).toBe(scenario.needingSupport)
    const takenBack = outbound.filter(({ takenBack: how }) => how !== null)
    expect(takenBack).toHaveLength(scenario.needsWithdrawn)
  })

  test('as many requests come in', () => {
    expect(inbound.filter(({ needs }) => needs.length > 0)).toHaveLength(scenario.inboundRequests)
    expect(inbound.filter(({ needs }) => needs.length === 0)).toHaveLength(scenario.inboundOther)
  })

  test('nobody is rung whom the list calls dead, who has no number, or whose list has not come', () => {
    for (const { key, startedAt } of outbound) {
      const part = parts[key]
      expect(part?.record).toBe('alive')
      expect(part?.withPhones).toBe(true)
      const { date } = londonTime(instantOf(startedAt))
      expect(date >= (scenario.waves[part?.wave ?? -1]?.on ?? '9999')).toBe(true)
    }
  })

  test('nobody is rung again after an end', () => {
    const ended = new Set<number>()
    for (const { key, outcome, takenBack } of outbound) {
      expect(ended.has(key)).toBe(false)
      const flags: readonly string[] = outcomes[outcome].flags
      if (flags.includes('final') && takenBack !== 'undone') ended.add(key)
    }
  })

  test('nobody on the crew is on two calls at once, and all ring in the hours for calling', () => {
    for (const [, mine] of Map.groupBy(calls, ({ handler }) => handler)) {
      const inOrder = mine
        .filter(({ note }) => !note.startsWith('Logged again'))
        .sort((a, b) => a.startedAt - b.startedAt)
      for (const [at, call] of inOrder.entries()) {
        expect(call.startedAt).toBeGreaterThanOrEqual(inOrder[at - 1]?.endedAt ?? 0)
        const { hour } = londonTime(instantOf(call.startedAt))
        expect(hour).toBeGreaterThanOrEqual(9)
        expect(hour).toBeLessThan(20)
      }
    }
  })

  test('somebody who was on no list registers before anything else', () => {
    const unlisted = parts.filter(({ wave }) => wave === null)
    const rang = new Set(inbound.map(({ key }) => key))
    expect(unlisted.filter(({ person }) => !rang.has(person.key))).toEqual([])
  })

  test('those who are listed later ring in before their list comes', () => {
    for (const { person, wave, ringsFirst } of parts) {
      if (!ringsFirst) continue
      const [first] = inbound.filter(({ key }) => key === person.key)
      const comes = scenario.waves[wave ?? -1]?.on ?? ''
      expect(first && londonTime(instantOf(first.startedAt)).date < comes).toBe(true)
    }
    expect(parts.filter(({ ringsFirst }) => ringsFirst)).toHaveLength(scenario.unlistedThenListed)
  })

  test('the administrator has helped people, and so has news', () => {
    expect(outbound.filter(({ handler, needs }) => handler === 0 && needs.length > 0).length).toBeGreaterThan(1)
  })

  test('is the same for the same seed, and another for another', () => {
    expect(plan(scenario, 7).calls).toEqual(calls)
    expect(plan(scenario, 8).calls).not.toEqual(calls)
  })
})

test('any seed fills the quotas of a small week', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { calls } = plan(scenarios.small, seed)
    expect(new Set(calls.filter(({ direction }) => direction === 'outbound').map(({ key }) => key)).size).toBe(84)
  }
})

/** Every list shared out by hours, as the store shares it. */
function plan(scenario: Scenario, seed: number): { calls: PlannedCall[]; parts: Part[] } {
  const chance = seededChance(seed)
  const listed = scenario.waves.reduce((sum, { people }) => sum + people, 0)
  const parts = castBorough(chance, inventBorough(chance, listed + scenario.unlisted), scenario)
  const crew = crewOf(scenario)
  const season = planSeason(chance, parts, scenario, crew)
  const calls: PlannedCall[] = []
  for (let on = scenario.from; on <= scenario.to; on = addDays(on, 1)) {
    for (const [wave, { on: comes }] of scenario.waves.entries()) {
      if (comes !== on) continue
      const ringing = crew.flatMap(({ does }, place) => {
        return does === 'outbound' || (place === 0 && wave === scenario.waves.length - 1) ? [place] : []
      })
      const shares = new Map<number, number[]>(ringing.map((place) => [place, []]))
      const members = parts.filter((part) => part.wave === wave && part.record === 'alive')
      const load = (place: number) => ((shares.get(place)?.length ?? 0) + 1) / (crew[place]?.hours ?? 1)
      for (const { person } of members) {
        const least = ringing.reduce((a, b) => (load(b) < load(a) ? b : a))
        shares.get(least)?.push(person.key)
      }
      season.open(wave, shares)
    }
    calls.push(...season.day(on))
  }
  expect(season.left()).toBe(0)
  return { calls, parts }
}
