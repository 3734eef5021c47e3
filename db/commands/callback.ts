import type { ParsedInputOf } from '../../shared/api.ts'
import type { CallId, ResidentId } from '../../shared/domain/ids.ts'
import { holdReasonLabels } from '../../shared/domain/resident.ts'
import type { Instant } from '../../shared/domain/time.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, type Writing } from '../log/write.ts'
import { historyOf } from '../projections/derived/history.ts'
import { statement } from '../sql.ts'
import { whyNotOwner } from './owner.ts'
import { findPerson } from './person.ts'

/** Moves a promise to another time or to somebody else. Fails with `conflict` where none is waiting to be kept. */
export function changeCallback(tx: Writing, input: ParsedInputOf<'callback.change'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  const person = found.value
  if (person.hold !== null) return fail('held', `${holdReasonLabels[person.hold]}: this person must not be called.`)
  const { callback } = historyOf(tx, person.personId)
  if (!callback) return nothingPromised
  const wrong = whyNoWindow(input, 'until') ?? whyNotOwner(tx, input.handler, 'handler')
  if (wrong) return wrong
  if ((input.until ?? input.at) <= tx.at) {
    return fail('invalid', 'That time has passed. Choose a later one.', input.until === null ? 'at' : 'until')
  }
  append(tx, person.stream, events.callbackPromised, {
    callId: callback.callId as CallId,
    at: input.at,
    until: input.until,
    handler: input.handler,
    note: input.note,
  })
  return ok(null)
}

/** They are not rung back any more, with the reason. Fails with `conflict` where nothing is promised. */
export function dropCallback(tx: Writing, input: ParsedInputOf<'callback.drop'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  const { personId, residents } = found.value
  if (!historyOf(tx, personId).callback) return nothingPromised
  // In every log that holds a promise: an earlier one would count again.
  for (const { resident_id: residentId } of residents) {
    if (promiseOf.get(tx, { residentId })) {
      append(tx, residentId as ResidentId, events.callbackDropped, { reason: input.reason })
    }
  }
  return ok(null)
}

/** Why a time and the end of its window cannot be promised. */
export function whyNoWindow(
  { at, until }: { readonly at: Instant; readonly until: Instant | null },
  field: string,
): Result<never> | null {
  return until === null || until > at
    ? null
    : fail('invalid', 'The window ends before it begins. Check the times.', field)
}

const nothingPromised = fail(
  'conflict',
  'No call back is promised any more: it was made, or dropped, meanwhile. Nothing was changed.',
)

const promiseOf = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('callback').select('seq').where('resident_id', '=', p.residentId).where('dropped', '=', 0).limit(1),
)
