import type { ParsedInputOf } from '../../shared/api.ts'
import type { ConcernId, ResidentId } from '../../shared/domain/ids.ts'
import { showTime } from '../../shared/domain/time.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { innerWritings } from '../projections/writings.ts'
import { staffNames } from '../queries/staff.ts'
import type { ConcernTable } from '../schema.ts'
import { statement } from '../sql.ts'
import { findPerson } from './person.ts'

/**
 * Raises a safeguarding concern, whoever the person is: no hold keeps it back. Raised again after a lost answer it is the
 * same concern. Fails with `conflict` where it was raised before with other words: those would be lost.
 */
export function raiseConcern(tx: Writing, input: ParsedInputOf<'concern.raise'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  const { personId: _, ...concern } = input
  const before = concernsById.all(tx, { concernId: input.concernId })[0]
  if (before) {
    return isSame(before, input)
      ? ok(null)
      : fail(
          'conflict',
          'This concern was raised before, with other words; what was raised stands. Raise what is new as another.',
        )
  }
  append(tx, found.value.stream, events.concernRaised, concern)
  return ok(null)
}

/** A supervisor has seen it and takes it on. Fails with `conflict` where somebody did so before. */
export function acknowledgeConcern(tx: Writing, input: ParsedInputOf<'concern.acknowledge'>): Result<null> {
  const rows = concernsById.all(tx, { concernId: input.concernId })
  if (rows.length === 0) return notFound('That concern')
  const waiting = rows.filter((row) => row.acknowledged_at === null)
  const taken = rows[0]
  if (waiting.length === 0 && taken?.acknowledged_at) {
    const by = staffNames(tx).get(taken.acknowledged_by ?? '') || 'Somebody'
    return fail(
      'conflict',
      `${by} acknowledged this at ${showTime(taken.acknowledged_at as never)}. Nothing was changed.`,
    )
  }
  for (const row of waiting) acknowledge(tx, row, input.note)
  return ok(null)
}

/**
 * Closes a concern, saying how it ended: over every writing that says it is open here. Whoever closes one that nobody has
 * acknowledged has acknowledged it. Fails with `conflict` where it is closed.
 */
export function closeConcern(tx: Writing, input: ParsedInputOf<'concern.close'>): Result<null> {
  const rows = concernsById.all(tx, { concernId: input.concernId })
  if (rows.length === 0) return notFound('That concern')
  const open = rows.filter((row) => row.is_open === 1)
  if (open.length === 0) return fail('conflict', 'This concern is closed already. Nothing was changed.')
  for (const row of open) {
    if (row.acknowledged_at === null) acknowledge(tx, row, '')
    append(tx, row.resident_id as ResidentId, events.concernClosed, {
      concernId: input.concernId,
      state: { to: 'closed', over: innerWritings(tx, row.resident_id, row.concern_id, 'state') },
      outcome: input.outcome,
    })
  }
  return ok(null)
}

/** Whether a concern about one of these registrations was raised in that call. */
export function isRaisedIn(
  tx: Writing,
  residents: readonly { readonly resident_id: string }[],
  callId: string,
): boolean {
  return residents.some((resident) => raisedIn.get(tx, { residentId: resident.resident_id, callId }) !== undefined)
}

function acknowledge(tx: Writing, row: ConcernTable, note: string): void {
  append(tx, row.resident_id as ResidentId, events.concernAcknowledged, {
    concernId: row.concern_id as ConcernId,
    note,
  })
}

function isSame(row: ConcernTable, input: ParsedInputOf<'concern.raise'>): boolean {
  return (
    row.level === input.level &&
    row.seen === input.seen &&
    row.note === input.note &&
    row.done === JSON.stringify(input.done)
  )
}

const concernsById = statement<{ concernId: string }>()((k, p) =>
  k.selectFrom('concern').selectAll().where('concern_id', '=', p.concernId).orderBy('resident_id'),
)
const raisedIn = statement<{ residentId: string; callId: string }>()((k, p) =>
  k
    .selectFrom('concern')
    .select('concern_id')
    .where('resident_id', '=', p.residentId)
    .where('call_id', '=', p.callId)
    .limit(1),
)
