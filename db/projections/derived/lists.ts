import { hasFlag } from '../../../shared/codes/outcomes.ts'
import type { HubSettings } from '../../../shared/domain/hub.ts'
import { coverageState } from '../../../shared/rules/coverage.ts'
import type { LadderPlace } from '../../../shared/rules/ladder.ts'
import type { WritableStore } from '../../handles.ts'
import { statement } from '../../sql.ts'
import { putInQueue, type QueuePlace } from './call-queue.ts'
import { attemptsFor, type PastCall, type PersonHistory } from './history.ts'
import type { DerivedPerson } from './persons.ts'
import { isHere, placeOn, retryOn, stepAt, stepsFor } from './place.ts'
import type { Presence } from './presence.ts'

/**
 * Works out again the state of a person on each of their lists (DESIGN §5, coverage proof), the counts, and their place
 * in the queue. A null person is one that is no more.
 */
export function refreshLists(
  tx: WritableStore,
  personId: string,
  person: DerivedPerson | null,
  history: PersonHistory,
  settings: HubSettings,
  has: Presence,
): void {
  const before = new Map((has.list_person ? rowsOf.all(tx, { personId }) : []).map((row) => [row.list_id, row]))
  const outstanding: Outstanding[] = []
  for (const list of person && has.list_member ? listsOf.all(tx, { personId }) : []) {
    if (!person) break
    const share = sharesOf.all(tx, { personId, listId: list.list_id }).at(-1)
    const handler = share?.handler ?? null
    const attempts = attemptsFor(history, list.list_id, list.created_at)
    const since = history.calls.filter((call) => call.listId === list.list_id || call.startedAt >= list.created_at)
    const made = { listId: list.list_id, createdAt: list.created_at }
    const steps = stepsFor(history, made)
    const place = placeOn(tx, made, person, history.callback, attempts, steps, settings, has)
    const state = coverageState({
      hold: person.hold,
      left: person.left,
      reached:
        since.some((call) => hasFlag(call.outcome, 'reached') || call.direction === 'inbound') ||
        steps.some((step) => step.outcome === 'reached'),
      refused:
        since.some((call) => hasFlag(call.outcome, 'refused')) || steps.some((step) => step.outcome === 'refused'),
      ladderFinished: place.kind === 'finished',
      begun: attempts.length > 0 || steps.length > 0 || history.callback !== null,
    })
    const row = { listId: list.list_id, position: list.position, handler, state, attempts: attempts.length }
    const old = before.get(list.list_id)
    before.delete(list.list_id)
    if (!old || old.state !== state || old.handler !== handler) {
      if (old) count(tx, old.list_id, old.handler, old.state, -1)
      count(tx, list.list_id, handler, state, 1)
    }
    if (!old || old.position !== row.position) putRow.run(tx, { personId, ...row })
    else if (old.handler !== handler || old.state !== state || old.attempts !== row.attempts) {
      setRow.run(tx, { personId, ...row })
    }
    if (list.closed === 0) outstanding.push({ ...row, order: list.created_hlc, attempts, place })
  }
  for (const gone of before.values()) {
    count(tx, gone.list_id, gone.handler, gone.state, -1)
    dropRow.run(tx, { listId: gone.list_id, personId })
  }
  const isCallable = person !== null && person.hold === null && !person.left
  putInQueue(tx, personId, isCallable ? placeInQueue(tx, person, history, outstanding, settings) : null, has)
  if (has.ladder_step) dropStep.run(tx, { personId })
  if (isCallable) refreshStep(tx, personId, outstanding)
}

interface Outstanding {
  readonly listId: string
  readonly position: number
  readonly handler: string | null
  readonly state: string
  readonly order: string
  readonly attempts: readonly PastCall[]
  readonly place: LadderPlace
}

/** The step that waits for a person, of their first open list. */
function refreshStep(tx: WritableStore, personId: string, lists: readonly Outstanding[]): void {
  const list = lists.find((one) => isOutstanding(one) && one.place.kind === 'step')
  if (list?.place.kind !== 'step') return
  putStep.run(tx, {
    personId,
    listId: list.listId,
    ...stepAt(tx, personId, list, list.place),
    attempts: list.attempts.length,
  })
}

function isOutstanding(list: Outstanding): boolean {
  return list.state === 'notStarted' || list.state === 'inProgress'
}

/**
 * A person waits at one place of the queue at most: for the first open list on which they are still to be reached. What
 * was promised for somebody who has left the hub is the list's handler's to keep, or anybody's.
 */
