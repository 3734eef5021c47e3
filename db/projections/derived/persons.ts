import { hasFlag } from '../../../shared/codes/outcomes.ts'
import { foldName, fullName, nativeForm } from '../../../shared/domain/name.ts'
import { nhsNumberDigits, passesCheckDigit } from '../../../shared/domain/nhs-number.ts'
import { phoneDigits } from '../../../shared/domain/phone.ts'
import { normalPostcode } from '../../../shared/domain/postcode.ts'
import type { ResidentValues } from '../../../shared/domain/resident.ts'
import { maskOf } from '../../../shared/rules/day-part.ts'
import type { WritableStore } from '../../handles.ts'
import type { ResidentTable } from '../../schema.ts'
import { statement } from '../../sql.ts'
import { keptSoundsOf } from '../name-sounds.ts'
import type { PersonHistory } from './history.ts'
import { holdOf, residentsOf, shownValues } from './person-values.ts'
import type { Presence } from './presence.ts'

/** What later derived rows need to know of a person. */
export interface DerivedPerson {
  readonly personId: string
  readonly hold: ReturnType<typeof holdOf>
  readonly left: boolean
  readonly usablePhones: number
  readonly preferredParts: number
}

/** Makes a person's row, numbers and search entry again; null where no registration is theirs any more. */
export function refreshPerson(
  tx: WritableStore,
  personId: string,
  history: PersonHistory,
  has: Presence,
): DerivedPerson | null {
  const residents = residentsOf(tx, personId).filter((resident) => resident.registered_site !== null || resident.erased)
  const before = rowOf.get(tx, { personId })
  // A registration that was taken back leaves its place on the lists, so that they still add up.
  const withdrawn = residents.length === 0 && has.list_member && onListOf.get(tx, { personId }) !== undefined
  if (residents.length === 0 && !withdrawn) {
    if (before) {
      writeSearch(tx, { personId, number: before.number }, {}, true)
      clearPhones.run(tx, { personId })
      clearPerson.run(tx, { personId })
    }
    return null
  }
  const erased = withdrawn || residents.every((resident) => resident.erased === 1)
  const values = shownValues(residents)
  const unread = has.unread_event && unreadOf.get(tx, { personId }) !== undefined
  const hold = holdOf(residents, unread)
  const usablePhones = writePhones(tx, personId, residents, values, has, before !== undefined)
  const listed = residents.some((resident) => resident.listed === 1)
  const nhs = values.nhsNumber ? nhsNumberDigits(values.nhsNumber) : null
  const postcode = values.postcode ? (normalPostcode(values.postcode) ?? values.postcode) : null
  const preferredParts = maskOf(values.preferredTimes ?? [])
  const outbound = history.calls.filter((call) => call.direction === 'outbound')
  const shown: ShownColumns = {
    name: withdrawn ? 'Withdrawn' : erased ? 'Erased' : fullName(values),
    sortName: foldName(`${values.familyName ?? ''} ${values.givenName ?? ''}`),
    nativeName: values.nativeName ?? null,
    dateOfBirth: values.dateOfBirth ?? null,
    address: (values.address ?? []).join(', '),
    postcode,
    ward: values.ward ?? null,
    nhsNumber: nhs ?? values.nhsNumber ?? null,
    nhsDoubtful: values.nhsNumber && !(nhs && passesCheckDigit(nhs)) ? 1 : 0,
    language: values.language ?? null,
    hold,
    whereabouts: values.whereabouts ?? null,
    listed: listed ? 1 : 0,
    erased: erased ? 1 : 0,
    household: erased ? null : householdOf(values, postcode),
    sources: JSON.stringify([...new Set(residents.map((resident) => resident.source))]),
  }
  const worked: WorkedColumns = {
    usablePhones,
    attempts: outbound.filter((call) => hasFlag(call.outcome, 'attempt')).length,
    reached: history.calls.some((call) => hasFlag(call.outcome, 'reached')) ? 1 : 0,
    lastAttemptAt: outbound.at(-1)?.startedAt ?? null,
    lastContactAt: history.calls.filter((call) => hasFlag(call.outcome, 'reached')).at(-1)?.startedAt ?? null,
    openNeeds: history.openNeeds,
    refusedCalls: has.refused_call ? refusedOf.all(tx, { personId }).length : 0,
    preferredParts,
  }
  if (!before) insertPerson.run(tx, { personId, ...shown, ...worked })
  else {
    if (!holds(before, shownColumns(shown))) updateShown.run(tx, { personId, ...shown })
    if (!holds(before, workedColumns(worked))) updateWorked.run(tx, { personId, ...worked })
  }
  const row = before ?? rowOf.get(tx, { personId })
  if (row) writeSearch(tx, { personId, number: row.number }, erased ? {} : values, before !== undefined)
  return {
    personId,
    hold,
    left: erased || !listed || values.whereabouts === 'movedAway' || values.whereabouts === 'inCare',
    usablePhones,
    preferredParts,
  }
}

