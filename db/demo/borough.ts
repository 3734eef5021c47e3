import { passesCheckDigit } from '../../shared/domain/nhs-number.ts'
import { CalendarDate } from '../../shared/domain/time.ts'
import type { Chance } from './chance.ts'
import { type Community, communities, type Written } from './names.ts'
import { blockNames, streetKinds, streetStems, type Ward, wards } from './wards.ts'

/** Somebody who does not exist, as they are; what the hub gets to know of them is another matter. */
export interface DemoPerson {
  /** Their place in the borough: 0, 1, 2 … */
  readonly key: number
  readonly household: number
  readonly nhsNumber: string
  readonly givenName: string
  readonly middleName: string | null
  readonly familyName: string
  readonly nativeName: string | null
  readonly sex: 'female' | 'male'
  readonly dateOfBirth: CalendarDate
  /** Whole years on 23 March 2020, roughly: for what is said of them. */
  readonly age: number
  readonly community: string
  readonly ethnicity: string
  readonly address: readonly string[]
  readonly town: string
  readonly postcode: string
  readonly ward: string
  readonly landline: string | null
  readonly mobile: string | null
  /** The language that they would rather be rung in, or null for English. */
  readonly language: string | null
  readonly interpreter: boolean
  readonly accessNeeds: string | null
  readonly livesAlone: boolean
  readonly gpPractice: string
  readonly gpPracticeCode: string
  /** Which of the six clinical flags of the NHS list are set. */
  readonly clinicalFlags: readonly number[]
}

/**
 * Invents the people of the borough, household by household. Telephone numbers are from Ofcom's drama ranges only, NHS
 * numbers from the 999 test range with right check digits, each once. The same chance invents the same people.
 */
export function inventBorough(chance: Chance, people: number): DemoPerson[] {
  const streets = inventStreets(chance.fork('streets'))
  const practices = inventPractices(chance.fork('practices'))
  const dice = chance.fork('people')
  const nhsNumbers = new Set<string>()
  const doors = new Set<string>()
  const borough: DemoPerson[] = []
  for (let household = 0; borough.length < people; household++) {
    const ward = dice.weighted(wards.map((ward) => [ward, ward.weight] as const))
    const community = dice.weighted(communitiesIn(ward))
    const home = inventHome(dice, dice.pick(streets.get(ward.name) ?? []), ward, doors)
    const practice = dice.pick(practices)
    const size = dice.weighted([
      [1, 62],
      [2, 34],
      [3, 4],
    ] as const)
    const livesAlone = size === 1 && dice.odds(0.72)
    let landline = dice.odds(0.68) ? dramaLandline(dice) : null
    const family = dice.pick(community.families)
    const generation = inventAge(dice)
    for (let i = 0; i < size && borough.length < people; i++) {
      // Korean couples keep their own family names.
      const own = community.code === 'korean' && i === 1 ? dice.pick(community.families) : family
      const age = i === 2 ? Math.max(6, generation - dice.int(24, 36)) : clamp(generation + dice.int(-5, 5), 6, 101)
      // Most who live in twos are a woman and a man.
      const sex = i === 1 ? 'male' : dice.odds(size === 2 ? 0.9 : 0.56) ? 'female' : 'male'
      const given = dice.pick(namesOfAge(sex === 'female' ? community.women : community.men, age))
      const prefers = community.language !== null && dice.odds(community.prefers * (age > 60 ? 1.15 : 0.6))
      const mobile = dice.odds(age > 80 ? 0.28 : age > 65 ? 0.45 : 0.75) ? dramaMobile(dice) : null
      if (mobile === null) landline ??= dramaLandline(dice)
      borough.push({
        key: borough.length,
        household,
        nhsNumber: inventNhsNumber(dice, nhsNumbers),
        givenName: given[0],
        middleName: dice.odds(0.2) ? dice.pick(sex === 'female' ? community.women : community.men)[0] : null,
        familyName: sex === 'female' ? (community.womensFamilies?.[own[0]] ?? own[0]) : own[0],
        nativeName: nativeName(community, given, own),
        sex,
        dateOfBirth: inventBirthday(dice, age),
        age,
        community: community.code,
        ethnicity: community.ethnicity,
        address: home.address,
        town: ward.town,
        postcode: home.postcode,
        ward: ward.name,
        landline,
        mobile,
        language: prefers ? community.language : null,
        interpreter: prefers && dice.odds(0.6),
        accessNeeds: inventAccessNeeds(dice, age),
        livesAlone,
        gpPractice: practice.name,
        gpPracticeCode: practice.code,
        clinicalFlags: inventClinicalFlags(dice, age, sex),
      })
    }
  }
  return borough
}

/** New Malden and its neighbours are where most of the borough's Koreans live; Tolworth and Chessington more Tamils. */
function communitiesIn(ward: Ward): (readonly [Community, number])[] {
  const newMalden = ['Beverley', 'Coombe Vale', 'St James', 'Old Malden'].includes(ward.name)
  const south = ['Tolworth and Hook Rise', 'Chessington North and Hook', 'Chessington South', 'Norbiton'].includes(
    ward.name,
  )
  return communities.map((community) => {
    const here =
      community.code === 'korean' ? (newMalden ? 2.6 : 0.5) : community.code === 'tamil' ? (south ? 1.6 : 0.8) : 1
    return [community, community.weight * here] as const
  })
}

/** Long lists of names begin with those that were given long ago. */
function namesOfAge(names: readonly Written[], age: number): readonly Written[] {
  if (names.length < 30) return names
  const at = Math.floor(names.length * 0.62)
  return age >= 72 ? names.slice(0, at) : age < 50 ? names.slice(at) : names.slice(Math.floor(names.length / 3))
}

