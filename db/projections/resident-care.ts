import { type ContactValues, contactFields } from '../../shared/domain/contact.ts'
import { nextDue, type Recurrence } from '../../shared/domain/recurrence.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import type { Change } from '../../shared/domain/writing.ts'
import type { PayloadOf } from '../../shared/events/index.ts'
import * as events from '../../shared/events/resident.ts'
import type { WritableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import type { ProjectedEvent } from './projected-event.ts'
import type { Touched } from './touched.ts'
import { applyInnerChange } from './writings.ts'

type Handler = (tx: WritableStore, event: ProjectedEvent, touched: Touched) => void

/** What of a resident's log is about looking after them between calls: contacts, warnings, tasks, deliveries, the ladder. */
export const careHandlers: Readonly<Record<string, Handler>> = {
  [events.contactAdded.type]: (tx, event, touched) => {
    const { contactId, callId: _, ...fields } = event.read as PayloadOf<typeof events.contactAdded>
    insertContact.run(tx, {
      residentId: event.stream_id,
      contactId,
      fields: fieldsText(fields),
      at: event.at,
      actor: event.actor,
    })
    touched.tables.add('contact')
  },
  [events.contactChanged.type]: (tx, event, touched) => {
    const { contactId, changes } = event.read as PayloadOf<typeof events.contactChanged>
    const key = { residentId: event.stream_id, contactId }
    const shown = shownChanges(tx, event, contactId, changes)
    const before = contactById.get(tx, key)
    if (before) setContact.run(tx, { ...key, fields: fieldsText({ ...JSON.parse(before.fields), ...shown }) })
    touched.tables.add('contact')
  },
  [events.contactRemoved.type]: (tx, event, touched) => {
    const { contactId } = event.read as PayloadOf<typeof events.contactRemoved>
    removeContact.run(tx, { residentId: event.stream_id, contactId })
    touched.tables.add('contact')
  },

  [events.warningAdded.type]: (tx, event, touched) => {
    const { warningId, kind, text } = event.read as PayloadOf<typeof events.warningAdded>
    insertWarning.run(tx, {
      residentId: event.stream_id,
      warningId,
      kind,
      text,
      at: event.at,
      actor: event.actor,
    })
    touched.tables.add('warning')
  },
  [events.warningEnded.type]: (tx, event, touched) => {
    const { warningId } = event.read as PayloadOf<typeof events.warningEnded>
    endWarning.run(tx, { residentId: event.stream_id, warningId })
    touched.tables.add('warning')
  },

  [events.taskAdded.type]: (tx, event, touched) => {
    const { taskId, what, dueOn, owner } = event.read as PayloadOf<typeof events.taskAdded>
    insertTask.run(tx, {
      residentId: event.stream_id,
      taskId,
      what,
      dueOn,
      owner: owner ?? '',
      at: event.at,
      actor: event.actor,
    })
    touched.tables.add('task')
  },
  [events.taskChanged.type]: (tx, event, touched) => {
    const { taskId, changes } = event.read as PayloadOf<typeof events.taskChanged>
    const shown = shownChanges(tx, event, taskId, changes)
    const key = { residentId: event.stream_id, taskId }
    if ('what' in shown) setTaskWhat.run(tx, { ...key, to: String(shown.what) })
    if ('dueOn' in shown) setTaskDue.run(tx, { ...key, to: String(shown.dueOn) })
    if ('owner' in shown) setTaskOwner.run(tx, { ...key, to: String(shown.owner ?? '') })
    if ('state' in shown) setTaskState.run(tx, { ...key, to: String(shown.state) })
    touched.tables.add('task')
  },

  [events.needRecurs.type]: (tx, event, touched) => {
    const { needId, recurrence } = event.read as PayloadOf<typeof events.needRecurs>
    const shown = applyInnerChange(tx, event, needId, 'recurrence', recurrence) as Recurrence | null
    const key = { residentId: event.stream_id, needId }
    deleteRecurrence.run(tx, key)
    if (shown) {
      insertRecurrence.run(tx, {
        ...key,
        everyDays: shown.everyDays,
        from: shown.from,
        reviewOn: shown.reviewOn,
        owner: shown.owner ?? '',
        ...nextOf(tx, key, shown),
      })
    }
    touched.tables.add('need')
  },
  [events.deliveryRecorded.type]: (tx, event, touched) => {
    const { needId, dueOn, result, words } = event.read as PayloadOf<typeof events.deliveryRecorded>
    const key = { residentId: event.stream_id, needId }
    putDelivery.run(tx, { ...key, dueOn, result, words, at: event.at, actor: event.actor })
    const row = recurrenceOf.get(tx, key)
    if (row) {
      const { everyDays, from, reviewOn } = {
        everyDays: row.every_days,
        from: row.from_on as CalendarDate,
        reviewOn: row.review_on as CalendarDate,
      }
      setNext.run(tx, { ...key, ...nextOf(tx, key, { everyDays, from, reviewOn }) })
    }
    touched.tables.add('need')
  },

  [events.ladderTaken.type]: (tx, event, touched) => {
    const { listId, step, outcome, on } = event.read as PayloadOf<typeof events.ladderTaken>
    insertTaken.run(tx, {
      residentId: event.stream_id,
      site: event.site,
      seq: event.seq,
      listId,
      step,
      outcome,
      on,
      at: event.at,
      actor: event.actor,
    })
    touched.tables.add('ladder_step')
  },
  [events.ladderGiven.type]: (tx, event, touched) => {
    const { listId, step, owner, dueOn } = event.read as PayloadOf<typeof events.ladderGiven>
    putGiven.run(tx, {
      residentId: event.stream_id,
      listId,
      step,
      owner: owner ?? '',
      dueOn,
      hlc: event.hlc,
      site: event.site,
    })
    touched.tables.add('ladder_step')
  },
}

/** Tables of these rows, cleared with the rest of a resident's. */
export const careTables = [
  'contact',
  'warning',
  'task',
  'recurrence',
  'delivery',
  'ladder_taken',
  'ladder_given',
] as const

/** The fields of a contact as they are kept: in one order, whatever order they were changed in. */
function fieldsText(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(Object.keys(contactFields).map((name) => [name, fields[name]])))
}

