import { type NeedCategory, needCategories } from '../../shared/codes/needs.ts'
import type { MyWork } from '../../shared/domain/call.ts'
import type { PersonId } from '../../shared/domain/ids.ts'
import { addDays, type CalendarDate, type Instant, showDate } from '../../shared/domain/time.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import type { ReadableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import { partnerOfNeed } from './needs.ts'

type News = MyWork['news'][number]

/** So many of each kind, and of all together: what is older is found in the case files. */
const most = 20

/**
 * What became of the people whom somebody helped, the newest first: partners' answers to their referrals, deliveries of
 * needs that they logged, and those needs that are met.
 */
export function newsFor(store: ReadableStore, staffId: string, today: CalendarDate): readonly News[] {
  const news = [
    ...answered
      .all(store, { staffId })
      .map((row) =>
        toNews(
          row,
          row.moved_at,
          `${row.partner_name} ${answerWords[row.state] ?? row.state}: ${labels(row.categories)}`,
        ),
      ),
    ...delivered.all(store, { staffId }).map((row) => toNews(row, row.at, deliveryWords(store, row, today))),
    ...met.all(store, { staffId }).map((row) => toNews(row, row.changed_at, `Need met: ${labels(row.category)}`)),
  ]
  return news.sort((a, b) => (a.at === b.at ? compare(a.text, b.text) : compare(b.at, a.at))).slice(0, most)
}

function toNews(row: { readonly person_id: string; readonly name: string }, at: string, text: string): News {
  return { at: at as Instant, personId: row.person_id as PersonId, name: row.name, text }
}

/** "Kingston Foodbank delivered on Tuesday: food". */
function deliveryWords(
  store: ReadableStore,
  row: { readonly need_id: string; readonly category: string; readonly due_on: string; readonly at: string },
  today: CalendarDate,
): string {
  const partner = partnerOfNeed.get(store, { needId: row.need_id })?.name
  // What came before its day was delivered when that was recorded.
  const recordedOn = londonDate(row.at as Instant)
  const day = row.due_on < recordedOn ? (row.due_on as CalendarDate) : recordedOn
  return `${partner ? `${partner} delivered` : 'Delivered'} ${dayWords(day, today)}: ${labels(row.category)}`
}

function dayWords(day: CalendarDate, today: CalendarDate): string {
  if (day === today) return 'today'
  if (day > addDays(today, -7) && day < today) return `on ${weekday.format(Date.parse(day))}`
  return `on ${showDate(day)}`
}

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })

function labels(categories: string | null): string {
  return [...new Set((categories ?? '').split(','))]
    .map((code) => needCategories[code as NeedCategory]?.label.toLowerCase() ?? code)
    .join(', ')
}

const answerWords: Readonly<Record<string, string>> = {
  accepted: 'has taken it on',
  inProgress: 'is helping',
  completed: 'has helped',
  declined: 'could not take it',
  unable: 'was unable to help',
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

const answered = statement<{ staffId: string }>()((k, p) =>
  k
    .selectFrom('referral')
    .innerJoin('person_resident', 'person_resident.resident_id', 'referral.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
    .innerJoin('partner', 'partner.partner_id', 'referral.partner_id')
    .innerJoin('referral_need', 'referral_need.referral_id', 'referral.referral_id')
    .innerJoin('need', 'need.need_id', 'referral_need.need_id')
    .select(['person.person_id', 'person.name', 'partner.name as partner_name', 'state', 'moved_at'])
    .select((e) => e.fn<string>('group_concat', ['need.category']).as('categories'))
    .where('made_by', '=', p.staffId)
    .where('state', 'in', ['accepted', 'inProgress', 'completed', 'declined', 'unable'])
    .groupBy('referral.referral_id')
    .orderBy('moved_at', 'desc')
    .limit(most),
)
const delivered = statement<{ staffId: string }>()((k, p) =>
  k
    .selectFrom('delivery')
    .innerJoin('need', 'need.need_id', 'delivery.need_id')
    .innerJoin('person_resident', 'person_resident.resident_id', 'delivery.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
    .select(['person.person_id', 'person.name', 'delivery.need_id', 'delivery.due_on', 'delivery.at', 'need.category'])
    .where('need.logged_by', '=', p.staffId)
    .where('result', '=', 'delivered')
    .orderBy('delivery.at', 'desc')
    .limit(most),
)
// A need that is met because a referral of theirs was completed is told by the partner's answer.
const met = statement<{ staffId: string }>()((k, p) =>
  k
    .selectFrom('need')
    .innerJoin('person_resident', 'person_resident.resident_id', 'need.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
    .select(['person.person_id', 'person.name', 'need.category', 'need.changed_at'])
    .where('status', '=', 'met')
    .where('logged_by', '=', p.staffId)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('referral_need')
            .innerJoin('referral', 'referral.referral_id', 'referral_need.referral_id')
            .select('referral.referral_id')
            .whereRef('referral_need.need_id', '=', 'need.need_id')
            .where('made_by', '=', p.staffId)
            .where('state', '=', 'completed'),
        ),
      ),
    )
    .orderBy('changed_at', 'desc')
    .limit(most),
)
