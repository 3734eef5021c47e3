import type { NeedCategory, Urgency } from '../../shared/codes/needs.ts'
import { hasFlag, type OutcomeCode } from '../../shared/codes/outcomes.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'
import { addDays, type CalendarDate, instantOf, londonTime } from '../../shared/domain/time.ts'
import type { DemoPerson } from './borough.ts'
import type { Fate, Part } from './cast.ts'
import type { Chance } from './chance.ts'
import { momentOf } from './played-clock.ts'
import { partnerFor } from './routing.ts'
import type { Scenario } from './scenarios.ts'
import type { TeamMember } from './team.ts'
import { inboundNote, metAtOnce, needWords, outboundNote, somebodyElse } from './words.ts'

/** A call as the play will log it: everything but the ids, which the store's people and partners have. */
export interface PlannedCall {
  /** Whose it is: a key of the borough. */
  readonly key: number
  /** Who makes or takes it: a place in the crew. */
  readonly handler: number
  readonly direction: 'outbound' | 'inbound'
  /** The list that it is rung from. */
  readonly wave: number | null
  readonly outcome: OutcomeCode
  readonly number: string | null
  readonly startedAt: number
  readonly endedAt: number
  readonly spokenTo: string
  readonly note: string
  readonly nextStep: string
  readonly needs: readonly PlannedNeed[]
  readonly consent: { readonly answer: 'given' | 'refused'; readonly words: string; readonly givenBy: string } | null
  readonly referrals: readonly PlannedReferral[]
  readonly callback: { readonly at: number; readonly note: string } | null
  readonly confirmed: ResidentValues
  /** What is done about it afterwards: withdrawn by the command that logged it, or need by need. */
  readonly takenBack: 'undone' | 'needs' | null
}

export interface PlannedNeed {
  readonly category: NeedCategory
  readonly urgency: Urgency
  readonly detail: string
  readonly answers: Readonly<Record<string, string>>
  /** Settled there and then, with these words. */
  readonly metAtOnce: string | null
}

export interface PlannedReferral {
  readonly partner: string
  /** Places in the call's needs. */
  readonly needs: readonly number[]
  readonly urgency: Urgency
  readonly note: string
}

/** The calls of a spring, a day at a time. */
export interface Season {
  /** A list has come and been shared: who rings whom, in the list's order. */
  open(wave: number, shares: ReadonlyMap<number, readonly number[]>): void
  /** That day's calls, in the order in which they end. */
  day(on: CalendarDate): PlannedCall[]
  /** Attempts that are still to be made: none, once the last day has been played. */
  left(): number
}

/**
 * Plans the calls of a scenario so that each person's fate is played out by the last day: attempts are spread over days
 * and parts of the day, promised calls are kept, and nobody is on two calls at once. Incoming calls fill their quotas.
 */
export function planSeason(
  chance: Chance,
  parts: readonly Part[],
  scenario: Scenario,
  crew: readonly TeamMember[],
): Season {
  const outbound = planOutbound(chance.fork('outbound'), parts, scenario, crew)
  const inbound = planInbound(chance.fork('inbound'), parts, scenario, crew)
  return {
    open(wave, shares) {
      outbound.open(wave, shares)
      inbound.open(wave)
    },
    day: (on) => [...outbound.day(on), ...inbound.day(on)].sort((a, b) => a.endedAt - b.endedAt),
    left: () => outbound.left() + inbound.left(),
  }
}

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

