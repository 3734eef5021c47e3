import type { InputOf, Page } from '../../shared/api.ts'
import type { LadderStep } from '../../shared/codes/ladder.ts'
import type { NeedCategory } from '../../shared/codes/needs.ts'
import type { ListId, NeedId, PersonId, StaffId, TaskId } from '../../shared/domain/ids.ts'
import type { LadderRow } from '../../shared/domain/ladder.ts'
import type { DueRow } from '../../shared/domain/recurrence.ts'
import type { TaskRow, TaskState } from '../../shared/domain/task.ts'
import type { CalendarDate, Instant } from '../../shared/domain/time.ts'
import type { ReadableStore } from '../handles.ts'
import type { LadderStepTable, RecurrenceTable, TaskTable } from '../schema.ts'
import { build, statement } from '../sql.ts'
import { pageOf } from './page-of.ts'
import { staffNames, staffOf } from './staff.ts'

/** Whose work is asked for. Null is everybody's; a supervisor's own has what is nobody's too, an empty owner. */
export type Owners = readonly string[] | null

/**
 * Whose owned work somebody's home shows: their own, and for a supervisor what any supervisor may take. That is also what
 * was left by those who do not work here any more: nobody else would see it.
 */
export function ownersFor(store: ReadableStore, staffId: string, isSupervisor: boolean): readonly string[] {
  if (!isSupervisor) return [staffId]
  const gone = staffOf(store).filter((member) => !member.active)
  return [staffId, '', ...gone.map((member) => member.staffId)]
}

/** A page of tasks in a state, the earliest due first. */
export function tasksPage(
  store: ReadableStore,
  input: Pick<InputOf<'tasks.page'>, 'state' | 'offset' | 'limit'>,
  owners: Owners,
  today: CalendarDate,
): Page<TaskRow> {
  let query = tasks.where('task.state', '=', input.state)
  if (owners) query = query.where('owner', 'in', owners)
  return pageOf(store, query, input, (rows) => taskRows(store, rows, today))
}

/** A person's tasks: open ones first, the earliest due first. */
export function tasksOf(store: ReadableStore, personId: string, today: CalendarDate): TaskRow[] {
  return taskRows(store, tasksOfPerson.all(store, { personId }), today)
}

/** A page of ladder steps that wait, the earliest due first. */
export function ladderPage(
  store: ReadableStore,
  input: Pick<InputOf<'ladder.page'>, 'step' | 'offset' | 'limit'>,
  owners: Owners,
  today: CalendarDate,
): Page<LadderRow> {
  let query = steps
  if (input.step) query = query.where('step', '=', input.step)
  if (owners) query = query.where('owner', 'in', owners)
  return pageOf(store, query, input, (rows) => ladderRows(store, rows, today))
}

/** The step of the ladder on which a person stands, or null. */
export function ladderOf(store: ReadableStore, personId: string, today: CalendarDate): LadderRow | null {
  return ladderRows(store, stepOfPerson.all(store, { personId }), today)[0] ?? null
}

/** A page of deliveries and reviews that are due until a day, the earliest first. */
export function duePage(
  store: ReadableStore,
  input: Pick<InputOf<'due.page'>, 'until' | 'offset' | 'limit'>,
  owners: Owners,
  today: CalendarDate,
): Page<DueRow> {
  let query = due.where('next_on', '<=', input.until)
  if (owners) query = query.where('owner', 'in', owners)
  return pageOf(store, query, input, (rows) => dueRows(store, rows, today))
}

type OfPerson = { readonly person_id: string; readonly name: string }

function taskRows(store: ReadableStore, rows: readonly (TaskTable & OfPerson)[], today: CalendarDate): TaskRow[] {
  const names = staffNames(store)
  return rows.map((row) => ({
    taskId: row.task_id as TaskId,
    personId: row.person_id as PersonId,
    personName: row.name,
    what: row.what,
    dueOn: row.due_on as CalendarDate,
    overdue: row.state === 'open' && row.due_on < today,
    ...ownerOf(row.owner, names),
    state: row.state as TaskState,
    addedAt: row.added_at as Instant,
    addedBy: names.get(row.added_by) ?? '',
  }))
}

function ladderRows(
  store: ReadableStore,
  rows: readonly (LadderStepTable & OfPerson & { list_name: string })[],
  today: CalendarDate,
): LadderRow[] {
  const names = staffNames(store)
  return rows.map((row) => ({
    personId: row.person_id as PersonId,
    personName: row.name,
    listId: row.list_id as ListId,
    listName: row.list_name,
    step: row.step as LadderStep,
    dueOn: row.due_on as CalendarDate,
    overdue: row.due_on < today,
    ...ownerOf(row.owner, names),
    attempts: row.attempts,
  }))
}

function dueRows(
  store: ReadableStore,
  rows: readonly (RecurrenceTable & OfPerson & { category: string; detail: string })[],
  today: CalendarDate,
): DueRow[] {
  const names = staffNames(store)
  return rows.map((row) => ({
    needId: row.need_id as NeedId,
    personId: row.person_id as PersonId,
    personName: row.name,
    category: row.category as NeedCategory,
    detail: row.detail,
    dueOn: row.next_on as CalendarDate,
    overdue: row.next_on < today,
    what: row.is_review === 1 ? 'review' : 'delivery',
    ...ownerOf(row.owner, names),
  }))
}

function ownerOf(owner: string, names: ReadonlyMap<string, string>) {
  return owner === ''
    ? { owner: null, ownerName: null }
    : { owner: owner as StaffId, ownerName: names.get(owner) ?? '' }
}

const tasks = build
  .selectFrom('task')
  .innerJoin('person_resident', 'person_resident.resident_id', 'task.resident_id')
  .innerJoin('person', 'person.person_id', 'person_resident.person_id')
  .selectAll('task')
  .select(['person.person_id', 'person.name'])
  .orderBy('due_on')
  .orderBy('task_id')
const tasksOfPerson = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('task', 'task.resident_id', 'person_resident.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
    .selectAll('task')
    .select(['person.person_id', 'person.name'])
    .where('person_resident.person_id', '=', p.personId)
    .orderBy((e) => e.case().when('task.state', '=', 'open').then(0).else(1).end())
    .orderBy('due_on')
    .orderBy('task_id'),
)
const steps = build
  .selectFrom('ladder_step')
  .innerJoin('person', 'person.person_id', 'ladder_step.person_id')
  .innerJoin('list', 'list.list_id', 'ladder_step.list_id')
  .selectAll('ladder_step')
  .select(['person.name', 'list.name as list_name'])
  .orderBy('due_on')
  .orderBy('ladder_step.person_id')
const stepOfPerson = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('ladder_step')
    .innerJoin('person', 'person.person_id', 'ladder_step.person_id')
    .innerJoin('list', 'list.list_id', 'ladder_step.list_id')
    .selectAll('ladder_step')
    .select(['person.name', 'list.name as list_name'])
    .where('ladder_step.person_id', '=', p.personId),
)
const due = build
  .selectFrom('recurrence')
  .innerJoin('need', 'need.need_id', 'recurrence.need_id')
  .innerJoin('person_resident', 'person_resident.resident_id', 'recurrence.resident_id')
  .innerJoin('person', 'person.person_id', 'person_resident.person_id')
  .selectAll('recurrence')
  .select(['person.person_id', 'person.name', 'need.category', 'need.detail'])
  .where('need.status', 'in', ['open', 'referred', 'inProgress'])
  .orderBy('next_on')
  .orderBy('recurrence.need_id')
