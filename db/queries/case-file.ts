import type { Source } from '../../shared/codes/sources.ts'
import type { CallbackRow } from '../../shared/domain/call.ts'
import type {
  CaseFile,
  ConsentRow,
  FieldWithSources,
  NeedRow,
  PhoneNumber,
  ReferralRow,
} from '../../shared/domain/case-file.ts'
import type { ConsentAnswer, ConsentPurpose } from '../../shared/domain/consent.ts'
import type { ContactId, ListId, PartnerId, ResidentId, StaffId } from '../../shared/domain/ids.ts'
import { showPhone } from '../../shared/domain/phone.ts'
import { referenceNumber } from '../../shared/domain/reference-number.ts'
import { residentFieldNames } from '../../shared/domain/resident.ts'
import { ageOn, type CalendarDate, type Instant } from '../../shared/domain/time.ts'
import { ok, type Result } from '../../shared/result.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import { findPerson, type Person } from '../commands/person.ts'
import type { ReadableStore } from '../handles.ts'
import { historyOf } from '../projections/derived/history.ts'
import { shownValues } from '../projections/derived/person-values.ts'
import { registrationOf } from '../projections/resident-row.ts'
import { disputedFields } from '../projections/writings.ts'
import { statement } from '../sql.ts'
import { concernsOf } from './concerns.ts'
import { contactsOf, warningsOf } from './contacts.ts'
import { ladderOf, tasksOf } from './due-work.ts'
import { needRows } from './needs.ts'
import { toPersonRow } from './person-row.ts'
import { referralRows } from './referrals.ts'
import { staffNames } from './staff.ts'
import { timelineOf } from './timeline.ts'

/** Everything about one person, for the case file and the call screen. */
export function openCase(store: ReadableStore, personId: string, now: Instant): Result<CaseFile> {
  const found = findPerson(store, personId)
  if (!found.ok) return found
  const person = found.value
  const values = shownValues(person.residents)
  const names = staffNames(store)
  const today = londonDate(now)
  return ok({
    person: toPersonRow(person.row),
    caseNumber: referenceNumber('C', person.personId),
    age: values.dateOfBirth ? ageOn(values.dateOfBirth, today) : null,
    values,
    fields: fieldsOf(store, person),
    residents: person.residents.map((resident) => ({
      residentId: resident.resident_id as ResidentId,
      source: (resident.source ?? 'other') as Source,
      statedOn: resident.stated_on as CalendarDate | null,
      listed: resident.listed === 1,
    })),
    phones: phonesOf(store, person.personId),
    hold: person.hold,
    household: householdOf(store, person),
    timeline: timelineOf(store, person, names),
    concerns: concernsOf(store, person.personId, now),
    needs: needsOf(store, person.personId),
    consents: consentsOf(store, person.personId, names),
    referrals: referralsOf(store, person.personId),
    lists: listsOf.all(store, { personId: person.personId }).map((row) => ({
      listId: row.list_id as ListId,
      name: row.name,
      handler: row.handler === null ? null : (names.get(row.handler) ?? ''),
      handlerId: row.handler as StaffId | null,
    })),
    callback: callbackOf(store, person, names, now),
    contacts: contactsOf(store, person.personId, names),
    warnings: warningsOf(store, person.personId, names),
    tasks: tasksOf(store, person.personId, today),
    ladder: ladderOf(store, person.personId, today),
  })
}

/** A person's numbers, the preferred one first, bad ones last. */
export function phonesOf(store: ReadableStore, personId: string): PhoneNumber[] {
  return phones.all(store, { personId }).map((row) => ({
    digits: row.digits,
    shown: showPhone(row.digits),
    kind: row.kind as PhoneNumber['kind'],
    bad: row.bad === 1,
    preferred: row.rank === 0,
    sources: JSON.parse(row.sources) as Source[],
  }))
}

