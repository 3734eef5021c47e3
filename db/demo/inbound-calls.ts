import type { CalendarDate } from '../../shared/domain/time.ts'
import { isBankHoliday } from '../../shared/rules/bank-holidays.ts'
import { askNeeds, nothingAsked } from './asked-needs.ts'
import type { Part } from './cast.ts'
import type { Chance } from './chance.ts'
import type { PlannedCall } from './planned-call.ts'
import { momentOf } from './played-clock.ts'
import type { Scenario } from './scenarios.ts'
import { daysBetween, daysFrom, weekdayOf } from './season-days.ts'
import type { TeamMember } from './team.ts'
import { inboundNote, somebodyElse } from './words.ts'

interface Caller {
  readonly part: Part
  calls: number
  lastOn: CalendarDate | null
}

/** Plans the calls that come in, as many each day as the season has, each taken by whoever is free first. */
export function planInbound(dice: Chance, parts: readonly Part[], scenario: Scenario, crew: readonly TeamMember[]) {
  const opened = new Set<number>()
  const callers = inventCallers(dice, parts, scenario)
  const total = scenario.inboundRequests + scenario.inboundOther
  const kinds = dice.shuffle([
    ...Array.from({ length: scenario.inboundRequests }, () => true),
    ...Array.from({ length: scenario.inboundOther }, () => false),
  ])
  const perDay = spread(
    total,
    daysFrom(scenario.from, scenario.to).map((on) => [on, inboundWeight(on, scenario)] as const),
  )
  const desks = crew.flatMap((member, place) => (member.does === 'inbound' ? [{ place, free: 0 }] : []))
  const waiting = callers.flatMap((caller) => Array.from({ length: caller.calls }, () => caller))

  function day(on: CalendarDate): PlannedCall[] {
    const count = perDay.get(on) ?? 0
    const times = Array.from({ length: count }, () => momentOf(on, dice.int(9 * 60 + 5, 17 * 60))).sort((a, b) => a - b)
    return times.map((time) => takeCall(time, on))
  }

  function takeCall(time: number, on: CalendarDate): PlannedCall {
    const caller = nextCaller(on)
    const { part } = caller
    const { person } = part
    const withNeeds = kinds.pop() ?? true
    const desk = desks.reduce((a, b) => (b.free < a.free ? b : a))
    const startedAt = Math.max(time, desk.free)
    const endedAt = startedAt + dice.int(140, 780) * 1000
    desk.free = endedAt + dice.int(20, 120) * 1000
    const registers = caller.lastOn === null && (part.wave === null || !opened.has(part.wave))
    caller.lastOn = on
    const asked = withNeeds ? askNeeds(dice, person, 'inbound', true) : nothingAsked
    const speaksForThem = person.language !== null || person.age < 20 || dice.odds(0.12)
    const alive = part.record === 'alive'
    return {
      key: person.key,
      handler: desk.place,
      direction: 'inbound',
      wave: null,
      outcome: withNeeds ? 'spokeNeeds' : 'spokeNoSupport',
      number: person.landline ?? person.mobile,
      startedAt,
      endedAt,
      spokenTo: speaksForThem && alive ? somebodyElse(dice, person) : '',
      note: alive
        ? inboundNote(dice, withNeeds, registers)
        : 'Rang in person, very much alive. The list must be wrong: passed to a supervisor.',
      nextStep: '',
      ...asked,
      callback: null,
      confirmed: {},
      takenBack: null,
    }
  }

  function nextCaller(on: CalendarDate): Caller {
    // Those whose list is still to come ring in good time before it does.
    const early = dice.odds(0.05)
      ? waiting.find(({ part }) => part.ringsFirst && !opened.has(part.wave ?? -1))
      : undefined
    if (early) {
      waiting.splice(waiting.indexOf(early), 1)
      return early
    }
    const start = dice.below(Math.max(1, waiting.length))
    for (const allowToday of [false, true]) {
      for (let i = 0; i < waiting.length; i++) {
        const at = (start + i) % waiting.length
        const caller = waiting[at]
        if (!caller || (caller.lastOn === on && !allowToday) || !isKnown(caller.part)) continue
        waiting.splice(at, 1)
        return caller
      }
    }
    throw new Error('Nobody is left to ring in.')
  }

  /** Whether they may ring in by now: anybody of a list that has come, and those who register as they ring. */
  function isKnown({ wave, ringsFirst }: Part): boolean {
    return wave === null || ringsFirst || opened.has(wave)
  }

  return {
    open: (wave: number) => {
      opened.add(wave)
    },
    day,
    left: () => waiting.length,
  }
}

/** Who rings in, and how often: everybody who was on no list, some who were, and a few whom the list calls dead. */
function inventCallers(dice: Chance, parts: readonly Part[], scenario: Scenario): Caller[] {
  const total = scenario.inboundRequests + scenario.inboundOther
  const onNoList = parts.filter(({ wave, ringsFirst }) => wave === null || ringsFirst)
  const calledDead = parts.filter(({ record, wave }) => record !== 'alive' && wave === 0).slice(0, total > 100 ? 5 : 1)
  const reached = parts.filter(
    ({ fate, lastFile, ringsFirst }) =>
      (fate?.end === 'noSupport' || fate?.end === 'needs') && lastFile === null && !ringsFirst,
  )
  const callers: Caller[] = []
  let calls = 0
  const add = (part: Part, wanted: number) => {
    const given = Math.min(wanted, total - calls)
    if (given <= 0) return
    callers.push({ part, calls: given, lastOn: null })
    calls += given
  }
  for (const part of [...onNoList, ...calledDead]) add(part, 1)
  // A third of those who needed support ring again; so do some who needed none when they were rung.
  for (const part of dice.shuffle(reached)) {
    if (part.fate?.end === 'noSupport' && part.person.language !== null && dice.odds(0.6)) continue
    add(
      part,
      dice.weighted([
        [1, 54],
        [2, 25],
        [3, 13],
        [4, 8],
      ] as const),
    )
    if (calls === total) break
  }
  if (calls < total) throw new Error('The borough has too few people to ring in.')
  return callers
}

/** How the incoming calls swell and fall: most in the weeks around Easter, few on Sundays. */
function inboundWeight(on: CalendarDate, scenario: Scenario): number {
  const weekday = weekdayOf(on)
  const day = weekday === 7 ? 0.12 : weekday === 6 ? 0.4 : isBankHoliday(on) ? 0.5 : 1
  const along = daysBetween(scenario.from, on)
  const season = along < 7 ? 0.7 + along * 0.08 : along < 32 ? 1.3 : Math.max(0.55, 1.3 - (along - 32) * 0.022)
  return day * season
}

/** Shares a total out by weights, in whole numbers that add up to it (largest remainders). */
function spread<K>(total: number, weights: readonly (readonly [K, number])[]): Map<K, number> {
  const sum = weights.reduce((all, [, weight]) => all + weight, 0)
  const exact = weights.map(([key, weight]) => ({
    key,
    whole: Math.floor((total * weight) / sum),
    rest: ((total * weight) / sum) % 1,
  }))
  let over = total - exact.reduce((all, { whole }) => all + whole, 0)
  for (const share of [...exact].sort((a, b) => b.rest - a.rest)) {
    if (over-- <= 0) break
    share.whole++
  }
  return new Map(exact.map(({ key, whole }) => [key, whole]))
}
