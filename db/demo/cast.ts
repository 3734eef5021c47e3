import type { OutcomeCode } from '../../shared/codes/outcomes.ts'
import type { DemoPerson } from './borough.ts'
import type { Chance } from './chance.ts'
import type { EndWithoutNeed, Scenario } from './scenarios.ts'

/** What is to become of one person in the play. */
export interface Part {
  readonly person: DemoPerson
  /** Which file of the NHS list they first stand in, or null where they never do. */
  readonly wave: number | null
  /** On a later list, but rang in before it came. */
  readonly ringsFirst: boolean
  /** What the list says of a death. */
  readonly record: 'alive' | 'deceased' | 'contradicted'
  readonly withPhones: boolean
  /** How the attempts to reach them go; null where nobody rings them. */
  readonly fate: Fate | null
  /** What the last file says of some who were spoken to before it came. */
  readonly lastFile: 'deceased' | 'gone' | null
}

export interface Fate {
  /** One outcome for each attempt, in order. */
  readonly outcomes: readonly OutcomeCode[]
  readonly end: 'needs' | 'needsTakenBack' | 'needsUndone' | 'noSupport' | EndWithoutNeed
}

/** Gives everybody in the borough a part, by the quotas of the scenario: each is met exactly. */
export function castBorough(chance: Chance, borough: readonly DemoPerson[], scenario: Scenario): Part[] {
  const dice = chance.fork('cast')
  const waveOf = castWaves(dice, borough, scenario)
  const last = scenario.waves.length - 1
  const listed = dice.shuffle(borough.filter(({ key }) => waveOf.has(key)))
  const earlyFirst = [...listed].sort((a, b) => Number(b.age > 70) - Number(a.age > 70))
  const deceased = keys(earlyFirst.slice(0, scenario.deceased))
  const rest = listed.filter(({ key }) => !deceased.has(key))
  const contradicted = keys(rest.slice(0, scenario.contradicted))
  const alive = rest.slice(scenario.contradicted)
  const ringsFirst = keys(alive.filter(({ key }) => waveOf.get(key) === last).slice(0, scenario.unlistedThenListed))
  const withoutPhones = keys(alive.filter(({ key }) => !ringsFirst.has(key)).slice(0, scenario.withoutNumber))
  const callable = dice.shuffle(alive.filter(({ key }) => !withoutPhones.has(key)))
  const fates = castFates(dice, callable, waveOf, scenario)
  const spokenToEarly = callable.filter(
    ({ key }) => waveOf.get(key) === 0 && last > 0 && fates.get(key)?.outcomes[0] === 'spokeNoSupport',
  )
  const laterDeceased = keys(spokenToEarly.slice(0, 11))
  const laterGone = keys(spokenToEarly.slice(11, 29))
  return borough.map((person) => ({
    person,
    wave: waveOf.get(person.key) ?? null,
    ringsFirst: ringsFirst.has(person.key),
    record: deceased.has(person.key) ? 'deceased' : contradicted.has(person.key) ? 'contradicted' : 'alive',
    withPhones: !withoutPhones.has(person.key),
    fate: fates.get(person.key) ?? null,
    lastFile: laterDeceased.has(person.key) ? 'deceased' : laterGone.has(person.key) ? 'gone' : null,
  }))
}

/** Households come onto the list together, as far as the counts allow. */
function castWaves(dice: Chance, borough: readonly DemoPerson[], scenario: Scenario): Map<number, number> {
  const households = Map.groupBy(borough, ({ household }) => household)
  const inOrder = dice.shuffle([...households.values()]).flat()
  const waveOf = new Map<number, number>()
  let at = 0
  for (const [wave, { people }] of scenario.waves.entries()) {
    for (const { key } of inOrder.slice(at, at + people)) waveOf.set(key, wave)
    at += people
  }
  return waveOf
}

