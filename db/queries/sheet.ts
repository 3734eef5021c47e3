import type { Sheet, SheetRow } from '../../shared/domain/call.ts'
import type { HubSettings } from '../../shared/domain/hub.ts'
import type { ListId, PersonId } from '../../shared/domain/ids.ts'
import { referenceNumber } from '../../shared/domain/reference-number.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'
import { addDays, ageOn, type Instant, startOfLondonDay } from '../../shared/domain/time.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import { compareEntries, type QueueEntry, type QueueKind, queueKinds, reasonFor } from '../../shared/rules/next-call.ts'
import { findPerson, type Person } from '../commands/person.ts'
import type { ReadableStore } from '../handles.ts'
import { shownValues } from '../projections/derived/person-values.ts'
import { statement } from '../sql.ts'
import { phonesOf } from './case-file.ts'
import { hubSettingsOf } from './hub-settings.ts'
import { explanationOf } from './next-call.ts'
import { staffNames } from './staff.ts'
import { timelineOf } from './timeline.ts'

/**
 * A handler's next people for today, for paper: in the order of the next call, callbacks promised for later today too, and
 * whatever the part of the day, since paper is carried through all of it. Who waits for another day is left out.
 *
 * @param claimed persons whom somebody else on this store has in hand
 */
export function nextPeople(
  store: ReadableStore,
  handler: string,
  now: Instant,
  count: number,
  claimed: ReadonlySet<string>,
): SheetRow[] {
  const before = startOfLondonDay(addDays(londonDate(now), 1))
  const limit = count + claimed.size
  const names = staffNames(store)
  const settings = hubSettingsOf(store)
  const waiting = queueKinds.flatMap((kind) =>
    (kind === 'callback' ? [handler, ''] : [handler]).flatMap((whose) =>
      masks.flatMap((blocked) => waitingIn.all(store, { handler: whose, kind, blocked, before, limit })),
    ),
  )
  return waiting
    .filter((row) => !claimed.has(row.person_id))
    .map(toEntry)
    .sort(compareEntries)
    .slice(0, count)
    .flatMap((entry) => {
      const found = findPerson(store, entry.personId)
      return found.ok ? [toRow(store, entry, found.value, now, names, settings)] : []
    })
}

/** A sheet as it was printed, and of whom a call has been entered since, or refused because they are held. */
export function withEntered(store: ReadableStore, sheet: Sheet): Sheet {
  const since = sheet.printedAt
  return {
    ...sheet,
    rows: sheet.rows.map((row) => {
      const who = { residentId: row.personId, since }
      return {
        ...row,
        entered: calledSince.get(store, who) !== undefined || refusedSince.get(store, who) !== undefined,
      }
    }),
  }
}

type Entry = QueueEntry & { readonly listId: ListId | null }

function toRow(
  store: ReadableStore,
  entry: Entry,
  person: Person,
  now: Instant,
  names: ReadonlyMap<string, string>,
  settings: HubSettings,
): SheetRow {
  const values = shownValues(person.residents)
  return {
    personId: person.personId,
    listId: entry.listId,
    caseNumber: referenceNumber('C', person.personId),
    name: person.row.name,
    age: values.dateOfBirth ? ageOn(values.dateOfBirth, londonDate(now)) : null,
    phones: phonesOf(store, person.personId)
      .filter((phone) => !phone.bad)
      .map((phone) => phone.shown),
    language: person.row.language,
    mind: toMind(values),
    why: reasonFor(entry, now, explanationOf(store, entry, settings)),
    lastNote: lastNote(store, person, names),
    entered: false,
  }
}

/** What matters before speaking, and no more: paper may be left lying. */
function toMind(values: ResidentValues): string[] {
  return [
    values.accessNeeds ?? '',
    values.safeToSpeak ? `Safe to speak: ${values.safeToSpeak}` : '',
    values.voicemail === 'notAllowed' ? 'No voicemail' : '',
    values.relayUk === 'yes' ? 'Relay UK: dial 18001 first' : '',
    values.britishSignLanguage === 'yes' ? 'British Sign Language' : '',
    values.interpreter === 'yes' ? 'Interpreter' : '',
    values.preferredTimes && values.preferredTimes.length > 0 ? `Prefers ${timesOf(values.preferredTimes)}` : '',
  ].filter((words) => words !== '')
}

function timesOf(parts: readonly string[]): string {
  return parts.map((part) => `${part}s`).join(' or ')
}

/** What was written last in a call or a note that still counts. */
function lastNote(store: ReadableStore, person: Person, names: ReadonlyMap<string, string>): string {
  for (const entry of timelineOf(store, person, names)) {
    if (entry.withdrawn) continue
    const words = entry.kind === 'call' ? entry.note : entry.kind === 'note' ? entry.text : ''
    if (words.trim() !== '') return words.length > longest ? `${words.slice(0, longest - 1).trimEnd()}…` : words
  }
  return ''
}

/** Fifteen people stand on a page: of a longer note there is no room for more. */
const longest = 240

/** Every set of parts of the day: each is read from the queue's index by itself. */
const masks = [0, 1, 2, 3, 4, 5, 6, 7]

function toEntry(row: {
  person_id: string
  list_id: string
  kind: string
  blocked: number
  not_before: string
  list_order: string
  position: number
  attempts: number
}): Entry {
  return {
    personId: row.person_id,
    listId: row.list_id === '' ? null : (row.list_id as ListId),
    kind: row.kind as QueueKind,
    blocked: row.blocked,
    notBefore: row.not_before as Instant | '',
    listOrder: row.list_order,
    position: row.position,
    attempts: row.attempts,
  }
}

const waitingIn = statement<{ handler: string; kind: string; blocked: number; before: string; limit: number }>()(
  (k, p) =>
    k
      .selectFrom('call_queue')
      .selectAll()
      .where('handler', '=', p.handler)
      .where('kind', '=', p.kind)
      .where('blocked', '=', p.blocked)
      .where('not_before', '<', p.before)
      .orderBy('not_before')
      .orderBy('list_order')
      .orderBy('position')
      .orderBy('person_id')
      .limit(p.limit),
)
// By when it was entered, not by when it was made: whoever copies from paper gives the times at which they rang.
const calledSince = statement<{ residentId: PersonId; since: string }>()((k, p) =>
  k
    .selectFrom('person_resident as own')
    .innerJoin('person_resident as every', 'every.person_id', 'own.person_id')
    .innerJoin('call', 'call.resident_id', 'every.resident_id')
    .innerJoin('event', (join) => join.onRef('event.site', '=', 'call.site').onRef('event.seq', '=', 'call.seq'))
    .select('call.call_id')
    .where('own.resident_id', '=', p.residentId)
    .where('call.direction', '=', 'outbound')
    .where('event.at', '>=', p.since)
    .limit(1),
)
const refusedSince = statement<{ residentId: PersonId; since: string }>()((k, p) =>
  k
    .selectFrom('person_resident as own')
    .innerJoin('person_resident as every', 'every.person_id', 'own.person_id')
    .innerJoin('refused_call', 'refused_call.resident_id', 'every.resident_id')
    .select('refused_call.seq')
    .where('own.resident_id', '=', p.residentId)
    .where('refused_call.at', '>=', p.since)
    .limit(1),
)
