import type { ParsedInputOf } from '../../shared/api.ts'
import type { ContactValues } from '../../shared/domain/contact.ts'
import type { ContactId, ResidentId } from '../../shared/domain/ids.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ReadableStore } from '../handles.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { contactValues } from '../projections/resident-care.ts'
import type { ContactTable } from '../schema.ts'
import { statement } from '../sql.ts'
import { changesWithin } from './changes-within.ts'
import { findPerson, type Person } from './person.ts'

/**
 * Adds somebody whom the hub may speak to about a person. Added again after a lost answer it is the same contact. Fails
 * with `conflict` where it was added before with other words: those would be lost.
 */
export function addContact(tx: Writing, input: ParsedInputOf<'contact.add'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  const { personId: _, ...contact } = input
  const { contactId, callId: __, ...fields } = contact
  const before = contactsById(tx, found.value, contactId)[0]
  if (before) {
    const changes = changesWithin(tx, before.resident_id, contactId, fields, { ...contactValues(before.fields) })
    return Object.keys(changes).length === 0
      ? ok(null)
      : fail('conflict', 'This contact was added before, with other words; what was added stands. Change it there.')
  }
  append(tx, found.value.stream, events.contactAdded, contact)
  return ok(null)
}

/** Changes what is known of a contact, each field over what is current here. */
export function changeContact(tx: Writing, input: ParsedInputOf<'contact.change'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  if (Object.keys(input.changes).length === 0) return fail('invalid', 'Nothing was changed.')
  const rows = contactsById(tx, found.value, input.contactId).filter((row) => row.removed === 0)
  if (rows.length === 0) return notFound('That contact')
  for (const row of rows) {
    const shown = { ...contactValues(row.fields) }
    const changes = changesWithin(tx, row.resident_id, input.contactId, input.changes, shown)
    if (Object.keys(changes).length === 0) continue
    append(tx, row.resident_id as ResidentId, events.contactChanged, {
      contactId: input.contactId,
      changes: changes as never,
    })
  }
  return ok(null)
}

/** Somebody is not to be spoken to any more, with the reason; removed twice they are removed once. */
export function removeContact(tx: Writing, input: ParsedInputOf<'contact.remove'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  const rows = contactsById(tx, found.value, input.contactId)
  if (rows.length === 0) return notFound('That contact')
  for (const row of rows.filter((one) => one.removed === 0)) {
    append(tx, row.resident_id as ResidentId, events.contactRemoved, {
      contactId: input.contactId,
      reason: input.reason,
    })
  }
  return ok(null)
}

/** A contact of one person, as it stands; null where it is not theirs, or was removed. */
export function contactOf(store: ReadableStore, person: Person, contactId: ContactId): ContactValues | null {
  const row = contactsById(store, person, contactId).find((one) => one.removed === 0)
  return row ? contactValues(row.fields) : null
}

/** Of a person with several registrations, the same contact may stand in the log of each. */
function contactsById(store: ReadableStore, person: Person, contactId: ContactId): ContactTable[] {
  return person.residents.flatMap((resident) => contactRows.all(store, { residentId: resident.resident_id, contactId }))
}

const contactRows = statement<{ residentId: string; contactId: string }>()((k, p) =>
  k.selectFrom('contact').selectAll().where('resident_id', '=', p.residentId).where('contact_id', '=', p.contactId),
)