function castFates(
  dice: Chance,
  callable: readonly DemoPerson[],
  waveOf: ReadonlyMap<number, number>,
  scenario: Scenario,
): Map<number, Fate> {
  const last = scenario.waves.length - 1
  const fates = new Map<number, Fate>()
  const free = new Set(callable)
  const take = (count: number, suits: (person: DemoPerson) => boolean, end: Fate['end']) => {
    let taken = 0
    for (const person of free) {
      if (taken === count) break
      if (!suits(person)) continue
      free.delete(person)
      const wave = waveOf.get(person.key) ?? 0
      fates.set(person.key, { end, outcomes: inventOutcomes(dice, end, person, wave === last) })
      taken++
    }
    if (taken < count) throw new Error(`The borough has only ${taken} of the ${count} who are to end as ${end}.`)
  }
  const anybody = () => true
  const inLast = ({ key }: DemoPerson) => waveOf.get(key) === last
  const beforeLast = ({ key }: DemoPerson) => waveOf.get(key) !== last || last === 0
  const { ends } = scenario

  // What is unfinished at the end belongs to the last list.
  take(ends.callbackDue, inLast, 'callbackDue')
  take(ends.stillTrying, inLast, 'stillTrying')
  take(ends.ladderFinished, beforeLast, 'ladderFinished')
  take(ends.toldDeceased, ({ age }) => age > 66, 'toldDeceased')
  take(ends.inCare, ({ age }) => age > 66, 'inCare')
  take(ends.movedAway, ({ age }) => age < 85, 'movedAway')
  take(ends.refused, anybody, 'refused')
  take(ends.neverCall, anybody, 'neverCall')
  take(ends.numbersBad, ({ landline, mobile }) => !landline || !mobile, 'numbersBad')
  // Those who live alone, and those who would rather speak another language, need support more often.
  const inNeed = dice.shuffle([...free]).filter(({ livesAlone, language }) => {
    return dice.odds(livesAlone || language ? 0.9 : 0.45)
  })
  const needsUndone = Math.floor(scenario.needsWithdrawn / 3)
  const wanted = scenario.needingSupport + scenario.needsWithdrawn
  const needy = new Set(inNeed.slice(0, wanted))
  take(scenario.needingSupport, (person) => needy.has(person), 'needs')
  take(scenario.needsWithdrawn - needsUndone, (person) => needy.has(person), 'needsTakenBack')
  take(needsUndone, (person) => needy.has(person), 'needsUndone')
  // Nobody has begun with what is left of the last list; the lists before it are done.
  const left = scenario.contacted - fates.size
  take(Math.min(left, [...free].filter(beforeLast).length), beforeLast, 'noSupport')
  take(scenario.contacted - fates.size, anybody, 'noSupport')
  return fates
}

function inventOutcomes(dice: Chance, end: Fate['end'], person: DemoPerson, short: boolean): OutcomeCode[] {
  const failures = (count: number) => Array.from({ length: count }, () => inventFailure(dice, person))
  const before = () =>
    failures(
      dice.weighted<number>([
        [0, 62],
        [1, 22],
        [2, 10],
        [3, short ? 0 : 4],
        [4, short ? 0 : 2],
      ]),
    )
  switch (end) {
    case 'needs':
      return [
        ...before(),
        dice.odds(0.016) ? 'safeguardingEscalated' : dice.odds(0.004) ? 'safeguarding999' : 'spokeNeeds',
      ]
    case 'needsTakenBack':
    case 'needsUndone':
      return [...before(), 'spokeNeeds']
    case 'noSupport':
      return [...before(), ...(dice.odds(0.03) ? (['spokeCallback'] as const) : []), 'spokeNoSupport']
    case 'refused':
      return [...before(), 'refused']
    case 'neverCall':
      return [...before(), 'neverCall']
    case 'toldDeceased':
      return [...before(), 'deceased']
    case 'movedAway':
      return [...before(), 'movedAway']
    case 'inCare':
      return [...before(), 'inCare']
    case 'ladderFinished':
      return failures(6)
    case 'numbersBad':
      return [...failures(dice.odds(0.2) ? 1 : 0), dice.odds(0.55) ? 'wrongNumber' : 'unobtainable']
    case 'callbackDue':
      return [...failures(dice.odds(0.4) ? 1 : 0), 'spokeCallback']
    case 'stillTrying':
      return failures(dice.int(1, 2))
  }
}

function inventFailure(dice: Chance, person: DemoPerson): OutcomeCode {
  return dice.weighted<OutcomeCode>([
    ['noAnswer', 52],
    ['voicemailLeft', 23],
    ['voicemailNotLeft', 6],
    ['busy', 7],
    ['callDropped', 3],
    ['spokeToOther', person.livesAlone ? 2 : 8],
  ])
}

function keys(people: readonly DemoPerson[]): Set<number> {
  return new Set(people.map(({ key }) => key))
}
