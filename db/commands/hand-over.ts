import type { OutputOf, ParsedInputOf } from '../../shared/api.ts'
import type { CallId, ListId, ResidentId, StaffId, TaskId } from '../../shared/domain/ids.ts'
import type { CalendarDate, Instant } from '../../shared/domain/time.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, type Writing } from '../log/write.ts'
import { historyOf } from '../projections/derived/history.ts'
import { recurrenceById, toRecurrence } from '../queries/needs.ts'
import { staffById } from '../queries/staff.ts'
import { statement } from '../sql.ts'
import { changesWithin } from './changes-within.ts'
import { messageTo } from './message.ts'
import { needById } from './need.ts'
import { whyNotOwner } from './owner.ts'
import { findPerson } from './person.ts'
import { writeRecurrence } from './recurrence.ts'

type HandOver = ParsedInputOf<'work.handOver'>

/**
 * Gives what somebody leaves open to a colleague: promised callbacks, steps of the ladder, tasks, deliveries; then the
 * words for them. What is not, or no longer, the caller's own is left out. Fails with `conflict` where nothing is.
 */
export function handOver(tx: Writing, input: HandOver): Result<OutputOf<'work.handOver'>> {
  if (input.to === tx.actor) return fail('invalid', 'Choose a colleague. Nothing was handed over.', 'to')
  const nobody = whyNotOwner(tx, input.to, 'to')
  if (nobody) return nobody
  const reason = `Handed over to ${staffById.get(tx, { staffId: input.to })?.name ?? ''}`
  const handedOver =
    count(input.callbacks, (personId) => giveCallback(tx, personId, input.to)) +
    count(input.steps, (personId) => giveStep(tx, personId, input.to)) +
    count(input.tasks, (taskId) => giveTask(tx, taskId, input.to, reason)) +
    count(input.due, (needId) => giveRecurrence(tx, needId, input.to, reason))
  if (handedOver === 0) {
    return fail(
      'conflict',
      'Nothing of this is yours any more: perhaps it was handed over already. Nothing was changed.',
    )
  }
  if (input.words !== '') {
    const sent = messageTo(tx, input.to, input.messageId, input.words)
    if (!sent.ok) return sent
  }
  return ok({ handedOver })
}

/** How many of them were given: each named once, however often it was sent. */
function count<T>(wanted: readonly T[], give: (one: T) => boolean): number {
  return [...new Set(wanted)].filter(give).length
}

/** A promise made to ring somebody back: the caller's, or anybody's that stands in the caller's queue. */
function giveCallback(tx: Writing, personId: string, to: StaffId): boolean {
  const found = findPerson(tx, personId)
  if (!found.ok) return false
  const { callback } = historyOf(tx, found.value.personId)
  const isOwn =
    callback?.handler === tx.actor ||
    queuedFor.get(tx, { personId: found.value.personId, handler: tx.actor }) !== undefined
  if (!callback || !isOwn) return false
  append(tx, found.value.stream, events.callbackPromised, {
    callId: callback.callId as CallId,
    at: callback.dueAt as Instant,
    until: callback.until as Instant | null,
    handler: to,
    note: callback.note,
  })
  return true
}

function giveStep(tx: Writing, personId: string, to: StaffId): boolean {
  const found = findPerson(tx, personId)
  if (!found.ok) return false
  const step = stepOf.get(tx, { personId: found.value.personId, owner: tx.actor })
  if (!step) return false
  append(tx, found.value.stream, events.ladderGiven, {
    listId: step.list_id as ListId,
    step: step.step as never,
    owner: to,
    dueOn: step.due_on as CalendarDate,
  })
  return true
}

function giveTask(tx: Writing, taskId: TaskId, to: StaffId, reason: string): boolean {
  const own = tasksOf.all(tx, { taskId, owner: tx.actor })
  for (const row of own) {
    const changes = changesWithin(tx, row.resident_id, taskId, { owner: to })
    append(tx, row.resident_id as ResidentId, events.taskChanged, { taskId, reason, changes: changes as never })
  }
  return own.length > 0
}

function giveRecurrence(tx: Writing, needId: HandOver['due'][number], to: StaffId, reason: string): boolean {
  const need = needById.get(tx, { needId })
  const row = need && recurrenceById.get(tx, { residentId: need.resident_id, needId })
  if (!row || row.owner !== tx.actor) return false
  writeRecurrence(tx, row.resident_id, needId, { ...toRecurrence(row), owner: to }, reason)
  return true
}

const queuedFor = statement<{ personId: string; handler: string }>()((k, p) =>
  k
    .selectFrom('call_queue')
    .select('person_id')
    .where('person_id', '=', p.personId)
    .where('handler', '=', p.handler)
    .where('kind', '=', 'callback'),
)
const stepOf = statement<{ personId: string; owner: string }>()((k, p) =>
  k.selectFrom('ladder_step').selectAll().where('person_id', '=', p.personId).where('owner', '=', p.owner),
)
const tasksOf = statement<{ taskId: string; owner: string }>()((k, p) =>
  k
    .selectFrom('task')
    .select('resident_id')
    .where('task_id', '=', p.taskId)
    .where('owner', '=', p.owner)
    .where('state', '=', 'open'),
)