/** People at one UPRN, or at one address and postcode, are shown together (DESIGN §5). */
function householdOf(values: ResidentValues, postcode: string | null): string | null {
  if (values.uprn) return `uprn ${values.uprn}`
  const first = foldName((values.address ?? [])[0] ?? '')
  return first !== '' && postcode ? `at ${first}|${postcode}` : null
}

/** Whether a row says all that already: its indexes are then left alone. */
function holds(row: Readonly<Record<string, unknown>>, columns: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(columns).every(([name, value]) => row[name] === value)
}

/**
 * Writes every number that any registration gives, the preferred one first, where it says something else than before;
 * answers how many can still be rung.
 */
function writePhones(
  tx: WritableStore,
  personId: string,
  residents: readonly ResidentTable[],
  values: ResidentValues,
  has: Presence,
  isKnown: boolean,
): number {
  const bad = new Set(has.bad_number ? badNumbersOf.all(tx, { personId }).map((row) => row.digits) : [])
  const preferred = values.preferredNumber ? phoneDigits(values.preferredNumber) : null
  const found = new Map<string, { kind: string; written: string; sources: Set<string> }>()
  const add = (written: string | null | undefined, kind: string, source: string) => {
    const digits = written ? phoneDigits(written) : null
    if (!written || !digits) return
    const known = found.get(digits)
    if (known) known.sources.add(source)
    else found.set(digits, { kind, written, sources: new Set([source]) })
  }
  const addAll = (from: ResidentValues, source: string) => {
    add(from.mobile, 'mobile', source)
    add(from.telephone, 'telephone', source)
    add(from.landline, 'landline', source)
    for (const other of from.otherPhones ?? []) add(other, 'other', source)
  }
  const [only] = residents
  if (only && residents.length === 1 && only.told === '{}') addAll(values, only.source ?? 'other')
  else {
    addAll(values, 'call')
    for (const resident of residents) addAll(JSON.parse(resident.said) as ResidentValues, resident.source ?? 'other')
  }
  const before = new Map((isKnown ? phonesOf.all(tx, { personId }) : []).map((row) => [row.digits, row]))
  let usable = 0
  let rank = 1
  for (const [digits, number] of found) {
    const sources = [...number.sources].filter((source, _, every) => source !== 'call' || every.length === 1)
    const isBad = bad.has(digits)
    if (!isBad) usable++
    const row = {
      kind: number.kind,
      written: number.written,
      rank: digits === preferred ? 0 : rank++,
      bad: isBad ? 1 : 0,
      sources: JSON.stringify(sources),
    }
    const old = before.get(digits)
    before.delete(digits)
    if (!old) insertPhone.run(tx, { personId, digits, reversed: [...digits].reverse().join(''), ...row })
    else if (!holds(old, row)) updatePhone.run(tx, { personId, digits, ...row })
  }
  for (const digits of before.keys()) clearPhone.run(tx, { personId, digits })
  return usable
}

/**
 * Writes the search entry, and how its name sounds, where it says something else than before: few changes do, and FTS5's
 * deletions are slow.
 */
function writeSearch(
  tx: WritableStore,
  { personId, number }: { readonly personId: string; readonly number: number },
  values: ResidentValues,
  isKnown: boolean,
): void {
  const names = [values.givenName, values.middleName, values.familyName, values.nativeName].filter((name) => !!name)
  // A name with a hyphen is found whole and by its parts.
  const parts = names.filter((name) => hyphen.test(name ?? '')).map((name) => (name ?? '').replace(hyphens, ' '))
  const folded = [...names, ...parts].map((name) => foldName(name ?? ''))
  const native = names.map((name) => nativeForm(name ?? '')).filter((name) => name !== null)
  const name = [...folded, ...native].join(' ')
  const address = foldName([...(values.address ?? []), values.ward ?? ''].join(' '))
  const before = isKnown ? searchOf.get(tx, { number }) : undefined
  if (before && before.name === name && before.address === address) return
  if (before) clearSearch.run(tx, { number })
  if (name !== '' || address !== '') insertSearch.run(tx, { number, name, address })
  if (before?.name !== name) writeSounds(tx, personId, before?.name ?? '', name)
}

/** The codes are a pure function of the entry's name, so its name before tells which of them go. */
function writeSounds(tx: WritableStore, personId: string, before: string, name: string): void {
  const [old, now] = [keptSoundsOf(before), keptSoundsOf(name)]
  for (const code of old) if (!now.has(code)) clearSound.run(tx, { personId, code })
  for (const code of now) if (!old.has(code)) insertSound.run(tx, { personId, code })
}

const hyphen = /\p{Pd}/u
const hyphens = /\p{Pd}/gu

