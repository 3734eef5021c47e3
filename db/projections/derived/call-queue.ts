import type { WritableStore } from '../../handles.ts'
import type { CallQueueTable } from '../../schema.ts'
import { statement } from '../../sql.ts'
import type { Presence } from './presence.ts'

/** Where somebody waits to be rung; `not_before` is empty where it may be at once. */
export type QueuePlace = Omit<CallQueueTable, 'person_id'>

/**
 * Puts a person where they wait in the queue, or takes them out of it, and keeps the counts of each handler's queue. A
 * place that is as it was is not written again: each of its indexes would be too.
 */
export function putInQueue(tx: WritableStore, personId: string, place: QueuePlace | null, has: Presence): void {
  const before = has.call_queue ? placeOf.get(tx, { personId }) : undefined
  if (!place) {
    if (!before) return
    take.run(tx, { personId })
    count(tx, before, -1)
    return
  }
  if (before && isSame(before, place)) return
  put.run(tx, { personId, ...place })
  if (before?.handler === place.handler && before.kind === place.kind) return
  if (before) count(tx, before, -1)
  count(tx, place, 1)
}

function isSame(a: QueuePlace, b: QueuePlace): boolean {
  return (
    a.list_id === b.list_id &&
    a.handler === b.handler &&
    a.kind === b.kind &&
    a.blocked === b.blocked &&
    a.not_before === b.not_before &&
    a.list_order === b.list_order &&
    a.position === b.position &&
    a.attempts === b.attempts
  )
}

function count(tx: WritableStore, { handler, kind }: QueuePlace, by: number): void {
  addCount.run(tx, { handler, kind, by })
  if (by < 0) dropEmptyCount.run(tx, { handler, kind })
}

const placeOf = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('call_queue').selectAll().where('person_id', '=', p.personId),
)
const take = statement<{ personId: string }>()((k, p) => k.deleteFrom('call_queue').where('person_id', '=', p.personId))
const put = statement<QueuePlace & { personId: string }>()((k, p) => {
  const place = {
    list_id: p.list_id,
    handler: p.handler,
    kind: p.kind,
    blocked: p.blocked,
    not_before: p.not_before,
    list_order: p.list_order,
    position: p.position,
    attempts: p.attempts,
  }
  return k
    .insertInto('call_queue')
    .values({ person_id: p.personId, ...place })
    .onConflict((c) => c.column('person_id').doUpdateSet(place))
})
const addCount = statement<{ handler: string; kind: string; by: number }>()((k, p) =>
  k
    .insertInto('queue_count')
    .values({ handler: p.handler, kind: p.kind, persons: p.by })
    .onConflict((c) =>
      c.columns(['handler', 'kind']).doUpdateSet((e) => ({ persons: e('queue_count.persons', '+', p.by) })),
    ),
)
const dropEmptyCount = statement<{ handler: string; kind: string }>()((k, p) =>
  k.deleteFrom('queue_count').where('handler', '=', p.handler).where('kind', '=', p.kind).where('persons', '=', 0),
)