/** Each field that is known, with who says what of it. */
function fieldsOf(store: ReadableStore, person: Person): FieldWithSources[] {
  const shown = shownValues(person.residents) as Record<string, unknown>
  const several = person.residents.map((resident) => disputedFields(store, resident.resident_id))
  const fields: FieldWithSources[] = []
  for (const field of residentFieldNames) {
    const statements = person.residents.flatMap((resident, index) => {
      const source = (resident.source ?? 'other') as Source
      const written = several[index]?.get(field)
      const origin = registrationOf(resident)
      const own =
        written?.map((writing) => ({
          lane: writing.lane,
          value: writing.value,
          statedOn: writing.statedOn,
          at: writing.at,
          current: writing.current,
        })) ??
        (origin.origin[field] === undefined
          ? []
          : [
              {
                lane: 'source' as const,
                value: origin.origin[field],
                statedOn: origin.statedOn,
                at: origin.at,
                current: true,
              },
            ])
      return own
        .filter((writing) => writing.current)
        .map((writing) => ({
          residentId: resident.resident_id as ResidentId,
          lane: writing.lane,
          source,
          value: writing.value,
          statedOn: writing.statedOn as CalendarDate | null,
          at: writing.at as Instant,
        }))
    })
    if (statements.length === 0) continue
    const values = new Set(statements.map((statement) => JSON.stringify(statement.value)))
    fields.push({ field, shown: shown[field] ?? null, statements, disputed: values.size > 1 })
  }
  return fields
}

function householdOf(store: ReadableStore, person: Person) {
  if (person.row.household === null) return []
  return household
    .all(store, { household: person.row.household })
    .filter((row) => row.person_id !== person.personId)
    .map(toPersonRow)
}

function callbackOf(
  store: ReadableStore,
  person: Person,
  names: ReadonlyMap<string, string>,
  now: Instant,
): CallbackRow | null {
  const { callback } = historyOf(store, person.personId)
  if (!callback) return null
  return {
    personId: person.personId,
    name: person.row.name,
    at: callback.dueAt as Instant,
    until: callback.until as Instant | null,
    overdue: (callback.until ?? callback.dueAt) < now,
    handler: callback.handler as StaffId | null,
    handlerName: callback.handler === null ? null : (names.get(callback.handler) ?? ''),
    note: callback.note,
  }
}

function needsOf(store: ReadableStore, personId: string): NeedRow[] {
  return needRows(store, needsOfPerson.all(store, { personId }))
}

function referralsOf(store: ReadableStore, personId: string): ReferralRow[] {
  return referralRows(store, referralsOfPerson.all(store, { personId }))
}

function consentsOf(store: ReadableStore, personId: string, names: ReadonlyMap<string, string>): ConsentRow[] {
  const rows = consents.all(store, { personId })
  return rows.map((row) => ({
    purpose: row.purpose as ConsentPurpose,
    recipient: row.recipient as PartnerId | null,
    recipientName: row.recipient_name,
    answer: row.answer as ConsentAnswer,
    askedAt: row.asked_at as Instant,
    words: row.words,
    givenBy: row.given_by,
    contactId: row.contact_id as ContactId | null,
    recordedBy: names.get(row.actor) ?? '',
  }))
}

const phones = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_phone')
    .selectAll()
    .where('person_id', '=', p.personId)
    .orderBy('bad')
    .orderBy('rank')
    .orderBy('digits'),
)
const household = statement<{ household: string }>()((k, p) =>
  k
    .selectFrom('person')
    .selectAll()
    .where('household', '=', p.household)
    .orderBy('sort_name')
    .orderBy('person_id')
    .limit(20),
)
const listsOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('list_person')
    .innerJoin('list', 'list.list_id', 'list_person.list_id')
    .select(['list.list_id', 'name', 'handler'])
    .where('person_id', '=', p.personId)
    .orderBy('list.created_hlc'),
)
const needsOfPerson = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('need', 'need.resident_id', 'person_resident.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
    .selectAll('need')
    .select(['person.person_id', 'person.name'])
    .where('person_resident.person_id', '=', p.personId)
    .orderBy('logged_at', 'desc')
    .orderBy('need_id'),
)
const referralsOfPerson = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('referral', 'referral.resident_id', 'person_resident.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
    .innerJoin('partner', 'partner.partner_id', 'referral.partner_id')
    .selectAll('referral')
    .select(['person.person_id', 'person.name', 'partner.name as partner_name'])
    .where('person_resident.person_id', '=', p.personId)
    .orderBy('made_at', 'desc')
    .orderBy('referral_id'),
)
const consents = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('consent', 'consent.resident_id', 'person_resident.resident_id')
    .leftJoin('partner', 'partner.partner_id', 'consent.recipient')
    .selectAll('consent')
    .select('partner.name as recipient_name')
    .where('person_id', '=', p.personId)
    .orderBy('hlc', 'desc'),
)
