import { sql } from 'kysely'
import type { InputOf, OutputOf, Page } from '../../shared/api.ts'
import type { CallbackRow } from '../../shared/domain/call.ts'
import type { PersonId, StaffId } from '../../shared/domain/ids.ts'
import { addDays, type Instant, instantOf, millisecondsOf, startOfLondonDay } from '../../shared/domain/time.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import type { ReadableStore } from '../handles.ts'
import { build, get } from '../sql.ts'
import { pageOf } from './page-of.ts'
import { staffNames } from './staff.ts'

/**
 * Promises to ring somebody back that are not kept yet, the earliest first; those of today with what is overdue. A window
 * is overdue only after its end.
 *
 * @param staffId whose own and anybody's; null is everybody's
 */
export function callbacksPage(
  store: ReadableStore,
  input: InputOf<'callbacks.page'>,
  staffId: StaffId | null,
  now: Instant,
): Page<CallbackRow> {
  let query = promises.orderBy('callback.due_at').orderBy('call_queue.person_id')
  if (staffId !== null) {
    query = query.where((e) => e.or([e('call_queue.handler', 'in', [staffId, '']), e('callback.handler', 'is', null)]))
  }
  if (input.show === 'overdue') query = query.where(lastMoment, '<', now)
  if (input.show === 'today') {
    query = query.where('callback.due_at', '<', startOfLondonDay(addDays(londonDate(now), 1)))
  }
  const shown = query.select([
    'call_queue.person_id',
    'person.name',
    'callback.due_at',
    'callback.until',
    'callback.note',
    'callback.handler as promised_to',
    'call_queue.handler as rings',
  ])
  return pageOf(store, shown, input, (rows) => {
    const names = staffNames(store)
    return rows.map((row) => {
      // Of somebody who has left, whoever rings instead.
      const handler = row.promised_to === null || row.rings === '' ? null : row.rings
      return {
        personId: row.person_id as PersonId,
        name: row.name,
        at: row.due_at as Instant,
        until: row.until as Instant | null,
        overdue: (row.until ?? row.due_at) < now,
        handler: handler as StaffId | null,
        handlerName: handler === null ? null : (names.get(handler) ?? ''),
        note: row.note,
      }
    })
  })
}

/** Today's promises of one handler and anybody's that are to come, or were due within the last quarter of an hour. */
export function callbacksNear(store: ReadableStore, staffId: StaffId, now: Instant): CallbackRow[] {
  const earliest = instantOf(millisecondsOf(now) - lateMinutes * 60_000)
  const { rows } = callbacksPage(store, { show: 'today', offset: 0, limit: 500 }, staffId, now)
  return rows.filter((row) => (row.until ?? row.at) > earliest)
}

/** A promise that is later than this stands at the top of My work; nobody is reminded of it any more. */
const lateMinutes = 15

/** How many promises are overdue, and since when the oldest is. */
export function callbacksOverdue(store: ReadableStore, now: Instant): OutputOf<'callbacks.overdue'> {
  const counted = promises
    .where(lastMoment, '<', now)
    .select((e) => [e.fn.countAll<number>().as('n'), e.fn.min<string | null>(lastMoment).as('oldest')])
  const row = get(store, counted)
  return { overdue: row?.n ?? 0, oldest: (row?.oldest ?? null) as Instant | null }
}

const lastMoment = sql<string>`coalesce(callback.until, callback.due_at)`

/** Of everybody who waits for a promised call, the last promise. The kind is written out: its own index holds only these. */
const promises = build
  .selectFrom('call_queue')
  .innerJoin('person', 'person.person_id', 'call_queue.person_id')
  .innerJoin('person_resident', 'person_resident.person_id', 'call_queue.person_id')
  .innerJoin('callback', 'callback.resident_id', 'person_resident.resident_id')
  .where('kind', '=', sql.lit('callback'))
  .where('callback.dropped', '=', 0)
  .where((e) =>
    e.not(
      e.exists(
        e
          .selectFrom('person_resident as any_resident')
          .innerJoin('callback as later', 'later.resident_id', 'any_resident.resident_id')
          .select('later.seq')
          .whereRef('any_resident.person_id', '=', 'call_queue.person_id')
          .where('later.dropped', '=', 0)
          .where(sql<boolean>`(later.at, later.site, later.seq) > (callback.at, callback.site, callback.seq)`),
      ),
    ),
  )
