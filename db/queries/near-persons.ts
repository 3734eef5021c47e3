import type { PersonMatch } from '../../shared/domain/case-file.ts'
import { foldName } from '../../shared/domain/name.ts'
import { nhsNumberDigits, passesCheckDigit } from '../../shared/domain/nhs-number.ts'
import { normalPostcode } from '../../shared/domain/postcode.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'
import type { ReadableStore } from '../handles.ts'
import { knownNhsNumber, phonesOf } from '../projections/keys.ts'
import { soundsOfName, soundsOfWord, wordsOf } from '../projections/name-sounds.ts'
import type { PersonTable } from '../schema.ts'
import { all, build, statement } from '../sql.ts'
import { toPersonRow } from './person-row.ts'
import { soundsLike } from './sounds-like.ts'

/** Somebody who is here and is like what was told of another. */
export interface NearPerson extends PersonMatch {
  /** Like enough to be flagged for a supervisor, should the other be registered. */
  readonly isLikely: boolean
}

/**
 * Who is perhaps here already, of what is told of somebody: the most alike first, each with what is the same. Asks by
 * indexes only; those who share a number, a house or a name are shown, and only those who are too like to be left
 * unlooked at are likely.
 */
export function nearPersons(store: ReadableStore, values: ResidentValues, limit: number): NearPerson[] {
  const told = toldOf(values)
  const near = candidates(store, told).flatMap((row) => {
    const same = sameAs(store, told, row)
    return isNear(same) ? [{ row, same }] : []
  })
  return near
    .sort((x, y) => weightOf(y.same) - weightOf(x.same) || compare(x.row, y.row))
    .slice(0, limit)
    .map(({ row, same }) => ({ ...toPersonRow(row), why: inWords(same), isLikely: isLikely(same) }))
}

/** What was told, in the forms in which it is compared. */
interface Told {
  readonly nhsNumber: string | null
  readonly dateOfBirth: string | null
  readonly postcode: string | null
  readonly house: string
  readonly phones: readonly string[]
  readonly given: readonly string[]
  readonly family: readonly string[]
}

type Row = Omit<PersonTable, 'number'>

type Alike = 'same' | 'sounds' | null

/** What of it is the same as of somebody who is here. */
interface Same {
  readonly nhsNumber: boolean
  /** Both are known and good, and are two numbers: then it is hardly one person. */
  readonly nhsNumberDiffers: boolean
  readonly dateOfBirth: boolean
  readonly postcode: boolean
  readonly house: boolean
  readonly phone: boolean
  readonly given: Alike
  readonly family: Alike
  /** Every part of the name that was told is alike. */
  readonly name: boolean
}

function toldOf(values: ResidentValues): Told {
  const given = wordsOf(values.givenName ?? '')
  const family = wordsOf(values.familyName ?? '')
  const isNamed = given.length + family.length > 0
  return {
    nhsNumber: knownNhsNumber(values),
    dateOfBirth: values.dateOfBirth ?? null,
    postcode: normalPostcode(values.postcode ?? ''),
    house: foldName((values.address ?? [])[0] ?? ''),
    phones: phonesOf(values),
    given,
    family: isNamed ? family : wordsOf(values.nativeName ?? '', { apart: true }),
  }
}

function candidates(store: ReadableStore, told: Told): Row[] {
  const found = new Map<string, Row>()
  const add = (rows: readonly Row[]) => {
    for (const row of rows) if (row.erased === 0) found.set(row.person_id, row)
  }
  if (told.nhsNumber) add(byKey.all(store, { key: `nhs ${told.nhsNumber}` }))
  for (const digits of told.phones) add(byPhone.all(store, { digits }))
  const words = [...told.given, ...told.family]
  const codes = [...new Set(words.flatMap(soundsOfWord))]
  if (codes.length > 0 && told.dateOfBirth) add(heard(store, codes, 'date_of_birth', told.dateOfBirth))
  if (codes.length > 0 && told.postcode) add(heard(store, codes, 'postcode', told.postcode))
  if (told.house && told.postcode) add(byHouse.all(store, { household: `at ${told.house}|${told.postcode}` }))
  else if (/^\d+\w* \w/.test(told.house)) add(byAddress.all(store, { wanted: `address : "${told.house}"` }))
  if (words.join('').length >= fewestLetters) {
    for (const { personId } of soundsLike(store, words.join(' '), mostNamed)) {
      if (!found.has(personId)) add(byId.all(store, { personId }))
    }
  }
  return [...found.values()]
}

/** With fewer letters of a name, half of the hub would be like them. */
const fewestLetters = 3
/** So many who share nothing but how the name sounds. */
const mostNamed = 10

function sameAs(store: ReadableStore, told: Told, row: Row): Same {
  const name = `${row.name} ${row.native_name ?? ''}`
  const names = { words: wordsOf(name, { apart: true }), sounds: soundsOfName(name) }
  const [given, family] = [alike(told.given, names), alike(told.family, names)]
  const nhsNumber = row.nhs_number ? nhsNumberDigits(row.nhs_number) : null
  const isGood = (digits: string | null) => digits !== null && passesCheckDigit(digits)
  return {
    nhsNumber: told.nhsNumber !== null && told.nhsNumber === nhsNumber,
    nhsNumberDiffers: told.nhsNumber !== nhsNumber && isGood(told.nhsNumber) && isGood(nhsNumber),
    dateOfBirth: told.dateOfBirth !== null && told.dateOfBirth === row.date_of_birth,
    postcode: told.postcode !== null && told.postcode === row.postcode,
    house: told.house !== '' && `${foldName(row.address.split(',')[0] ?? '')} `.startsWith(`${told.house} `),
    phone: told.phones.some((digits) => hasPhone.get(store, { personId: row.person_id, digits }) !== undefined),
    given,
    family,
    name:
      told.given.length + told.family.length > 0 &&
      (told.given.length === 0 || given !== null) &&
      (told.family.length === 0 || family !== null),
  }
}