const rowOf = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('person').selectAll().where('person_id', '=', p.personId),
)
const onListOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('withdrawn_command', 'withdrawn_command.resident_id', 'person_resident.resident_id')
    .innerJoin('list_member', 'list_member.resident_id', 'person_resident.resident_id')
    .select('list_id')
    .where('person_id', '=', p.personId)
    .limit(1),
)
const clearPerson = statement<{ personId: string }>()((k, p) =>
  k.deleteFrom('person').where('person_id', '=', p.personId),
)
const clearPhones = statement<{ personId: string }>()((k, p) =>
  k.deleteFrom('person_phone').where('person_id', '=', p.personId),
)
const phonesOf = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('person_phone').selectAll().where('person_id', '=', p.personId),
)
const clearPhone = statement<{ personId: string; digits: string }>()((k, p) =>
  k.deleteFrom('person_phone').where('person_id', '=', p.personId).where('digits', '=', p.digits),
)
const searchOf = statement<{ number: number }>()((k, p) =>
  k.selectFrom('person_search').select(['name', 'address']).where('rowid', '=', p.number),
)
const clearSearch = statement<{ number: number }>()((k, p) =>
  k.deleteFrom('person_search').where('rowid', '=', p.number),
)
const insertSearch = statement<{ number: number; name: string; address: string }>()((k, p) =>
  k.insertInto('person_search').values({ rowid: p.number, name: p.name, address: p.address } as never),
)
const clearSound = statement<{ personId: string; code: string }>()((k, p) =>
  k.deleteFrom('person_sound').where('code', '=', p.code).where('person_id', '=', p.personId),
)
const insertSound = statement<{ personId: string; code: string }>()((k, p) =>
  k.insertInto('person_sound').values({ code: p.code, person_id: p.personId }),
)
const unreadOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('unread_event', 'unread_event.stream_id', 'person_resident.resident_id')
    .select('seq')
    .where('person_id', '=', p.personId)
    .limit(1),
)
const refusedOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('refused_call', 'refused_call.resident_id', 'person_resident.resident_id')
    .select('seq')
    .where('person_id', '=', p.personId),
)
const badNumbersOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('bad_number', 'bad_number.resident_id', 'person_resident.resident_id')
    .select('digits')
    .where('person_id', '=', p.personId),
)
interface PhoneColumns {
  personId: string
  digits: string
  kind: string
  written: string
  rank: number
  bad: number
  sources: string
}

const insertPhone = statement<PhoneColumns & { reversed: string }>()((k, p) =>
  k.insertInto('person_phone').values({
    person_id: p.personId,
    digits: p.digits,
    reversed: p.reversed,
    kind: p.kind,
    written: p.written,
    rank: p.rank,
    bad: p.bad,
    sources: p.sources,
  }),
)
const updatePhone = statement<PhoneColumns>()((k, p) =>
  k
    .updateTable('person_phone')
    .set({ kind: p.kind, written: p.written, rank: p.rank, bad: p.bad, sources: p.sources })
    .where('person_id', '=', p.personId)
    .where('digits', '=', p.digits),
)
const insertPerson = statement<{ personId: string } & ShownColumns & WorkedColumns>()((k, p) =>
  k.insertInto('person').values({ person_id: p.personId, ...shownColumns(p), ...workedColumns(p) }),
)
const updateShown = statement<{ personId: string } & ShownColumns>()((k, p) =>
  k.updateTable('person').set(shownColumns(p)).where('person_id', '=', p.personId),
)
const updateWorked = statement<{ personId: string } & WorkedColumns>()((k, p) =>
  k.updateTable('person').set(workedColumns(p)).where('person_id', '=', p.personId),
)

/** What is said of a person: every column by which they are found is one of these. */
interface ShownColumns {
  name: string
  sortName: string
  nativeName: string | null
  dateOfBirth: string | null
  address: string
  postcode: string | null
  ward: string | null
  nhsNumber: string | null
  nhsDoubtful: number
  language: string | null
  hold: string | null
  whereabouts: string | null
  listed: number
  erased: number
  household: string | null
  sources: string
}

/** What became of calls: it changes with each of them, and no index holds it. */
interface WorkedColumns {
  usablePhones: number
  attempts: number
  reached: number
  lastAttemptAt: string | null
  lastContactAt: string | null
  openNeeds: number
  refusedCalls: number
  preferredParts: number
}

function shownColumns(p: ShownColumns) {
  return {
    name: p.name,
    sort_name: p.sortName,
    native_name: p.nativeName,
    date_of_birth: p.dateOfBirth,
    address: p.address,
    postcode: p.postcode,
    ward: p.ward,
    nhs_number: p.nhsNumber,
    nhs_doubtful: p.nhsDoubtful,
    language: p.language,
    hold: p.hold,
    whereabouts: p.whereabouts,
    listed: p.listed,
    erased: p.erased,
    household: p.household,
    sources: p.sources,
  }
}

function workedColumns(p: WorkedColumns) {
  return {
    usable_phones: p.usablePhones,
    attempts: p.attempts,
    reached: p.reached,
    last_attempt_at: p.lastAttemptAt,
    last_contact_at: p.lastContactAt,
    open_needs: p.openNeeds,
    refused_calls: p.refusedCalls,
    preferred_parts: p.preferredParts,
  }
}