function planOutbound(dice: Chance, parts: readonly Part[], scenario: Scenario, crew: readonly TeamMember[]) {
  const desks = crew.map((member, place): Desk => ({ place, member, waiting: [], begun: [] }))

  function open(wave: number, shares: ReadonlyMap<number, readonly number[]>): void {
    const opened: Pursuit[][] = []
    for (const [place, keys] of shares) {
      const desk = desks[place]
      if (!desk) throw new Error(`Nobody has place ${place} in the crew.`)
      const pursuits = keys.flatMap((key) => {
        const part = parts[key]
        return part?.fate && part.wave === wave ? [pursue(part, part.fate, wave)] : []
      })
      opened[place] = pursuits
    }
    const administrator = opened[0]
    if (administrator) giveNeeds(administrator, opened.slice(1).flat())
    for (const [place, pursuits] of opened.entries()) {
      const desk = desks[place]
      if (!desk || !pursuits) continue
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
      let capacity = hurry ? 80 : Math.ceil((paceOf(scenario) * Math.max(desk.member.hours, 12)) / 35) + dice.int(-2, 3)
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
      confirmed: hasFlag(outcome, 'reached') || outcome === 'languageBarrier' ? told(dice, person, isLast) : {},
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

  /** The administrator, whose first screen the sample opens on, has helped a few people: fates are exchanged. */
  function giveNeeds(administrator: Pursuit[], others: readonly Pursuit[]): void {
    const wanted = Math.min(4, Math.floor(administrator.length / 3))
    const spare = administrator.filter(({ end }) => end === 'noSupport')
    const needy = others.filter(({ end }) => end === 'needs')
    const have = administrator.filter(({ end }) => end === 'needs').length
    for (let i = have; i < wanted; i++) {
      const [mine, theirs] = [spare.pop(), needy.pop()]
      if (!mine || !theirs) return
      exchange(mine, theirs)
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

interface Caller {
  readonly part: Part
  calls: number
  lastOn: CalendarDate | null
}

function planInbound(dice: Chance, parts: readonly Part[], scenario: Scenario, crew: readonly TeamMember[]) {
  const opened = new Set<number>()
  const callers = inventCallers(dice, parts, scenario)
  const total = scenario.inboundRequests + scenario.inboundOther
  const kinds = dice.shuffle([
    ...Array.from({ length: scenario.inboundRequests }, () => true),
    ...Array.from({ length: scenario.inboundOther }, () => false),
  ])
  const perDay = spread(
    total,
    daysOf(scenario).map((on) => [on, inboundWeight(on, scenario)] as const),
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

type Asked = Pick<PlannedCall, 'needs' | 'consent' | 'referrals'>
const nothingAsked: Asked = { needs: [], consent: null, referrals: [] }

/** What is needed, whether it may be passed on, and to whom it is. */
function askNeeds(dice: Chance, person: DemoPerson, direction: 'outbound' | 'inbound', mayRefer: boolean): Asked {
  const count = dice.weighted(
    direction === 'outbound'
      ? ([
          [1, 45],
          [2, 38],
          [3, 17],
        ] as const)
      : ([
          [1, 82],
          [2, 18],
        ] as const),
  )
  const categories = new Set<NeedCategory>()
  while (categories.size < count) categories.add(dice.weighted(direction === 'outbound' ? outboundNeeds : inboundNeeds))
  const answer = dice.weighted([
    ['given', 92],
    ['refused', 4],
    ['notAsked', 4],
  ] as const)
  const atOnce = direction === 'inbound' ? 0.55 : 0.12
  const needs = [...categories].map((category): PlannedNeed => {
    const urgency = dice.weighted<Urgency>([
      ['routine', 58],
      ['soon', 34],
      ['urgent', 8],
    ])
    const settled = mayRefer && urgency !== 'urgent' && dice.odds(atOnce)
    return {
      category,
      urgency,
      ...needWords(dice, category, person),
      metAtOnce: settled ? metAtOnce(dice, category) : null,
    }
  })
  const referrals = new Map<string, PlannedReferral>()
  for (const [at, need] of needs.entries()) {
    if (!mayRefer || answer !== 'given' || need.metAtOnce !== null || dice.odds(0.1)) continue
    const partner = partnerFor(dice, need.category, person)
    const made = referrals.get(partner)
    referrals.set(partner, {
      partner,
      needs: [...(made?.needs ?? []), at],
      urgency: made && worse(made.urgency, need.urgency) ? made.urgency : need.urgency,
      note:
        made?.note ??
        (dice.odds(0.3)
          ? dice.pick(['Ring first.', 'Leave at the door.', 'Ring the bell and step back.', 'Speak to the daughter.'])
          : ''),
    })
  }
  return {
    needs,
    consent:
      answer === 'notAsked'
        ? null
        : {
            answer,
            words: answer === 'given' ? consentWords(dice) : 'Would rather that nobody else had the details.',
            givenBy: '',
          },
    referrals: [...referrals.values()],
  }
}

function consentWords(dice: Chance): string {
  return dice.pick([
    'Yes, please do.',
    'Yes.',
    'Of course.',
    'If it helps, yes.',
    'Yes, but only what they need.',
    'Go ahead.',
  ])
}

function worse(a: Urgency, b: Urgency): boolean {
  const order: readonly Urgency[] = ['routine', 'soon', 'urgent']
  return order.indexOf(a) >= order.indexOf(b)
}

/** What a resident tells of themselves when they are first spoken to, where the list does not say it. */
function told(dice: Chance, person: DemoPerson, isLast: boolean): ResidentValues {
  const language = person.language
    ? { language: person.language, interpreter: person.interpreter ? ('yes' as const) : ('no' as const) }
    : {}
  if (!isLast) return language
  return {
    ...language,
    ward: person.ward,
    ...(person.nativeName && dice.odds(0.85) ? { nativeName: person.nativeName } : {}),
    ...(person.accessNeeds ? { accessNeeds: person.accessNeeds } : {}),
    ...(person.livesAlone ? { livesAlone: 'yes' as const } : {}),
    ...(dice.odds(0.12) ? { preferredTimes: [dice.pick(['morning', 'afternoon', 'evening'] as const)] } : {}),
    ...(dice.odds(0.25) ? { ethnicity: person.ethnicity } : {}),
  }
}

const outboundNeeds = [
  ['food', 32],
  ['medicine', 26],
  ['befriending', 17],
  ['emotionalWellbeing', 7],
  ['healthAdvice', 6],
  ['financial', 7],
  ['information', 8],
  ['other', 3],
] as const

const inboundNeeds = [
  ['food', 34],
  ['medicine', 27],
  ['information', 18],
  ['financial', 7],
  ['befriending', 5],
  ['healthAdvice', 4],
  ['emotionalWellbeing', 3],
  ['other', 3],
] as const

const bankHolidays: ReadonlySet<string> = new Set(['2020-04-10', '2020-04-13', '2020-05-08', '2020-05-25'])

function isWorking(dice: Chance, on: CalendarDate, member: TeamMember): boolean {
  const { weekday } = londonTime(instantOf(momentOf(on, 12 * 60)))
  if (weekday === 7) return false
  if (weekday === 6) return dice.odds(0.35)
  if (bankHolidays.has(on)) return dice.odds(0.3)
  return dice.odds(Math.min(0.97, Math.max(0.6, member.hours / 36)))
}

/** How the incoming calls swell and fall: most in the weeks around Easter, few on Sundays. */
function inboundWeight(on: CalendarDate, scenario: Scenario): number {
  const { weekday } = londonTime(instantOf(momentOf(on, 12 * 60)))
  const day = weekday === 7 ? 0.12 : weekday === 6 ? 0.4 : bankHolidays.has(on) ? 0.5 : 1
  const along = daysBetween(scenario.from, on)
  const season = along < 7 ? 0.7 + along * 0.08 : along < 32 ? 1.3 : Math.max(0.55, 1.3 - (along - 32) * 0.022)
  return day * season
}

/** First attempts and retries that one full-time handler makes in a day. */
function paceOf(scenario: Scenario): number {
  return scenario.name === 'small' ? 8 : 22
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

function daysOf({ from, to }: Scenario): CalendarDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i))
}

function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
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
