import { sql } from 'kysely'
import type { NextCall } from '../../shared/domain/call.ts'
import type { HubSettings } from '../../shared/domain/hub.ts'
import type { ListId, PersonId } from '../../shared/domain/ids.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { callingParts, dayPart, isCallingTime, partBit } from '../../shared/rules/day-part.ts'
import {
  compareEntries,
  type Explanation,
  type QueueEntry,
  type QueueKind,
  reasonFor,
} from '../../shared/rules/next-call.ts'
import { allowedParts } from '../../shared/rules/retry.ts'
import type { ReadableStore } from '../handles.ts'
import { historyOf } from '../projections/derived/history.ts'
import type { CallQueueTable } from '../schema.ts'
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
    const interpret = interpretFor(store, entry.personId, handler)
    return {
      next: {
        personId: entry.personId as PersonId,
        listId: entry.listId === '' ? null : (entry.listId as ListId),
        number,
        reason: [
          reasonFor(entry, now, explanationOf(store, entry, settings)),
          ...(interpret === null ? [] : ['An interpreter is needed']),
          ...(number === null ? ['No usable number'] : []),
        ].join('. '),
        kind: entry.kind,
        attempts: entry.attempts,
        interpret,
      },
      noNext: null,
    }
  }
  return { next: null, noNext: whyNobody(store, handler, calling, settings.callingHours) }
}

/** What explains the place of somebody who is offered: of a callback its promise, of a retry the parts of the day. */
export function explanationOf(store: ReadableStore, entry: QueueEntry, settings: HubSettings): Explanation {
  const callback = entry.kind === 'callback' ? historyOf(store, entry.personId).callback : null
  const preferred = preferredOf.get(store, { personId: entry.personId })?.preferred_parts ?? 0
  return {
    promised: callback && { at: callback.dueAt as Instant, until: callback.until as Instant | null },
    allowed: allowedParts(callingParts(settings), preferred),
  }
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
  const entry = nextOfBands(store, handler, now, claimed, calling)
  const row = entry && placeOf.get(store, { personId: entry.personId })
  return entry && row ? { ...entry, attempts: row.attempts, listId: row.list_id } : null
}

function nextOfBands(
  store: ReadableStore,
  handler: string,
  now: Instant,
  claimed: ReadonlySet<string>,
  calling: boolean,
): QueueEntry | null {
  const due = (whose: string, kind: QueueKind, blocked: number) =>
    free(claimed, (limit) => dueByTime.all(store, { handler: whose, kind, blocked, now, limit }))
  const callback = first([handler, ''].map((whose) => due(whose, 'callback', 0)))
  if (callback || !calling) return callback
  const masks = [0, 1, 2, 3, 4, 5, 6].filter((mask) => (mask & partBit(dayPart(now))) === 0)
  for (const kind of ['urgent', 'retry'] as const) {
    const found = first(masks.map((blocked) => due(handler, kind, blocked)))
    if (found) return found
  }
  return first(masks.map((blocked) => free(claimed, (limit) => firstCalls.all(store, { handler, blocked, limit }))))
}

/** How many of a band are looked at before it is asked for as many as are in hand. */
const few = 4

/** The first of a band that nobody has in hand: among as many as are in hand and one more there is one, if there is any. */
function free(claimed: ReadonlySet<string>, ask: (limit: number) => Row[]): QueueEntry | null {
  for (const limit of claimed.size < few ? [claimed.size + 1] : [few, claimed.size + 1]) {
    const rows = ask(limit)
    const row = rows.find((one) => !claimed.has(one.person_id))
    if (row) return toEntry(row)
    if (rows.length < limit) return null
  }
  return null
}

/** What the index of a band holds: the rest is read of the one that is chosen. */
const indexed = ['person_id', 'kind', 'blocked', 'not_before', 'list_order', 'position'] as const
type Row = Pick<CallQueueTable, (typeof indexed)[number]>

function toEntry(row: Row): QueueEntry {
  return {
    personId: row.person_id,
    kind: row.kind as QueueKind,
    blocked: row.blocked,
    notBefore: row.not_before as Instant | '',
    listOrder: row.list_order,
    position: row.position,
    attempts: 0,
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
const preferredOf = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('person').select('preferred_parts').where('person_id', '=', p.personId),
)
const placeOf = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('call_queue').select(['list_id', 'attempts']).where('person_id', '=', p.personId),
)
const dueByTime = statement<{ handler: string; kind: string; blocked: number; now: string; limit: number }>()((k, p) =>
  k
    .selectFrom('call_queue')
    .select(indexed)
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
    .select(['person_id', 'blocked', 'list_order', 'position'])
    // What all of them are: their index does not hold it.
    .select([sql<string>`'first'`.as('kind'), sql<string>`''`.as('not_before')])
    .where('handler', '=', p.handler)
    // The index of first calls is for this kind alone: it must be seen in the statement.
    .where('kind', '=', sql.lit('first'))
    .where('blocked', '=', p.blocked)
    .orderBy('list_order')
    .orderBy('position')
    .orderBy('person_id')
    .limit(p.limit),
)
const countOf = statement<{ handler: string }>()((k, p) =>
  k
    .selectFrom('queue_count')
    .select((e) => e.fn.sum<number>('persons').as('n'))
    .where('handler', '=', p.handler),
)
