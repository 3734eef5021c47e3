import type { HeldRow, InputOf, Page } from '../../shared/api.ts'
import { type OutcomeCode, outcomes } from '../../shared/codes/outcomes.ts'
import { type Source, sources } from '../../shared/codes/sources.ts'
import type { PersonMatch, PersonRow } from '../../shared/domain/case-file.ts'
import { foldName, nativeForm } from '../../shared/domain/name.ts'
import { showNhsNumber } from '../../shared/domain/nhs-number.ts'
import { referenceNumber } from '../../shared/domain/reference-number.ts'
import { type CalendarDate, type Instant, showDate } from '../../shared/domain/time.ts'
import type { ReadableStore } from '../handles.ts'
import { residentsOf } from '../projections/derived/person-values.ts'
import { registrationOf } from '../projections/resident-row.ts'
import { writingsOf } from '../projections/writings.ts'
import { all, build, get, statement } from '../sql.ts'
import { toPersonRow } from './person-row.ts'
import { soundsLike } from './sounds-like.ts'
import { staffNames } from './staff.ts'

/**
 * Who is it? Part of a number, a name, a postcode, an NHS number, a date of birth, a case number: the most telling first,
 * each with why it matched; names as typed before those that only sound like it.
 */
export function findResidents(store: ReadableStore, input: InputOf<'residents.find'>): { matches: PersonMatch[] } {
  // A control character ends a search expression early.
  const text = input.text.replace(/\p{Cc}/gu, ' ').trim()
  if (text === '') return { matches: [] }
  const matches = new Map<string, PersonMatch>()
  const add = (found: readonly PersonMatch[]) => {
    for (const match of found) {
      if (matches.size < input.limit && !matches.has(match.personId)) matches.set(match.personId, match)
    }
  }
  // "KT" is an area; "Al" is one too, and half of the room is kept for names that begin so.
  const inArea = byArea(store, text, input.limit)
  if (inArea.length > 0) {
    add(inArea.slice(0, Math.ceil(input.limit / 2)))
    add(byBeginning(store, text, input.limit))
    add(inArea)
  }
  for (const search of [byNumber, byPostcode, byBirth, byCaseNumber, byName]) {
    if (matches.size < input.limit) add(search(store, text, input.limit))
  }
  return { matches: [...matches.values()] }
}

type Search = (store: ReadableStore, text: string, limit: number) => PersonMatch[]

const byNumber: Search = (store, text, limit) => {
  const digits = text.replace(/[^\d]/g, '')
  if (digits.length < 3 || /[a-z]/i.test(text)) return []
  const found: PersonMatch[] = []
  if (digits.length >= 4) {
    for (const row of byNhsNumber.all(store, { from: digits, to: `${digits}:`, limit })) {
      found.push({ ...toPersonRow(row), why: `NHS number ${showNhsNumber(row.nhs_number ?? '')}` })
    }
  }
  const national = digits.startsWith('44') ? `0${digits.slice(2)}` : digits
  for (const row of byPhoneStart.all(store, { from: national, to: `${national}:`, limit })) {
    found.push({ ...toPersonRow(row), why: `Number begins ${national}` })
  }
  const reversed = [...digits].reverse().join('')
  for (const row of byPhoneEnd.all(store, { from: reversed, to: `${reversed}:`, limit })) {
    found.push({ ...toPersonRow(row), why: `Number ends ${digits}` })
  }
  return found
}

const byPostcode: Search = (store, text, limit) => {
  const letters = text.toUpperCase().replace(/\s/g, '')
  const parts = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{0,2})?$/.exec(letters)
  if (!parts?.[1]) return []
  // "KT13" is KT1 3 or KT13: both are looked for, the longer outward code last.
  const tries = new Set([parts[2] ? `${parts[1]} ${parts[2]}` : parts[1]])
  const split = /^([A-Z]{1,2}\d)(\d[A-Z]{0,2})$/.exec(letters)
  if (split) tries.add(`${split[1]} ${split[2]}`)
  return [...tries].flatMap((from) =>
    byPostcodeStart
      .all(store, { from, to: `${from}\uffff`, limit })
      .map((row) => ({ ...toPersonRow(row), why: `Postcode ${row.postcode}` })),
  )
}

/** The letters with which postcodes begin, before any digit. */
const byArea: Search = (store, text, limit) => {
  const area = text.toUpperCase()
  if (!/^[A-Z]{1,2}$/.test(area)) return []
  return byPostcodeStart
    .all(store, { from: `${area}0`, to: `${area}:`, limit })
    .map((row) => ({ ...toPersonRow(row), why: `Postcode ${row.postcode}` }))
}

const byBirth: Search = (store, text, limit) => {
  const parts = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text)
  if (!parts) return []
  const date = `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`
  return byBirthDate
    .all(store, { date, limit })
    .map((row) => ({ ...toPersonRow(row), why: `Born ${showDate(date as CalendarDate)}` }))
}

const byCaseNumber: Search = (store, text) => {
  const letters = text
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/^C(?=.{9}$)/, '')
  if (!/^[0-9A-Z]{8}[0-9A-Z*~$=]$/.test(letters)) return []
  const row = byCase(store, letters)
  return row ? [{ ...row, why: `Case ${referenceNumber('C', row.personId)}` }] : []
}

