import { hasFlag, type OutcomeCode } from '../../shared/codes/outcomes.ts'
import type { MyWork } from '../../shared/domain/call.ts'
import type { MessageId, PersonId } from '../../shared/domain/ids.ts'
import { addDays, type Instant, startOfLondonDay } from '../../shared/domain/time.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import type { ReadableStore } from '../handles.ts'
import { historyOf } from '../projections/derived/history.ts'
import { statement } from '../sql.ts'
import { duePage, ladderPage, ownersFor, tasksPage } from './due-work.ts'
import { newsFor } from './news.ts'
import { leftFor, nextCall } from './next-call.ts'
import { staffNames } from './staff.ts'
import { staleBefore } from './stale.ts'

interface MyWorkAsked {
  readonly staffId: string
  readonly isSupervisor: boolean
  readonly now: Instant
  readonly claimed: ReadonlySet<string>
}

/** How many lines of each kind the home shows; the rest are behind a link. */
const shown = { offset: 0, limit: 50 }
/** Deliveries are shown so many days ahead, to be prepared. */
const dueAhead = 2

/** A handler's home: who is next, what is promised, what is left, and what became of the people they helped. */
export function myWork(store: ReadableStore, { staffId, isSupervisor, now, claimed }: MyWorkAsked): MyWork {
  const today = londonDate(now)
  const owners = ownersFor(store, staffId, isSupervisor)
  const names = staffNames(store)
  const before = staleBefore(store, now)
  const from = startOfLondonDay(today)
  const to = startOfLondonDay(addDays(today, 1))
  const calls = callsToday.all(store, { staffId, from, to })
  return {
    ...nextCall(store, staffId, now, claimed),
    left: leftFor(store, staffId),
    today: {
      calls: calls.length,
      reached: calls.filter((call) => hasFlag(call.outcome as OutcomeCode, 'reached')).length,
      needsLogged: needsToday.get(store, { staffId, from, to })?.n ?? 0,
    },
    callbacks: callbacksOf.all(store, { staffId, to }).map((row) => {
      const callback = historyOf(store, row.person_id).callback
      return {
        personId: row.person_id as PersonId,
        name: row.name,
        at: (callback?.dueAt ?? row.not_before) as Instant,
        until: (callback?.until ?? null) as Instant | null,
        note: callback?.note ?? '',
        overdue: (callback?.until ?? callback?.dueAt ?? row.not_before) < now,
        mine: callback?.handler === staffId,
      }
    }),
    openNeeds: openNeeds.get(store, { staffId })?.n ?? 0,
    staleNeeds: staleNeeds.get(store, { staffId, before })?.n ?? 0,
    draftedReferrals: drafted.get(store, { staffId })?.n ?? 0,
    staleReferrals: staleReferrals.get(store, { staffId, before })?.n ?? 0,
    steps: ladderPage(store, { step: null, ...shown }, owners, today).rows,
    tasks: tasksPage(store, { state: 'open', ...shown }, owners, today).rows,
    due: duePage(store, { until: addDays(today, dueAhead), ...shown }, owners, today).rows,
    messages: messagesOf.all(store, { staffId }).map((row) => ({
      messageId: row.message_id as MessageId,
      text: row.text,
      at: row.at as Instant,
      by: names.get(row.by) ?? '',
    })),
    news: newsFor(store, staffId, today),
  }
}

const callsToday = statement<{ staffId: string; from: string; to: string }>()((k, p) =>
  k
    .selectFrom('call')
    .select('outcome')
    .where('actor', '=', p.staffId)
    .where('started_at', '>=', p.from)
    .where('started_at', '<', p.to),
)
const needsToday = statement<{ staffId: string; from: string; to: string }>()((k, p) =>
  k
    .selectFrom('need')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('logged_by', '=', p.staffId)
    .where('logged_at', '>=', p.from)
    .where('logged_at', '<', p.to),
)
const callbacksOf = statement<{ staffId: string; to: string }>()((k, p) =>
  k
    .selectFrom('call_queue')
    .innerJoin('person', 'person.person_id', 'call_queue.person_id')
    .select(['call_queue.person_id', 'name', 'not_before'])
    .where('handler', 'in', [p.staffId, ''])
    .where('kind', '=', 'callback')
    .where('not_before', '<', p.to)
    .orderBy('not_before')
    .orderBy('call_queue.person_id')
    .limit(50),
)
const openNeeds = statement<{ staffId: string }>()((k, p) =>
  k
    .selectFrom('need')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('logged_by', '=', p.staffId)
    .where('status', '=', 'open'),
)
const staleNeeds = statement<{ staffId: string; before: string }>()((k, p) =>
  k
    .selectFrom('need')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('logged_by', '=', p.staffId)
    .where('status', '=', 'open')
    .where('changed_at', '<', p.before),
)
const staleReferrals = statement<{ staffId: string; before: string }>()((k, p) =>
  k
    .selectFrom('referral')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('made_by', '=', p.staffId)
    .where('state', 'in', ['drafted', 'sent'])
    .where('moved_at', '<', p.before),
)
const messagesOf = statement<{ staffId: string }>()((k, p) =>
  k
    .selectFrom('message')
    .selectAll()
    .where('staff_id', '=', p.staffId)
    .where('is_read', '=', 0)
    .where('text', '!=', '')
    .orderBy('at', 'desc')
    .orderBy('message_id')
    .limit(20),
)
const drafted = statement<{ staffId: string }>()((k, p) =>
  k
    .selectFrom('referral')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('made_by', '=', p.staffId)
    .where('state', '=', 'drafted'),
)
