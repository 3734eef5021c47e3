import { roles } from '../../shared/domain/staff.ts'
import type { Change } from '../../shared/domain/writing.ts'
import type { PayloadOf } from '../../shared/events/index.ts'
import { messageRead, staffAdded, staffChanged, staffMessaged, staffRemoved } from '../../shared/events/staff.ts'
import type { WritableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import { applyWritings, shownFields } from './fields.ts'
import type { ProjectedEvent } from './projected-event.ts'
import type { Touched } from './touched.ts'

/** Members of staff. A removal is never taken back by a change that was made apart from it. */
export function applyToStaff(tx: WritableStore, event: ProjectedEvent, touched: Touched): void {
  if (event.type === staffMessaged.type || event.type === messageRead.type) {
    applyMessage(tx, event)
    touched.tables.add('message')
    return
  }
  touched.tables.add('staff')
  switch (event.type) {
    case staffAdded.type:
      applyWritings(tx, event, asFirst(event.read as PayloadOf<typeof staffAdded>))
      insertStaff.run(tx, { id: event.stream_id, hlc: event.hlc, active: 1 })
      markAdded.run(tx, { id: event.stream_id, hlc: event.hlc })
      break
    case staffChanged.type:
      applyWritings(tx, event, (event.read as PayloadOf<typeof staffChanged>).changes)
      insertStaff.run(tx, { id: event.stream_id, hlc: '', active: 1 })
      break
    case staffRemoved.type:
      insertStaff.run(tx, { id: event.stream_id, hlc: '', active: 0 })
      markRemoved.run(tx, { id: event.stream_id })
      // Others now keep the callbacks that were promised for them, and take the steps that were theirs.
      for (const theirs of [promisedFor, givenTo, sharedWith]) {
        for (const { resident_id } of theirs.all(tx, { id: event.stream_id })) touched.residents.add(resident_id)
      }
      break
  }
  const fields = shownFields(tx, event.stream_id)
  showStaff.run(tx, {
    id: event.stream_id,
    name: text(fields.get('name'), ''),
    role: roles.find((role) => role === fields.get('role')) ?? 'handler',
    languages: JSON.stringify(fields.get('languages') ?? []),
    hours: Number(fields.get('hours') ?? 0),
  })
}

/** A message, and that it was read: in whichever order the two are heard of. */
function applyMessage(tx: WritableStore, event: ProjectedEvent): void {
  if (event.type === messageRead.type) {
    const { messageId } = event.read as PayloadOf<typeof messageRead>
    markRead.run(tx, { id: event.stream_id, messageId })
    return
  }
  const { messageId, text: words } = event.read as PayloadOf<typeof staffMessaged>
  putMessage.run(tx, { id: event.stream_id, messageId, words, at: event.at, by: event.actor })
}

/** The values that a stream begins with, as writings over nothing. */
export function asFirst(values: Readonly<Record<string, unknown>>): Record<string, Change<unknown>> {
  return Object.fromEntries(Object.entries(values).map(([field, to]) => [field, { to, over: [] }]))
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

const insertStaff = statement<{ id: string; hlc: string; active: number }>()((k, p) =>
  k
    .insertInto('staff')
    .values({
      staff_id: p.id,
      name: '',
      role: 'handler',
      languages: '[]',
      hours: 0,
      active: p.active,
      added_hlc: p.hlc,
    })
    .onConflict((c) => c.doNothing()),
)
const markAdded = statement<{ id: string; hlc: string }>()((k, p) =>
  k.updateTable('staff').set({ added_hlc: p.hlc }).where('staff_id', '=', p.id),
)
const markRemoved = statement<{ id: string }>()((k, p) =>
  k.updateTable('staff').set({ active: 0 }).where('staff_id', '=', p.id),
)
const promisedFor = statement<{ id: string }>()((k, p) =>
  k.selectFrom('callback').select('resident_id').distinct().where('handler', '=', p.id),
)
const givenTo = statement<{ id: string }>()((k, p) =>
  k.selectFrom('ladder_given').select('resident_id').distinct().where('owner', '=', p.id),
)
const sharedWith = statement<{ id: string }>()((k, p) =>
  k.selectFrom('list_share').select('resident_id').distinct().where('handler', '=', p.id),
)
const showStaff = statement<{ id: string; name: string; role: string; languages: string; hours: number }>()((k, p) =>
  k
    .updateTable('staff')
    .set({ name: p.name, role: p.role, languages: p.languages, hours: p.hours })
    .where('staff_id', '=', p.id),
)
const putMessage = statement<{ id: string; messageId: string; words: string; at: string; by: string }>()((k, p) =>
  k
    .insertInto('message')
    .values({ staff_id: p.id, message_id: p.messageId, text: p.words, at: p.at, by: p.by, is_read: 0 })
    .onConflict((c) =>
      c.columns(['staff_id', 'message_id']).doUpdateSet({ text: p.words, at: p.at, by: p.by }).where('text', '=', ''),
    ),
)
const markRead = statement<{ id: string; messageId: string }>()((k, p) =>
  k
    .insertInto('message')
    .values({ staff_id: p.id, message_id: p.messageId, text: '', at: '', by: '', is_read: 1 })
    .onConflict((c) => c.columns(['staff_id', 'message_id']).doUpdateSet({ is_read: 1 })),
)