/** A contact's fields as they were kept. */
export function contactValues(fields: string): ContactValues {
  return JSON.parse(fields) as ContactValues
}

/** Applies changes of something within a stream, and says what each field shows now. */
function shownChanges(
  tx: WritableStore,
  event: ProjectedEvent,
  subject: string,
  changes: Readonly<Record<string, Change<unknown> | undefined>>,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const [field, change] of Object.entries(changes)) {
    if (change) shown[field] = applyInnerChange(tx, event, subject, field, change)
  }
  return shown
}

interface NeedKey {
  residentId: string
  needId: string
}

function nextOf(
  tx: WritableStore,
  key: NeedKey,
  recurrence: Pick<Recurrence, 'everyDays' | 'from' | 'reviewOn'>,
): { nextOn: string; isReview: number } {
  const recorded = new Set(deliveriesOf.all(tx, key).map((row) => row.due_on))
  const next = nextDue(recurrence, recorded)
  return { nextOn: next ?? recurrence.reviewOn, isReview: next === null ? 1 : 0 }
}

const insertContact = statement<{
  residentId: string
  contactId: string
  fields: string
  at: string
  actor: string
}>()((k, p) =>
  k
    .insertInto('contact')
    .values({
      resident_id: p.residentId,
      contact_id: p.contactId,
      fields: p.fields,
      added_at: p.at,
      added_by: p.actor,
      removed: 0,
    })
    .onConflict((c) => c.doNothing()),
)
const contactById = statement<{ residentId: string; contactId: string }>()((k, p) =>
  k
    .selectFrom('contact')
    .select('fields')
    .where('resident_id', '=', p.residentId)
    .where('contact_id', '=', p.contactId),
)
const setContact = statement<{ residentId: string; contactId: string; fields: string }>()((k, p) =>
  k
    .updateTable('contact')
    .set({ fields: p.fields })
    .where('resident_id', '=', p.residentId)
    .where('contact_id', '=', p.contactId),
)
const removeContact = statement<{ residentId: string; contactId: string }>()((k, p) =>
  k
    .updateTable('contact')
    .set({ removed: 1 })
    .where('resident_id', '=', p.residentId)
    .where('contact_id', '=', p.contactId),
)
const insertWarning = statement<{
  residentId: string
  warningId: string
  kind: string
  text: string
  at: string
  actor: string
}>()((k, p) =>
  k
    .insertInto('warning')
    .values({
      resident_id: p.residentId,
      warning_id: p.warningId,
      kind: p.kind,
      text: p.text,
      added_at: p.at,
      added_by: p.actor,
      ended: 0,
    })
    .onConflict((c) => c.doNothing()),
)
const endWarning = statement<{ residentId: string; warningId: string }>()((k, p) =>
  k
    .updateTable('warning')
    .set({ ended: 1 })
    .where('resident_id', '=', p.residentId)
    .where('warning_id', '=', p.warningId),
)
const insertTask = statement<{
  residentId: string
  taskId: string
  what: string
  dueOn: string
  owner: string
  at: string
  actor: string
}>()((k, p) =>
  k
    .insertInto('task')
    .values({
      resident_id: p.residentId,
      task_id: p.taskId,
      what: p.what,
      due_on: p.dueOn,
      owner: p.owner,
      state: 'open',
      added_at: p.at,
      added_by: p.actor,
    })
    .onConflict((c) => c.doNothing()),
)
const setTask = (column: 'what' | 'due_on' | 'owner' | 'state') =>
  statement<{ residentId: string; taskId: string; to: string }>()((k, p) =>
    k
      .updateTable('task')
      .set({ [column]: p.to })
      .where('resident_id', '=', p.residentId)
      .where('task_id', '=', p.taskId),
  )
