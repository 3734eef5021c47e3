import type { ParsedInputOf } from '../../shared/api.ts'
import type { ResidentId, TaskId } from '../../shared/domain/ids.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import type { TaskTable } from '../schema.ts'
import { statement } from '../sql.ts'
import { changesWithin } from './changes-within.ts'
import { whyNotOwner } from './owner.ts'
import { findPerson, type Person } from './person.ts'

/**
 * Adds something to be done about a person. Added again after a lost answer it is the same task. Fails with `conflict`
 * where it was added before with other words: those would be lost.
 */
export function addTask(tx: Writing, input: ParsedInputOf<'task.add'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  const before = tasksById(tx, found.value, input.taskId)[0]
  if (before) {
    return before.what === input.what
      ? ok(null)
      : fail('conflict', 'This task was added before, with other words; what was added stands. Change it there.')
  }
  const nobody = whyNotOwner(tx, input.owner)
  if (nobody) return nobody
  const { personId: _, ...task } = input
  append(tx, found.value.stream, events.taskAdded, task)
  return ok(null)
}

/**
 * Changes a task: done, dropped, on another day, somebody else's; each field over what is current here. What is so already
 * is written again only where words go with it.
 */
export function changeTask(tx: Writing, input: ParsedInputOf<'task.change'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  if (Object.keys(input.changes).length === 0) return fail('invalid', 'Nothing was changed.')
  const nobody = whyNotOwner(tx, input.changes.owner)
  if (nobody) return nobody
  const rows = tasksById(tx, found.value, input.taskId)
  if (rows.length === 0) return notFound('That task')
  for (const row of rows) {
    const shown = input.reason === '' ? shownOf(row) : {}
    const changes = changesWithin(tx, row.resident_id, input.taskId, input.changes, shown)
    if (Object.keys(changes).length === 0) continue
    append(tx, row.resident_id as ResidentId, events.taskChanged, {
      taskId: input.taskId,
      reason: input.reason,
      changes: changes as never,
    })
  }
  return ok(null)
}

function shownOf(row: TaskTable) {
  return { what: row.what, dueOn: row.due_on, owner: row.owner === '' ? null : row.owner, state: row.state }
}

function tasksById(tx: Writing, person: Person, taskId: TaskId): TaskTable[] {
  return person.residents.flatMap((resident) => taskRows.all(tx, { residentId: resident.resident_id, taskId }))
}

const taskRows = statement<{ residentId: string; taskId: string }>()((k, p) =>
  k.selectFrom('task').selectAll().where('resident_id', '=', p.residentId).where('task_id', '=', p.taskId),
)
