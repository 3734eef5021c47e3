import type { InputOf, Page } from '../../shared/api.ts'
import type { NeedCategory, NeedStatus, Urgency } from '../../shared/codes/needs.ts'
import type { NeedRow } from '../../shared/domain/case-file.ts'
import type { NeedId, PersonId, StaffId } from '../../shared/domain/ids.ts'
import type { Recurrence } from '../../shared/domain/recurrence.ts'
import type { CalendarDate, Instant } from '../../shared/domain/time.ts'
import type { ReadableStore } from '../handles.ts'
import type { NeedTable, RecurrenceTable } from '../schema.ts'
import { all, build, get, statement } from '../sql.ts'
import { staffNames } from './staff.ts'
import { staleBefore } from './stale.ts'

/** A page of needs, urgent and old ones first. */
export function needsPage(
  store: ReadableStore,
  input: InputOf<'needs.page'>,
  staffId: string,
  now: Instant,
): Page<NeedRow> {
  let query = build
    .selectFrom('need')
    .innerJoin('person_resident', 'person_resident.resident_id', 'need.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
  if (input.status) query = query.where('status', '=', input.status)
  if (input.category) query = query.where('category', '=', input.category)
  if (input.mine) query = query.where('logged_by', '=', staffId)
  if (input.stale) query = query.where('status', '=', 'open').where('changed_at', '<', staleBefore(store, now))
  const rows = all(
    store,
    query
      .selectAll('need')
      .select(['person.person_id', 'person.name'])
      .orderBy((e) =>
        e.case().when('urgency', '=', 'urgent').then(0).when('urgency', '=', 'soon').then(1).else(2).end(),
      )
      .orderBy('logged_at')
      .orderBy('need_id')
      .limit(input.limit)
      .offset(input.offset),
  )
  const total =
    get(
      store,
      query.select((e) => e.fn.countAll<number>().as('n')),
    )?.n ?? 0
  return { rows: needRows(store, rows), total }
}

/** Needs as screens show them. */
export function needRows(
  store: ReadableStore,
  rows: readonly (NeedTable & { person_id: string; name: string })[],
): NeedRow[] {
  const names = staffNames(store)
  return rows.map((row) => ({
    needId: row.need_id as NeedId,
    personId: row.person_id as PersonId,
    personName: row.name,
    category: row.category as NeedCategory,
    urgency: row.urgency as Urgency,
    status: row.status as NeedStatus,
    detail: row.detail,
    answers: JSON.parse(row.answers) as Record<string, string>,
    origin: row.origin as NeedRow['origin'],
    loggedAt: row.logged_at as Instant,
    loggedBy: names.get(row.logged_by) ?? '',
    referredTo: partnerOfNeed.get(store, { needId: row.need_id })?.name ?? null,
    recurrence: recurrenceOf(store, row.resident_id, row.need_id),
  }))
}

function recurrenceOf(store: ReadableStore, residentId: string, needId: string): NeedRow['recurrence'] {
  const row = recurrenceById.get(store, { residentId, needId })
  if (!row) return null
  return { ...toRecurrence(row), nextOn: row.next_on as CalendarDate, isReview: row.is_review === 1 }
}

/** How a need comes again, as it was agreed. */
export function toRecurrence(row: RecurrenceTable): Recurrence {
  return {
    everyDays: row.every_days,
    from: row.from_on as CalendarDate,
    reviewOn: row.review_on as CalendarDate,
    owner: row.owner === '' ? null : (row.owner as StaffId),
  }
}

/** How a need comes again, as it stands. */
export const recurrenceById = statement<{ residentId: string; needId: string }>()((k, p) =>
  k.selectFrom('recurrence').selectAll().where('resident_id', '=', p.residentId).where('need_id', '=', p.needId),
)
/** To whom a need is referred, while nobody has declined it. */
export const partnerOfNeed = statement<{ needId: string }>()((k, p) =>
  k
    .selectFrom('referral_need')
    .innerJoin('referral', 'referral.referral_id', 'referral_need.referral_id')
    .innerJoin('partner', 'partner.partner_id', 'referral.partner_id')
    .select('partner.name')
    .where('need_id', '=', p.needId)
    .where('state', 'not in', ['withdrawn', 'declined', 'unable'])
    .orderBy('made_at', 'desc')
    .limit(1),
)