function placeInQueue(
  tx: WritableStore,
  person: DerivedPerson,
  history: PersonHistory,
  open: readonly Outstanding[],
  settings: HubSettings,
): QueuePlace | null {
  const lists = open.filter((one) => one.handler !== null)
  const list = lists.find((one) => isOutstanding(one) && one.place.kind === 'ringing')
  if (history.callback) {
    const any = list ?? lists[0]
    const promisedTo = history.callback.handler
    return {
      list_id: any?.listId ?? '',
      handler: (promisedTo !== null && isHere(tx, promisedTo) ? promisedTo : any?.handler) ?? '',
      kind: 'callback',
      blocked: 0,
      not_before: later(history.callback.dueAt, history.skippedUntil),
      list_order: any?.order ?? '',
      position: any?.position ?? 0,
      attempts: any?.attempts.length ?? 0,
    }
  }
  if (!list) return null
  const retry = retryOn(person.preferredParts, list.attempts, settings)
  const notBefore = later(retry.notBefore ?? '', history.skippedUntil)
  return {
    list_id: list.listId,
    handler: list.handler ?? '',
    kind: kindOf(history, list.attempts.length, notBefore),
    blocked: retry.blocked,
    not_before: notBefore,
    list_order: list.order,
    position: list.position,
    attempts: list.attempts.length,
  }
}

function later(moment: string, other: string | null): string {
  return other !== null && other > moment ? other : moment
}

function kindOf(history: PersonHistory, attempts: number, notBefore: string): 'urgent' | 'retry' | 'first' {
  if (history.hasUrgentNeed) return 'urgent'
  return attempts > 0 || notBefore !== '' ? 'retry' : 'first'
}

function count(tx: WritableStore, listId: string, handler: string | null, state: string, by: number): void {
  addCount.run(tx, { listId, handler: handler ?? '', state, by })
  if (by < 0) dropEmptyCount.run(tx, { listId, handler: handler ?? '', state })
}

const rowsOf = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('list_person').selectAll().where('person_id', '=', p.personId),
)
const listsOf = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('list_member', 'list_member.resident_id', 'person_resident.resident_id')
    .innerJoin('list', 'list.list_id', 'list_member.list_id')
    .select(['list.list_id', 'list.created_at', 'list.created_hlc', 'list.closed'])
    .select((e) => e.fn.min<number>('list_member.position').as('position'))
    .where('person_id', '=', p.personId)
    .groupBy(['list.list_id', 'list.created_at', 'list.created_hlc', 'list.closed'])
    .orderBy('list.created_hlc')
    .orderBy('list.list_id'),
)
// A cross join keeps SQLite to this order: from the list's side it would read every share of the list for one person.
const sharesOf = statement<{ personId: string; listId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .crossJoin('list_share')
    .select(['handler'])
    .whereRef('list_share.resident_id', '=', 'person_resident.resident_id')
    .where('person_id', '=', p.personId)
    .where('list_id', '=', p.listId)
    .orderBy('hlc')
    .orderBy('site'),
)
const putStep = statement<{
  personId: string
  listId: string
  step: string
  owner: string
  dueOn: string
  attempts: number
}>()((k, p) =>
  k.insertInto('ladder_step').values({
    person_id: p.personId,
    list_id: p.listId,
    step: p.step,
    owner: p.owner,
    due_on: p.dueOn,
    attempts: p.attempts,
  }),
)
const dropStep = statement<{ personId: string }>()((k, p) =>
  k.deleteFrom('ladder_step').where('person_id', '=', p.personId),
)
const putRow = statement<{
  listId: string
  personId: string
  position: number
  handler: string | null
  state: string
  attempts: number
}>()((k, p) =>
  k
    .insertInto('list_person')
    .values({
      list_id: p.listId,
      person_id: p.personId,
      position: p.position,
      handler: p.handler,
      state: p.state,
      attempts: p.attempts,
    })
    .onConflict((c) =>
      c
        .columns(['list_id', 'person_id'])
        .doUpdateSet({ position: p.position, handler: p.handler, state: p.state, attempts: p.attempts }),
    ),
)
// Apart from the position, so that the index of the list's order is left alone.
const setRow = statement<{
  listId: string
  personId: string
  handler: string | null
  state: string
  attempts: number
}>()((k, p) =>
  k
    .updateTable('list_person')
    .set({ handler: p.handler, state: p.state, attempts: p.attempts })
    .where('list_id', '=', p.listId)
    .where('person_id', '=', p.personId),
)
const dropRow = statement<{ listId: string; personId: string }>()((k, p) =>
  k.deleteFrom('list_person').where('list_id', '=', p.listId).where('person_id', '=', p.personId),
)
const addCount = statement<{ listId: string; handler: string; state: string; by: number }>()((k, p) =>
  k
    .insertInto('list_count')
    .values({ list_id: p.listId, handler: p.handler, state: p.state, persons: p.by })
    .onConflict((c) =>
      c.columns(['list_id', 'handler', 'state']).doUpdateSet((e) => ({
        persons: e('list_count.persons', '+', p.by),
      })),
    ),
)
const dropEmptyCount = statement<{ listId: string; handler: string; state: string }>()((k, p) =>
  k
    .deleteFrom('list_count')
    .where('list_id', '=', p.listId)
    .where('handler', '=', p.handler)
    .where('state', '=', p.state)
    .where('persons', '=', 0),
)
