import { hasFlag, type OutcomeCode } from '../../shared/codes/outcomes.ts'
import { addDays, type CalendarDate, instantOf, londonTime } from '../../shared/domain/time.ts'
import { isBankHoliday } from '../../shared/rules/bank-holidays.ts'
import { askNeeds, nothingAsked } from './asked-needs.ts'
import type { DemoPerson } from './borough.ts'
import type { Fate, Part } from './cast.ts'
import type { Chance } from './chance.ts'
import type { PlannedCall } from './planned-call.ts'
import { momentOf } from './played-clock.ts'
import type { Scenario } from './scenarios.ts'
import { daysBetween, weekdayOf } from './season-days.ts'
import type { TeamMember } from './team.ts'
import { toldValues } from './told-values.ts'
import { outboundNote, somebodyElse } from './words.ts'

type PartOfDay = 'morning' | 'afternoon' | 'evening'

interface Pursuit {
  readonly part: Part
  readonly wave: number
  outcomes: OutcomeCode[]
  end: Fate['end']
  made: number
  due: CalendarDate
  tried: PartOfDay[]
  promisedAt: number | null
  lastNumber: string | null
}

interface Desk {
  readonly place: number
  readonly member: TeamMember
  readonly waiting: Pursuit[]
  readonly begun: Pursuit[]
}

/**
 * Plans the calls that go out: each handler works through those who were shared to them, comes back to those who were
 * not reached in another part of another day, and keeps promised calls.
 */