/** Whether every word is among those of a name, as it is written or as it sounds; an initial stands for any that begins so. */
function alike(words: readonly string[], name: { words: readonly string[]; sounds: ReadonlySet<string> }): Alike {
  if (words.length === 0) return null
  if (words.every((word) => name.words.includes(word))) return 'same'
  const isHeard = words.every((word) => {
    const sounds = soundsOfWord(word)
    return sounds.length > 0
      ? sounds.some((code) => name.sounds.has(code))
      : name.words.some((other) => other.startsWith(word))
  })
  return isHeard ? 'sounds' : null
}

/** Who is not even this much alike is not shown: a street has many, and so has a birthday. */
function isNear(same: Same): boolean {
  return isLikely(same) || same.nhsNumber || same.phone || same.name || (same.house && same.postcode)
}

function isLikely(same: Same): boolean {
  if (same.nhsNumber) return true
  if (same.nhsNumberDiffers) return false
  const isPlaced = same.phone || same.house || same.postcode
  if (same.dateOfBirth) return same.name || same.family !== null || (isPlaced && (same.given !== null || same.phone))
  return same.name && isPlaced
}

function weightOf(same: Same): number {
  return (
    (same.nhsNumber ? 16 : 0) +
    (same.phone ? 5 : 0) +
    (same.dateOfBirth ? 5 : 0) +
    (same.house ? 2 : 0) +
    (same.postcode ? 1 : 0) +
    alikeWeight(same.family, 3) +
    alikeWeight(same.given, 3)
  )
}

function alikeWeight(part: Alike, most: number): number {
  return part === 'same' ? most : part === 'sounds' ? most - 1 : 0
}

/** "Same NHS number and date of birth; the first name sounds alike": for people, without anybody's name. */
function inWords(same: Same): string {
  const isOneName = same.given !== null && same.given === same.family
  const parts: readonly (readonly [Alike, string])[] = isOneName
    ? [[same.given, 'name']]
    : [
        [same.given, 'first name'],
        [same.family, 'last name'],
      ]
  const named = (which: Alike) => parts.filter(([how]) => how === which).map(([, part]) => part)
  const equal = [
    ...(same.nhsNumber ? ['NHS number'] : []),
    ...named('same'),
    ...(same.dateOfBirth ? ['date of birth'] : []),
    ...(same.phone ? ['telephone number'] : []),
    ...(same.house ? ['address'] : []),
    ...(same.postcode && !same.house ? ['postcode'] : []),
  ]
  const heard = named('sounds').map((part) => `the ${part} sounds alike`)
  const last = equal.pop()
  const said = last === undefined ? '' : `same ${equal.length > 0 ? `${equal.join(', ')} and ${last}` : last}`
  const words = [said, ...heard].filter((part) => part !== '').join('; ')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

function compare(a: Row, b: Row): number {
  return a.sort_name < b.sort_name ? -1 : a.sort_name > b.sort_name ? 1 : a.person_id < b.person_id ? -1 : 1
}

/** Those with that date or postcode of whose name some word sounds like one of these. */
function heard(store: ReadableStore, codes: readonly string[], column: 'date_of_birth' | 'postcode', value: string) {
  return all(
    store,
    build
      .selectFrom('person')
      .selectAll()
      .where(column, '=', value)
      .where((e) =>
        e.exists(
          e
            .selectFrom('person_sound')
            .select('code')
            .whereRef('person_sound.person_id', '=', 'person.person_id')
            .where('code', 'in', codes),
        ),
      )
      .limit(mostHeard),
  )
}

const mostHeard = 200

const byId = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('person').selectAll().where('person_id', '=', p.personId),
)
const byKey = statement<{ key: string }>()((k, p) =>
  k
    .selectFrom('resident_key')
    .innerJoin('person_resident', 'person_resident.resident_id', 'resident_key.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
    .selectAll('person')
    .where('key', '=', p.key)
    .limit(20),
)
/** A care home has one number: of many who share it, those whose names are alike are found by their names. */
const byPhone = statement<{ digits: string }>()((k, p) =>
  k
    .selectFrom('person_phone')
    .innerJoin('person', 'person.person_id', 'person_phone.person_id')
    .selectAll('person')
    .where('digits', '=', p.digits)
    .limit(50),
)
const hasPhone = statement<{ personId: string; digits: string }>()((k, p) =>
  k.selectFrom('person_phone').select('digits').where('person_id', '=', p.personId).where('digits', '=', p.digits),
)
const byHouse = statement<{ household: string }>()((k, p) =>
  k.selectFrom('person').selectAll().where('household', '=', p.household).limit(20),
)
const byAddress = statement<{ wanted: string }>()((k, p) =>
  k
    .selectFrom('person_search')
    .innerJoin('person', 'person.number', 'person_search.rowid')
    .selectAll('person')
    .where('person_search', '=', p.wanted)
    .limit(50),
)