const setTaskWhat = setTask('what')
const setTaskDue = setTask('due_on')
const setTaskOwner = setTask('owner')
const setTaskState = setTask('state')
const insertRecurrence = statement<
  NeedKey & { everyDays: number; from: string; reviewOn: string; owner: string; nextOn: string; isReview: number }
>()((k, p) =>
  k.insertInto('recurrence').values({
    resident_id: p.residentId,
    need_id: p.needId,
    every_days: p.everyDays,
    from_on: p.from,
    review_on: p.reviewOn,
    owner: p.owner,
    next_on: p.nextOn,
    is_review: p.isReview,
  }),
)
const deleteRecurrence = statement<NeedKey>()((k, p) =>
  k.deleteFrom('recurrence').where('resident_id', '=', p.residentId).where('need_id', '=', p.needId),
)
const recurrenceOf = statement<NeedKey>()((k, p) =>
  k.selectFrom('recurrence').selectAll().where('resident_id', '=', p.residentId).where('need_id', '=', p.needId),
)
const setNext = statement<NeedKey & { nextOn: string; isReview: number }>()((k, p) =>
  k
    .updateTable('recurrence')
    .set({ next_on: p.nextOn, is_review: p.isReview })
    .where('resident_id', '=', p.residentId)
    .where('need_id', '=', p.needId),
)
const deliveriesOf = statement<NeedKey>()((k, p) =>
  k.selectFrom('delivery').select('due_on').where('resident_id', '=', p.residentId).where('need_id', '=', p.needId),
)
const putDelivery = statement<NeedKey & { dueOn: string; result: string; words: string; at: string; actor: string }>()(
  (k, p) =>
    k
      .insertInto('delivery')
      .values({
        resident_id: p.residentId,
        need_id: p.needId,
        due_on: p.dueOn,
        result: p.result,
        words: p.words,
        at: p.at,
        actor: p.actor,
      })
      .onConflict((c) =>
        c
          .columns(['resident_id', 'need_id', 'due_on'])
          .doUpdateSet({ result: p.result, words: p.words, at: p.at, actor: p.actor }),
      ),
)
const insertTaken = statement<{
  residentId: string
  site: string
  seq: number
  listId: string
  step: string
  outcome: string
  on: string
  at: string
  actor: string
}>()((k, p) =>
  k.insertInto('ladder_taken').values({
    resident_id: p.residentId,
    site: p.site,
    seq: p.seq,
    list_id: p.listId,
    step: p.step,
    outcome: p.outcome,
    on_day: p.on,
    at: p.at,
    actor: p.actor,
  }),
)
const putGiven = statement<{
  residentId: string
  listId: string
  step: string
  owner: string
  dueOn: string
  hlc: string
  site: string
}>()((k, p) =>
  k
    .insertInto('ladder_given')
    .values({
      resident_id: p.residentId,
      list_id: p.listId,
      step: p.step,
      owner: p.owner,
      due_on: p.dueOn,
      hlc: p.hlc,
      site: p.site,
    })
    .onConflict((c) =>
      c
        .columns(['resident_id', 'list_id', 'step'])
        .doUpdateSet({ owner: p.owner, due_on: p.dueOn, hlc: p.hlc, site: p.site }),
    ),
)
