import type { OutputOf, ParsedInputOf } from '../../shared/api.ts'
import type { PersonId, ResidentId } from '../../shared/domain/ids.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import { append, type Writing } from '../log/write.ts'
import { phonesOf } from '../projections/keys.ts'
import { confirmValues, whyNotTold } from './facts.ts'
import { flagNear } from './identity.ts'
import { changeOf, findPerson } from './person.ts'

/**
 * Registers somebody who rings in and is on no list. Joined to others by exact key only; whom they are like is flagged for
 * a supervisor, never joined silently.
 */
export function registerResident(
  tx: Writing,
  input: ParsedInputOf<'resident.register'>,
): Result<OutputOf<'resident.register'>> {
  const { givenName, familyName, nativeName } = input.values
  if (!givenName && !familyName && !nativeName && phonesOf(input.values).length === 0) {
    return fail('invalid', 'Enter a name or a telephone number.', 'familyName')
  }
  flagNear(tx, input.residentId, input.values)
  append(tx, input.residentId, events.residentRegistered, {
    source: 'call',
    importId: null,
    statedOn: londonDate(tx.at),
    values: input.values,
  })
  return ok({ personId: input.residentId as string as PersonId })
}

/**
 * Facts told on the telephone, or corrected from the case file: shown before what any list says. What ends the calls to
 * somebody is recorded with who said so; told here, the contrary stands beside it and lifts no hold.
 */
export function confirmResident(tx: Writing, input: ParsedInputOf<'resident.confirm'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  if (Object.keys(input.values).length === 0) return fail('invalid', 'Nothing was changed.')
  const ends = ['deceased', 'doNotCall', 'whereabouts'] as const
  if (input.saidBy.trim() === '' && ends.some((field) => input.values[field] !== undefined)) {
    return fail('invalid', 'Say who told us: calls hang on it.', 'saidBy')
  }
  const wrong = whyNotTold(found.value, input.values)
  if (wrong) return wrong
  confirmValues(tx, found.value, input.values, null, input.saidBy)
  return ok(null)
}

/**
 * Settles what holds a person, or that they are back where they had moved away from, over everything that is said of it in
 * any of their registrations, with the reason.
 */
export function resolveHold(tx: Writing, input: ParsedInputOf<'resident.resolveHold'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  if ((input.field === 'whereabouts') !== (input.to === 'home')) return fail('invalid', 'Choose what is so.', 'to')
  for (const resident of found.value.residents) {
    const change = changeOf(resident, tx, input.field, input.to, 'every')
    if (resident.resident_id !== found.value.stream && change.over.length === 0) continue
    append(tx, resident.resident_id as ResidentId, events.residentResolved, {
      reason: input.reason,
      changes: { [input.field]: change } as never,
    })
  }
  return ok(null)
}

/** Erases a person's whole file: the contents of every event of every registration go, the certificate stays. */
export function eraseResident(tx: Writing, input: ParsedInputOf<'resident.erase'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  for (const resident of found.value.residents) {
    append(tx, resident.resident_id as ResidentId, events.residentErased, { reason: input.reason, note: input.note })
  }
  return ok(null)
}

export function addNote(tx: Writing, input: ParsedInputOf<'note.add'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  append(tx, found.value.stream, events.noteAdded, { noteId: input.noteId, text: input.text })
  return ok(null)
}
