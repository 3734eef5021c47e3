import type { NextCall } from '../../shared/domain/call.ts'
import type { ListId, PersonId } from '../../shared/domain/ids.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { dayPart, isCallingTime, partBit } from '../../shared/rules/day-part.ts'
import { compareEntries, type QueueEntry, type QueueKind, reasonFor } from '../../shared/rules/next-call.ts'
import type { ReadableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import { hubSettingsOf } from './hub-settings.ts'
import { staffById } from './staff.ts'

/**
 * Who a handler rings next, and why, at that moment (DESIGN §5): the first of `nextEntry`'s order that nobody else has in
 * hand. Each band is read from an index, one part-of-day mask at a time, so the length of the queue does not matter.
 *
 * @param claimed persons whom somebody on this store has in hand
 */
export function nextCall(
  store: ReadableStore,
  handler: string,
  now: Instant,
  claimed: ReadonlySet<string>,
): { next: NextCall | null; noNext: string | null } {
  const settings = hubSettingsOf(store)
  const calling = isCallingTime(now, settings)
  const entry = nextQueued(store, handler, now, claimed, calling)
  if (entry) {
    const number = firstNumber.get(store, { personId: entry.personId })?.digits ?? null
    const why = reasonFor(entry, now)
    return {
      next: {
        personId: entry.personId as PersonId,
        listId: entry.listId === '' ? null : (entry.listId as ListId),
        number,
        reason: number === null ? `${why}. No usable number` : why,
        kind: entry.kind,
        attempts: entry.attempts,
        interpret: interpretFor(store, entry.personId, handler),
      },
      noNext: null,
    }
  }
  return { next: null, noNext: whyNobody(store, handler, calling, settings.callingHours) }
}

/** Their language, where somebody must interpret for this handler (DESIGN §5). */
function interpretFor(store: ReadableStore, personId: string, handler: string): string | null {
  const language = languageOf.get(store, { personId })?.language ?? 'en'
  if (language === 'en') return null
  const spoken = JSON.parse(staffById.get(store, { staffId: handler })?.languages ?? '[]') as string[]
  return spoken.includes(language) ? null : language
}

/** How many people a handler still has to ring. */
export function leftFor(store: ReadableStore, handler: string): number {
  return countOf.get(store, { handler })?.n ?? 0
}

function nextQueued(
  store: ReadableStore,
  handler: string,
  now: Instant,
  claimed: ReadonlySet<string>,
  calling: boolean,
): (QueueEntry & { listId: string }) | null {
  const pick = (rows: Iterable<Row>) => {
    for (const row of rows) if (!claimed.has(row.person_id)) return toEntry(row)
    return null
  }
  // Few are in hand at once: this many rows of a band always hold one that is free, if there is one.
  const limit = claimed.size + 1
  const ownOrAnybody = [handler, ''].map((whose) => pick(dueCallbacks.all(store, { handler: whose, now, limit })))
  const callback = first(ownOrAnybody)
  if (callback || !calling) return callback
  const free = [0, 1, 2, 3, 4, 5, 6].filter((mask) => (mask & partBit(dayPart(now))) === 0)
  for (const kind of ['urgent', 'retry'] as const) {
    const found = first(free.map((blocked) => pick(dueByTime.all(store, { handler, kind, blocked, now, limit }))))
    if (found) return found
  }
  return first(free.map((blocked) => pick(firstCalls.all(store, { handler, blocked, limit }))))
}

type Row = {
  person_id: string
  list_id: string
  kind: string
  blocked: number
  not_before: string
  list_order: string
  position: number
  attempts: number
}

function toEntry(row: Row): QueueEntry & { listId: string } {
  return {
    personId: row.person_id,
    listId: row.list_id,
    kind: row.kind as QueueKind,
    blocked: row.blocked,
    notBefore: row.not_before as Instant | '',
    listOrder: row.list_order,
    position: row.position,
    attempts: row.attempts,
  }
}

function first<E extends QueueEntry>(entries: readonly (E | null)[]): E | null {
  return entries.filter((entry) => entry !== null).sort(compareEntries)[0] ?? null
}

function whyNobody(
  store: ReadableStore,
  handler: string,
  calling: boolean,
  hours: { from: number; to: number },
): string {
  if (!calling)
    return `The hub rings between ${hours.from}:00 and ${hours.to}:00. Promised calls still come up when they are due.`
  if (leftFor(store, handler) > 0)
    return 'Everyone on your list has been tried for this part of the day. They come up again later.'
  return 'Nobody is left on your list. Ask a supervisor to share more out.'
}

const firstNumber = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_phone')
    .select('digits')
    .where('person_id', '=', p.personId)
    .where('bad', '=', 0)
    .orderBy('rank')
    .orderBy('digits')
    .limit(1),
)
const languageOf = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('person').select('language').where('person_id', '=', p.personId),
)
const dueCallbacks = statement<{ handler: string; now: string; limit: number }>()((k, p) =>
  k
    .selectFrom('call_queue')
    .selectAll()
    .where('handler', '=', p.handler)
    .where('kind', '=', 'callback')
    .where('blocked', '=', 0)
    .where('not_before', '<=', p.now)
    .orderBy('not_before')
    .orderBy('list_order')
    .orderBy('position')
    .orderBy('person_id')
    .limit(p.limit),
)
const dueByTime = statement<{ handler: string; kind: string; blocked: number; now: string; limit: number }>()((k, p) =>
  k
    .selectFrom('call_queue')
    .selectAll()
    .where('handler', '=', p.handler)
    .where('kind', '=', p.kind)
    .where('blocked', '=', p.blocked)
    .where('not_before', '<=', p.now)
    .orderBy('not_before')
    .orderBy('list_order')
    .orderBy('position')
    .orderBy('person_id')
    .limit(p.limit),
)
const firstCalls = statement<{ handler: string; blocked: number; limit: number }>()((k, p) =>
  k
    .selectFrom('call_queue')
    .selectAll()
    .where('handler', '=', p.handler)
    .where('kind', '=', 'first')
    .where('blocked', '=', p.blocked)
    .orderBy('list_order')
    .orderBy('position')
    .orderBy('person_id')
    .limit(p.limit),
)
const countOf = statement<{ handler: string }>()((k, p) =>
  k
    .selectFrom('call_queue')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('handler', '=', p.handler),
)