const byBeginning: Search = (store, text, limit) => {
  const wanted = wantedWords(text)
  if (wanted === '') return []
  return byWords
    .all(store, { wanted: `name : (${wanted})`, limit })
    .map((row) => ({ ...toPersonRow(row), why: 'Name' }))
}

const byName: Search = (store, text, limit) => {
  const wanted = wantedWords(text)
  if (wanted === '') return []
  const named = byBeginning(store, text, limit)
  const room = limit - named.length
  const living = room > 0 ? byWords.all(store, { wanted: `address : (${wanted})`, limit }) : []
  const isNamed = new Set<string>(named.map((match) => match.personId))
  const alike = room > 0 ? soundsLike(store, text, limit).filter((match) => !isNamed.has(match.personId)) : []
  // However many sound alike, half of the room is kept for who lives in a road of that name.
  const heard = alike.slice(0, Math.max(Math.ceil(room / 2), room - living.length))
  return [...named, ...heard, ...living.map((row) => ({ ...toPersonRow(row), why: `Address: ${row.address}` }))]
}

/** As it is written at home, or as it sounds in Latin letters: "Siân" also finds somebody who is listed as "Sian". */
function wantedWords(text: string): string {
  const forms = [foldName(text), nativeForm(text) ?? ''].map(wordsOf).filter((words) => words !== '')
  return forms.map((words) => `(${words})`).join(' OR ')
}

/**
 * Every word of a text as the beginning of one, quoted for FTS5. A number is a house’s, and is meant whole: a third of a town
 * lives at one that begins with 1.
 */
function wordsOf(text: string): string {
  return text
    .replaceAll('\u0000', ' ')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `"${word.replaceAll('"', '""')}"${/^\d+$/.test(word) ? '' : '*'}`)
    .join(' ')
}

/** A case number is made from an id's first 40 bits, so the ids that can have it lie together. */
function byCase(store: ReadableStore, letters: string): PersonRow | null {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  let value = 0n
  for (const letter of letters.slice(0, 8)) {
    const digit = alphabet.indexOf(letter)
    if (digit < 0) return null
    value = value * 32n + BigInt(digit)
  }
  const from = value.toString(16).padStart(10, '0')
  const row = get(
    store,
    build
      .selectFrom('person')
      .selectAll()
      .where('person_id', '>=', from)
      .where('person_id', '<', `${from}g`)
      .where('erased', '=', 0)
      .limit(1),
  )
  return row ? toPersonRow(row) : null
}

/** With fewer letters a handler searches for nobody, but lists everybody. */
const fewestLetters = 2

/**
 * The residents' table: a page of it, as it is filtered and sorted.
 *
 * @param handler whose work it is, where only that and what they search for may be seen (DESIGN §6); null sees everybody
 */
export function residentsPage(
  store: ReadableStore,
  input: InputOf<'residents.page'>,
  handler: string | null,
): Page<PersonRow> {
  let query = build.selectFrom('person').where('erased', '=', 0)
  if (input.show === 'callable') query = query.where('hold', 'is', null).where('listed', '=', 1)
  if (input.show === 'held') query = query.where('hold', 'is not', null)
  if (input.show === 'withNeeds') query = query.where('open_needs', '>', 0)
  if (input.show === 'neverRung') query = query.where('attempts', '=', 0).where('hold', 'is', null)
  const text = foldName(input.text)
  if (handler !== null && text.length < fewestLetters) {
    query = query.where((e) =>
      e.or([
        e('person_id', 'in', build.selectFrom('list_person').select('person_id').where('handler', '=', handler)),
        e(
          'person_id',
          'in',
          build
            .selectFrom('call')
            .innerJoin('person_resident', 'person_resident.resident_id', 'call.resident_id')
            .select('person_id')
            .where('actor', '=', handler),
        ),
      ]),
    )
  }
  if (text !== '') {
    const wanted = text
      .split(' ')
      .map((term) => `"${term}"*`)
      .join(' ')
    query = query.where(
      'number',
      'in',
      build.selectFrom('person_search').select('rowid').where('person_search', '=', wanted),
    )
  }
  const columns = {
    name: 'sort_name',
    postcode: 'postcode',
    dateOfBirth: 'date_of_birth',
    attempts: 'attempts',
    lastContactAt: 'last_contact_at',
  } as const
  const direction = input.descending ? 'desc' : 'asc'
  const rows = all(
    store,
    query
      .selectAll()
      .orderBy(columns[input.sort], direction)
      .orderBy('person_id', direction)
      .limit(input.limit)
      .offset(input.offset),
  )
  const total =
    get(
      store,
      query.select((e) => e.fn.countAll<number>().as('n')),
    )?.n ?? 0
  return { rows: rows.map(toPersonRow), total }
}