export function planOutbound(dice: Chance, parts: readonly Part[], scenario: Scenario, crew: readonly TeamMember[]) {
  const desks = crew.map((member, place): Desk => ({ place, member, waiting: [], begun: [] }))

  function open(wave: number, shares: ReadonlyMap<number, readonly number[]>): void {
    const opened = new Map<number, Pursuit[]>()
    for (const [place, keys] of shares) {
      const desk = desks[place]
      if (!desk) throw new Error(`Nobody has place ${place} in the crew.`)
      const pursuits = keys.flatMap((key) => {
        const part = parts[key]
        return part?.fate && part.wave === wave ? [pursue(part, part.fate, wave)] : []
      })
      opened.set(place, pursuits)
    }
    // The sample opens on the administrator's first screen: they have helped a few, and promised to ring one again.
    const mine = opened.get(0)
    if (mine) {
      const others = [...opened].flatMap(([place, theirs]) => (place === 0 ? [] : theirs))
      giveSome(mine, others, 'needs', Math.min(6, Math.max(2, Math.floor(mine.length / 3))))
      giveSome(mine, others, 'callbackDue', 1)
      giveSome(mine, others, 'stillTrying', 2)
    }
    for (const [place, pursuits] of opened) {
      const desk = desks[place]
      if (!desk) continue
      // Those whom the last day finds unfinished are begun last.
      desk.waiting.push(...pursuits.filter(({ end }) => !isUnfinished(end)))
      desk.waiting.push(...pursuits.filter(({ end }) => isUnfinished(end)))
    }
  }

  function pursue(part: Part, fate: Fate, wave: number): Pursuit {
    const outcomes = [...fate.outcomes]
    return {
      part,
      wave,
      outcomes,
      end: fate.end,
      made: 0,
      due: scenario.from,
      tried: [],
      promisedAt: null,
      lastNumber: null,
    }
  }

  function day(on: CalendarDate): PlannedCall[] {
    const calls: PlannedCall[] = []
    const daysLeft = daysBetween(on, scenario.to)
    const hurry = daysLeft <= 3
    for (const desk of desks) {
      if (desk.waiting.length + desk.begun.length === 0) continue
      if (!hurry && !isWorking(dice, on, desk.member)) continue
      const late = !hurry && dice.odds(0.45)
      let now = momentOf(on, (late ? 12.75 * 60 : 9 * 60 + 4) + dice.int(0, 25))
      const end = momentOf(on, hurry ? 19.5 * 60 : late ? 19 * 60 : 15.5 * 60)
      let capacity = hurry
        ? 80
        : Math.ceil((paceOf(scenario, on) * Math.max(desk.member.hours, 12)) / 35) + dice.int(-2, 3)
      while (now < end && capacity > 0) {
        const pursuit = chooseNext(desk, on, now, hurry)
        if (!pursuit) break
        const made = attempt(pursuit, desk, now, on)
        calls.push(...made)
        now = Math.max(...made.map(({ endedAt }) => endedAt)) + dice.int(60, 420) * 1000
        capacity--
      }
    }
    return calls
  }

  function chooseNext(desk: Desk, on: CalendarDate, now: number, hurry: boolean): Pursuit | null {
    const part = partOfDay(now)
    const promised = desk.begun.find(({ promisedAt }) => promisedAt !== null && promisedAt <= now)
    const retry =
      promised ??
      desk.begun.find(
        ({ due, tried, promisedAt }) =>
          promisedAt === null && due <= on && (hurry || !tried.includes(part) || daysBetween(due, on) >= 2),
      ) ??
      (hurry ? desk.begun.find(({ promisedAt }) => promisedAt === null) : undefined)
    if (retry) {
      desk.begun.splice(desk.begun.indexOf(retry), 1)
      return retry
    }
    return desk.waiting.shift() ?? (hurry ? (desk.begun.shift() ?? null) : null)
  }

  function attempt(pursuit: Pursuit, desk: Desk, now: number, on: CalendarDate): PlannedCall[] {
    const { person } = pursuit.part
    const speaks = person.language === null || desk.member.languages.includes(person.language)
    const next = pursuit.outcomes[pursuit.made]
    if (next === undefined) throw new Error('Somebody is rung whose story is at its end.')
    const colleague =
      !speaks &&
      person.interpreter &&
      daysBetween(on, scenario.to) > 4 &&
      hasFlag(next, 'reached') &&
      !pursuit.outcomes.includes('languageBarrier')
        ? desks.find((other) => other.member.does === 'outbound' && speaksWith(other.member, person))
        : undefined
    if (colleague) pursuit.outcomes.splice(pursuit.made, 0, 'languageBarrier')
    const outcome = colleague ? 'languageBarrier' : next
    const call = planCall(pursuit, outcome, desk, now)
    pursuit.made++
    pursuit.tried.push(partOfDay(now))
    if (pursuit.made < pursuit.outcomes.length) {
      const room = daysBetween(on, scenario.to) - (pursuit.outcomes.length - pursuit.made)
      const wait = room > 4 ? dice.int(1, 3) : room > 0 || colleague ? 1 : 0
      pursuit.due = addDays(on, wait)
      pursuit.promisedAt = call.callback?.at ?? null
      ;(colleague ?? desk).begun.push(pursuit)
    }
    if (call.takenBack !== 'undone') return [call]
    // The need was ticked for the wrong person: undone at once, and logged again as it was.
    const again: PlannedCall = {
      ...call,
      outcome: 'spokeNoSupport',
      startedAt: call.startedAt,
      endedAt: call.endedAt + 90_000,
      note: 'Logged again: the first had another resident’s needs.',
      nextStep: '',
      needs: [],
      consent: null,
      referrals: [],
      callback: null,
      takenBack: null,
    }
    return [call, again]
  }

  function planCall(pursuit: Pursuit, outcome: OutcomeCode, desk: Desk, now: number): PlannedCall {
    const { part, wave, end } = pursuit
    const { person } = part
    const isLast = pursuit.made === pursuit.outcomes.length - 1
    const endedAt = now + secondsOf(dice, outcome) * 1000
    const withNeeds = isLast && (end === 'needs' || end === 'needsTakenBack' || end === 'needsUndone')
    const asked = withNeeds ? askNeeds(dice, person, 'outbound', end === 'needs') : nothingAsked
    const other =
      outcome === 'spokeToOther' || outcome === 'deceased' || outcome === 'inCare' || outcome === 'movedAway'
    const answersFor = hasFlag(outcome, 'reached') && (person.age < 20 || (person.age > 84 && dice.odds(0.12)))
    const numbers = [person.landline, person.mobile].filter((number) => number !== null)
    const number = numbers.find((known) => known !== pursuit.lastNumber) ?? numbers[0] ?? null
    pursuit.lastNumber = numbers.length > 1 ? number : null
    return {
      key: person.key,
      handler: desk.place,
      direction: 'outbound',
      wave,
      outcome,
      number,
      startedAt: now,
      endedAt,
      spokenTo: other || answersFor ? somebodyElse(dice, person) : '',
      note: outboundNote(dice, outcome, person),
      nextStep: withNeeds
        ? dice.pick(['Ring again in a week', 'Check the first delivery came', '', 'Ring again in a fortnight'])
        : '',
      ...asked,
      callback: planCallback(outcome, isLast && end === 'callbackDue', endedAt),
      confirmed: hasFlag(outcome, 'reached') || outcome === 'languageBarrier' ? toldValues(dice, person, isLast) : {},
      takenBack: end === 'needsUndone' && isLast ? 'undone' : end === 'needsTakenBack' && isLast ? 'needs' : null,
    }
  }

  function planCallback(outcome: OutcomeCode, isOutstanding: boolean, endedAt: number): PlannedCall['callback'] {
    if (!hasFlag(outcome, 'callback')) return null
    const today = londonTime(instantOf(endedAt)).date
    const note = dice.pick(['Would rather talk then', 'When the daughter is there', 'After the carer has gone', ''])
    if (isOutstanding) return { at: momentOf(addDays(scenario.to, dice.int(1, 2)), dice.int(20, 34) * 30), note }
    // Late enough that it can still be kept, early enough to be kept on a day when the handler works.
    const latest = daysBetween(today, scenario.to)
    const at = momentOf(addDays(today, Math.min(latest, dice.int(1, 3))), dice.int(19, 30) * 30)
    return { at: Math.max(at, endedAt + 1_800_000), note }
  }

  /** Exchanges fates, so that somebody's share has as many of a kind as are wanted. */
  function giveSome(share: Pursuit[], others: readonly Pursuit[], kind: Fate['end'], wanted: number): void {
    const spare = share.filter(({ end }) => end === 'noSupport')
    const theirs = others.filter(({ end }) => end === kind)
    for (let have = share.filter(({ end }) => end === kind).length; have < wanted; have++) {
      const [mine, other] = [spare.pop(), theirs.pop()]
      if (!mine || !other) return
      exchange(mine, other)
    }
  }

  return {
    open,
    day,
    left: () =>
      desks
        .flatMap(({ waiting, begun }) => [...waiting, ...begun])
        .reduce((sum, { outcomes, made }) => sum + outcomes.length - made, 0),
  }
}

