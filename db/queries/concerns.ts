import type { InputOf, OutputOf, Page } from '../../shared/api.ts'
import type { ConcernLevel, ConcernStep } from '../../shared/codes/concerns.ts'
import { type ConcernRow, minutesWaited } from '../../shared/domain/concern.ts'
import type { CallId, ConcernId, PersonId } from '../../shared/domain/ids.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { ReadableStore } from '../handles.ts'
import type { ConcernTable } from '../schema.ts'
import { all, build, get, statement } from '../sql.ts'
import { staffNames } from './staff.ts'

/** The supervisor's queue: what nobody has acknowledged first, then what is open, the oldest first; then the closed. */
export function concernsPage(store: ReadableStore, input: InputOf<'concerns.page'>, now: Instant): Page<ConcernRow> {
  let query = build
    .selectFrom('concern')
    .innerJoin('person_resident', 'person_resident.resident_id', 'concern.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
  if (input.show === 'open') query = query.where('is_open', '=', 1)
  const rows = all(
    store,
    query
      .selectAll('concern')
      .select(['person.person_id', 'person.name'])
      .orderBy('is_open', 'desc')
      .orderBy((e) =>
        e.case().when('is_open', '=', 0).then(0).when('acknowledged_at', 'is', null).then(0).else(1).end(),
      )
      .orderBy((e) => e.case().when('is_open', '=', 1).then(e.ref('raised_at')).else('').end())
      .orderBy('raised_at', 'desc')
      .orderBy('concern_id')
      .limit(input.limit)
      .offset(input.offset),
  )
  const total =
    get(
      store,
      query.select((e) => e.fn.countAll<number>().as('n')),
    )?.n ?? 0
  return { rows: concernRows(store, rows, now), total }
}

/** How many open concerns nobody has acknowledged, and since when the oldest has waited. */
export function concernsWaiting(store: ReadableStore): OutputOf<'concerns.waiting'> {
  const row = waiting.get(store, {})
  return { waiting: row?.n ?? 0, oldest: (row?.oldest ?? null) as Instant | null }
}

/** A person's concerns, open ones first, the newest of them first. */
export function concernsOf(store: ReadableStore, personId: string, now: Instant): ConcernRow[] {
  return concernRows(store, ofPerson.all(store, { personId }), now)
}

function concernRows(
  store: ReadableStore,
  rows: readonly (ConcernTable & { person_id: string; name: string })[],
  now: Instant,
): ConcernRow[] {
  const names = staffNames(store)
  const nameOf = (staffId: string | null) => names.get(staffId ?? '') ?? ''
  return rows.map((row) => ({
    concernId: row.concern_id as ConcernId,
    personId: row.person_id as PersonId,
    personName: row.name,
    callId: row.call_id as CallId | null,
    level: row.level as ConcernLevel,
    seen: row.seen,
    done: JSON.parse(row.done) as ConcernStep[],
    note: row.note,
    raisedAt: row.raised_at as Instant,
    raisedBy: nameOf(row.raised_by),
    acknowledged:
      row.acknowledged_at === null
        ? null
        : {
            at: row.acknowledged_at as Instant,
            by: nameOf(row.acknowledged_by),
            note: row.acknowledged_note ?? '',
          },
    minutesWaited: minutesWaited(row.raised_at as Instant, (row.acknowledged_at ?? now) as Instant),
    closed:
      row.is_open === 1 || row.closed_at === null
        ? null
        : { at: row.closed_at as Instant, by: nameOf(row.closed_by), outcome: row.outcome ?? '' },
  }))
}

const waiting = statement()((k) =>
  k
    .selectFrom('concern')
    .select((e) => [e.fn.countAll<number>().as('n'), e.fn.min('raised_at').as('oldest')])
    .where('is_open', '=', 1)
    .where('acknowledged_at', 'is', null),
)
const ofPerson = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('concern', 'concern.resident_id', 'person_resident.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
    .selectAll('concern')
    .select(['person.person_id', 'person.name'])
    .where('person_resident.person_id', '=', p.personId)
    .orderBy('is_open', 'desc')
    .orderBy('raised_at', 'desc')
    .orderBy('concern_id'),
)