/** People who are held, with what is said of them and the calls that were refused: the supervisor's queue. */
export function heldResidents(store: ReadableStore, input: InputOf<'residents.held'>): Page<HeldRow> {
  let query = build.selectFrom('person').where('erased', '=', 0)
  if (input.reason === 'callRefused') query = query.where('refused_calls', '>', 0)
  else if (input.reason === 'all') query = query.where('hold', 'is not', null)
  else if (input.reason === 'rangIn') query = query.where('hold', 'is not', null).where('person_id', 'in', rangIn)
  else query = query.where('hold', '=', input.reason)
  const rows = all(
    store,
    query
      .selectAll()
      .orderBy('refused_calls', 'desc')
      .orderBy('sort_name')
      .orderBy('person_id')
      .limit(input.limit)
      .offset(input.offset),
  )
  const total =
    get(
      store,
      query.select((e) => e.fn.countAll<number>().as('n')),
    )?.n ?? 0
  const names = staffNames(store)
  return {
    total,
    rows: rows.map((row) => ({
      ...toPersonRow(row),
      refusedCalls: refusedOf.all(store, { personId: row.person_id }).map((call) => ({
        at: call.at as Instant,
        note: call.note,
        by: names.get(call.actor) ?? '',
      })),
      inboundCalls: inboundOf.all(store, { personId: row.person_id }).map((call) => ({
        at: call.started_at as Instant,
        what: outcomes[call.outcome as OutcomeCode].label,
        by: names.get(call.actor) ?? '',
      })),
      statements: holdStatements(store, row.person_id),
    })),
  }
}

/** Those who rang in, or about whom somebody did: recorded always, and for a supervisor to see (DESIGN §5, interlock). */
const rangIn = build
  .selectFrom('call')
  .innerJoin('person_resident', 'person_resident.resident_id', 'call.resident_id')
  .select('person_id')
  .where('direction', '=', 'inbound')

function holdStatements(store: ReadableStore, personId: string): string[] {
  const told: string[] = []
  for (const resident of residentsOf(store, personId)) {
    for (const field of ['deceased', 'doNotCall'] as const) {
      for (const writing of writingsOf(store, registrationOf(resident), field)) {
        if (!writing.current) continue
        const label =
          writing.lane === 'source' ? sources[(resident.source ?? 'other') as Source].label : laneLabels[writing.lane]
        const on = writing.statedOn ?? writing.at.slice(0, 10)
        told.push(
          `${label}, ${showDate(on as CalendarDate)}: ${statementLabels[`${field} ${writing.value}`] ?? String(writing.value)}`,
        )
      }
    }
  }
  return told
}

const laneLabels = { telephone: 'Told on the telephone', decision: 'Decided by a supervisor' } as const
const statementLabels: Readonly<Record<string, string>> = {
  'deceased yes': 'deceased',
  'deceased no': 'not deceased',
  'deceased contradicted': 'deceased on one row, not on another',
  'doNotCall yes': 'do not call',
  'doNotCall no': 'may be called',
}

const byNhsNumber = statement<{ from: string; to: string; limit: number }>()((k, p) =>
  k
    .selectFrom('person')
    .selectAll()
    .where('nhs_number', '>=', p.from)
    .where('nhs_number', '<', p.to)
    .orderBy('nhs_number')
    .limit(p.limit),
)
const byPhoneStart = statement<{ from: string; to: string; limit: number }>()((k, p) =>
  k
    .selectFrom('person_phone')
    .innerJoin('person', 'person.person_id', 'person_phone.person_id')
    .selectAll('person')
    .where('digits', '>=', p.from)
    .where('digits', '<', p.to)
    .orderBy('digits')
    .limit(p.limit),
)
const byPhoneEnd = statement<{ from: string; to: string; limit: number }>()((k, p) =>
  k
    .selectFrom('person_phone')
    .innerJoin('person', 'person.person_id', 'person_phone.person_id')
    .selectAll('person')
    .where('reversed', '>=', p.from)
    .where('reversed', '<', p.to)
    .orderBy('reversed')
    .limit(p.limit),
)
const byPostcodeStart = statement<{ from: string; to: string; limit: number }>()((k, p) =>
  k
    .selectFrom('person')
    .selectAll()
    .where('postcode', '>=', p.from)
    .where('postcode', '<', p.to)
    .orderBy('postcode')
    .limit(p.limit),
)
const byBirthDate = statement<{ date: string; limit: number }>()((k, p) =>
  k.selectFrom('person').selectAll().where('date_of_birth', '=', p.date).orderBy('person_id').limit(p.limit),
)
const byWords = statement<{ wanted: string; limit: number }>()((k, p) =>
  k
    .selectFrom('person_search')
    .innerJoin('person', 'person.number', 'person_search.rowid')
    .selectAll('person')
    .where('person_search', '=', p.wanted)
    .limit(p.limit),
)
const refusedOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('refused_call', 'refused_call.resident_id', 'person_resident.resident_id')
    .select(['at', 'note', 'actor'])
    .where('person_id', '=', p.personId)
    .orderBy('at'),
)
const inboundOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('call', 'call.resident_id', 'person_resident.resident_id')
    .select(['started_at', 'outcome', 'actor'])
    .where('person_id', '=', p.personId)
    .where('direction', '=', 'inbound')
    .orderBy('started_at', 'desc')
    .limit(20),
)
