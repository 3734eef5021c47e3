import type { ParsedInputOf } from '../../shared/api.ts'
import type { ResidentId, WarningId } from '../../shared/domain/ids.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import type { WarningTable } from '../schema.ts'
import { statement } from '../sql.ts'
import { findPerson, type Person } from './person.ts'

/**
 * Adds what whoever visits must know. Added again after a lost answer it is the same warning. Fails with `conflict` where
 * it was added before with other words: those would be lost.
 */
export function addWarning(tx: Writing, input: ParsedInputOf<'warning.add'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  if (input.kind === 'other' && input.text === '') return fail('invalid', 'Say what visitors must know.', 'text')
  const before = warningsById(tx, found.value, input.warningId)[0]
  if (before) {
    return before.kind === input.kind && before.text === input.text
      ? ok(null)
      : fail(
          'conflict',
          'This warning was added before, with other words; what was added stands. Add what is new as another.',
        )
  }
  const { personId: _, ...warning } = input
  append(tx, found.value.stream, events.warningAdded, warning)
  return ok(null)
}

/** A warning holds no more, with the reason; ended twice it is ended once. */
export function endWarning(tx: Writing, input: ParsedInputOf<'warning.end'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  const rows = warningsById(tx, found.value, input.warningId)
  if (rows.length === 0) return notFound('That warning')
  for (const row of rows.filter((one) => one.ended === 0)) {
    append(tx, row.resident_id as ResidentId, events.warningEnded, { warningId: input.warningId, reason: input.reason })
  }
  return ok(null)
}

function warningsById(tx: Writing, person: Person, warningId: WarningId): WarningTable[] {
  return person.residents.flatMap((resident) => warningRows.all(tx, { residentId: resident.resident_id, warningId }))
}

const warningRows = statement<{ residentId: string; warningId: string }>()((k, p) =>
  k.selectFrom('warning').selectAll().where('resident_id', '=', p.residentId).where('warning_id', '=', p.warningId),
)
