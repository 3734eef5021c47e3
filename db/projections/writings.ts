import type { ResidentField, ResidentValues } from '../../shared/domain/resident.ts'
import type { Change, EventRef } from '../../shared/domain/writing.ts'
import type { ReadableStore, WritableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import type { ProjectedEvent } from './projected-event.ts'

/**
 * Who said what of a resident's field. A registration is one writing of each of its fields, and is kept only in the
 * resident's row until a second writing of that field comes: of a hundred thousand residents few fields ever have two.
 *
 * Three lanes do not write over each other: what a source says, what was told on the telephone, and what a supervisor
 * decided. A writing of another lane stays, but is current no more, where a decision was made over it; so a source's
 * next file is still compared with what that source said last.
 */
export type Lane = 'source' | 'telephone' | 'decision'

export interface FieldWriting {
  readonly ref: EventRef
  readonly lane: Lane
  readonly hlc: string
  readonly at: string
  readonly statedOn: string | null
  readonly value: unknown
  readonly current: boolean
}

export interface Registration {
  readonly residentId: string
  readonly ref: EventRef | null
  readonly hlc: string
  readonly at: string
  readonly statedOn: string | null
  readonly origin: ResidentValues
}

/** All writings of a field that still count for something, in order of clock and site. */
export function writingsOf(store: ReadableStore, registration: Registration, field: ResidentField): FieldWriting[] {
  const rows = rowsOfField.all(store, { residentId: registration.residentId, subject: '', field })
  if (rows.length > 0) return rows.map(toWriting)
  const value = registration.origin[field]
  if (value === undefined || registration.ref === null) return []
  return [
    {
      ref: registration.ref,
      lane: 'source',
      hlc: registration.hlc,
      at: registration.at,
      statedOn: registration.statedOn,
      value,
      current: true,
    },
  ]
}

/** Applies one change of one field, and keeps the registration's own word beside it. */
export function applyFieldChange(
  tx: WritableStore,
  registration: Registration,
  field: ResidentField,
  event: ProjectedEvent,
  lane: Lane,
  statedOn: string | null,
  change: Change<unknown>,
): void {
  const before = writingsOf(tx, registration, field)
  const key = { residentId: registration.residentId, subject: '', field }
  for (const writing of before) {
    const isOver = change.over.some((ref) => ref.site === writing.ref.site && ref.seq === writing.ref.seq)
    if (isOver && writing.lane === lane) {
      deleteRow.run(tx, { ...key, ...writing.ref })
    } else {
      putRow.run(tx, {
        ...key,
        ...writing.ref,
        hlc: writing.hlc,
        at: writing.at,
        lane: writing.lane,
        statedOn: writing.statedOn,
        value: JSON.stringify(writing.value ?? null),
        current: writing.current && !isOver ? 1 : 0,
      })
    }
  }
  putRow.run(tx, {
    ...key,
    site: event.site,
    seq: event.seq,
    hlc: event.hlc,
    at: event.at,
    lane,
    statedOn,
    value: JSON.stringify(change.to ?? null),
    current: 1,
  })
}

/** Applies one change of a field of something within the stream (a need, a referral); answers the value now shown. */
export function applyInnerChange(
  tx: WritableStore,
  event: ProjectedEvent,
  subject: string,
  field: string,
  change: Change<unknown>,
): unknown {
  const key = { residentId: event.stream_id, subject, field }
  for (const over of change.over) deleteRow.run(tx, { ...key, ...over })
  putRow.run(tx, {
    ...key,
    site: event.site,
    seq: event.seq,
    hlc: event.hlc,
    at: event.at,
    lane: 'telephone',
    statedOn: null,
    value: JSON.stringify(change.to ?? null),
    current: 1,
  })
  const rows = rowsOfField.all(tx, key)
  const last = rows[rows.length - 1]
  return last ? JSON.parse(last.value) : null
}

/** The current writings of such a field: what a change made now must be over. */
export function innerWritings(store: ReadableStore, residentId: string, subject: string, field: string): EventRef[] {
  return rowsOfField.all(store, { residentId, subject, field }).map((row) => toWriting(row).ref)
}

/** What the current writings of such a field say, in order of clock and site. */
export function innerValues(store: ReadableStore, residentId: string, subject: string, field: string): unknown[] {
  return rowsOfField.all(store, { residentId, subject, field }).map((row) => JSON.parse(row.value))
}

/** Every field of a resident that has more than one writing, with all of them. */
export function disputedFields(store: ReadableStore, residentId: string): Map<string, FieldWriting[]> {
  const fields = new Map<string, FieldWriting[]>()
  for (const row of rowsOfResident.all(store, { residentId })) {
    const known = fields.get(row.field)
    if (known) known.push(toWriting(row))
    else fields.set(row.field, [toWriting(row)])
  }
  return fields
}

function toWriting(row: {
  site: string
  seq: number
  hlc: string
  at: string
  lane: string
  stated_on: string | null
  value: string
  current: number
}): FieldWriting {
  return {
    ref: { site: row.site as EventRef['site'], seq: row.seq },
    lane: row.lane as Lane,
    hlc: row.hlc,
    at: row.at,
    statedOn: row.stated_on,
    value: JSON.parse(row.value),
    current: row.current === 1,
  }
}

const rowsOfField = statement<{ residentId: string; subject: string; field: string }>()((k, p) =>
  k
    .selectFrom('writing')
    .selectAll()
    .where('resident_id', '=', p.residentId)
    .where('subject', '=', p.subject)
    .where('field', '=', p.field)
    .orderBy('hlc')
    .orderBy('site'),
)
const rowsOfResident = statement<{ residentId: string }>()((k, p) =>
  k
    .selectFrom('writing')
    .selectAll()
    .where('resident_id', '=', p.residentId)
    .where('subject', '=', '')
    .orderBy('field')
    .orderBy('hlc')
    .orderBy('site'),
)
const deleteRow = statement<{ residentId: string; subject: string; field: string; site: string; seq: number }>()(
  (k, p) =>
    k
      .deleteFrom('writing')
      .where('resident_id', '=', p.residentId)
      .where('subject', '=', p.subject)
      .where('field', '=', p.field)
      .where('site', '=', p.site)
      .where('seq', '=', p.seq),
)
const putRow = statement<{
  residentId: string
  subject: string
  field: string
  site: string
  seq: number
  hlc: string
  at: string
  lane: string
  statedOn: string | null
  value: string
  current: number
}>()((k, p) =>
  k
    .insertInto('writing')
    .values({
      resident_id: p.residentId,
      subject: p.subject,
      field: p.field,
      site: p.site,
      seq: p.seq,
      hlc: p.hlc,
      at: p.at,
      lane: p.lane,
      stated_on: p.statedOn,
      value: p.value,
      current: p.current,
    })
    .onConflict((c) =>
      c.columns(['resident_id', 'subject', 'field', 'site', 'seq']).doUpdateSet({ current: p.current }),
    ),
)