interface Street {
  readonly name: string
  readonly postcodes: readonly string[]
}

function inventStreets(dice: Chance): Map<string, Street[]> {
  const used = new Set<string>()
  const postcodes = new Set<string>()
  const unused = <T extends string>(taken: Set<string>, invent: () => T): T => {
    let invented = invent()
    while (taken.has(invented)) invented = invent()
    taken.add(invented)
    return invented
  }
  return new Map(
    wards.map((ward) => [
      ward.name,
      Array.from({ length: 30 }, () => ({
        name: unused(used, () => `${dice.pick(streetStems)} ${dice.weighted(streetKinds)}`),
        postcodes: Array.from({ length: dice.int(1, 3) }, () =>
          unused(postcodes, () => inventPostcode(dice, dice.pick(ward.districts))),
        ),
      })),
    ]),
  )
}

/** The inward part has a digit and two letters, never C, I, K, M, O or V (BS 7666). */
function inventPostcode(dice: Chance, district: string): string {
  const letters = [...'ABDEFGHJLNPQRSTUWXYZ']
  return `${district} ${dice.int(0, 9)}${dice.pick(letters)}${dice.pick(letters)}`
}

function inventHome(dice: Chance, street: Street, ward: Ward, doors: Set<string>) {
  for (;;) {
    const house = `${dice.int(1, 140)} ${street.name}`
    const address = dice.odds(0.24)
      ? [`Flat ${dice.int(1, 24)}`, `${dice.pick(blockNames)}, ${house}`]
      : [dice.odds(0.06) ? house.replace(/^(\d+)/, `$1${dice.pick(['A', 'B'])}`) : house]
    const door = `${address.join(', ')}, ${ward.name}`
    if (doors.has(door)) continue
    doors.add(door)
    return { address, postcode: dice.pick(street.postcodes) }
  }
}

function inventPractices(dice: Chance): { name: string; code: string }[] {
  const names = ['Hogsmill', 'Riverbank', 'Fairfield', 'Crossways', 'Manor Lane', 'Orchard', 'St Alban', 'Berrydale']
  return [...names, 'Hook Park', 'Malden Green', 'Canbury Lodge', 'Coombe Rise', 'The Groves', 'Surbiton Bridge'].map(
    (name, at) => ({
      name: `${name} ${dice.pick(['Surgery', 'Medical Centre', 'Health Centre', 'Practice'])}`.toUpperCase(),
      code: `Y99${String(101 + at * 7)}`,
    }),
  )
}

function inventNhsNumber(dice: Chance, taken: Set<string>): string {
  for (;;) {
    const nine = `999${String(dice.below(1_000_000)).padStart(6, '0')}`
    for (let check = 0; check < 10; check++) {
      const number = `${nine}${check}`
      if (!passesCheckDigit(number) || taken.has(number)) continue
      taken.add(number)
      return number
    }
  }
}

/** 020 7946 0000 to 0999 (London) and 01632 960000 to 960999 (nowhere): Ofcom, numbers for use in drama. */
function dramaLandline(dice: Chance): string {
  const last = String(dice.below(1000)).padStart(3, '0')
  return dice.odds(0.6) ? `020 7946 0${last}` : `01632 960${last}`
}

/** 07700 900000 to 900999: Ofcom, numbers for use in drama. */
function dramaMobile(dice: Chance): string {
  return `07700 900${String(dice.below(1000)).padStart(3, '0')}`
}

function inventAge(dice: Chance): number {
  const [from, to] = dice.weighted([
    [[70, 84], 46],
    [[85, 97], 18],
    [[55, 69], 23],
    [[30, 54], 11],
    [[8, 29], 2],
  ] as const)
  return dice.int(from, to)
}

function inventBirthday(dice: Chance, age: number): CalendarDate {
  const year = 2019 - age
  const month = String(dice.int(1, 12)).padStart(2, '0')
  return CalendarDate.parse(`${year}-${month}-${String(dice.int(1, 28)).padStart(2, '0')}`)
}

function inventAccessNeeds(dice: Chance, age: number): string | null {
  if (!dice.odds(age > 80 ? 0.3 : age > 65 ? 0.17 : 0.1)) return null
  return dice.weighted([
    ['Hearing loss: speak slowly and clearly', 30],
    ['Wears hearing aids; let it ring a long time', 16],
    ['Slow to reach the telephone: let it ring', 14],
    ['Memory problems: go over the main points twice', 12],
    ['Uses a wheelchair', 8],
    ['Sight loss: letters in large print', 8],
    ['Third floor, no lift', 6],
    ['Breathless: keep it short', 6],
  ] as const)
}

/** In the order of the NHS list: chemotherapy, respiratory, blood cancers, pregnancy, transplant, rare diseases. */
function inventClinicalFlags(dice: Chance, age: number, sex: 'female' | 'male'): number[] {
  const flags = [
    dice.weighted([
      [1, 46],
      [0, 22],
      [2, 12],
      [5, 12],
      [4, 8],
    ] as const),
  ]
  if (sex === 'female' && age >= 20 && age <= 42 && dice.odds(0.1)) return [3]
  if (dice.odds(0.14)) flags.push(dice.pick([0, 1, 2, 5]))
  return [...new Set(flags)].sort((a, b) => a - b)
}

function nativeName(community: Community, given: Written, family: Written): string | null {
  if (community.nativeOrder === 'familyFirstJoined') return `${family[1]}${given[1]}`
  if (community.nativeOrder === 'givenFirst') return `${given[1]} ${family[1]}`
  return null
}

function clamp(value: number, from: number, to: number): number {
  return Math.min(to, Math.max(from, value))
}