function exchange(a: Pursuit, b: Pursuit): void {
  const { outcomes, end } = a
  a.outcomes = b.outcomes
  a.end = b.end
  b.outcomes = outcomes
  b.end = end
}

function isWorking(dice: Chance, on: CalendarDate, member: TeamMember): boolean {
  const weekday = weekdayOf(on)
  if (weekday === 7) return false
  if (weekday === 6) return dice.odds(0.35)
  if (isBankHoliday(on)) return dice.odds(0.3)
  return dice.odds(Math.min(0.97, Math.max(0.6, member.hours / 36)))
}

/**
 * How many calls a full-time handler makes in a day: most while the first list is rung, so that everybody on a list has
 * been rung once before the next one comes; fewer towards the summer.
 */
function paceOf(scenario: Scenario, on: CalendarDate): number {
  if (scenario.name === 'small') return 8
  const begun = scenario.waves.filter((wave) => wave.on <= on).length
  return [0, 34, 21, 9][begun] ?? 9
}

function speaksWith(member: TeamMember, person: DemoPerson): boolean {
  return person.language !== null && member.languages.includes(person.language)
}

function isUnfinished(end: Fate['end']): boolean {
  return end === 'stillTrying' || end === 'callbackDue'
}

function secondsOf(dice: Chance, outcome: OutcomeCode): number {
  if (outcome === 'spokeNeeds') return dice.int(420, 1500)
  if (hasFlag(outcome, 'urgent')) return dice.int(900, 2400)
  if (outcome === 'spokeNoSupport') return dice.int(120, 660)
  if (outcome === 'noAnswer' || outcome === 'busy' || outcome === 'unobtainable') return dice.int(15, 60)
  return dice.int(40, 240)
}

function partOfDay(now: number): PartOfDay {
  const { hour } = londonTime(instantOf(now))
  return hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening'
}
