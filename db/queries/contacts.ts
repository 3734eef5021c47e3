import type { WarningKind } from '../../shared/codes/warnings.ts'
import type { ContactRow } from '../../shared/domain/contact.ts'
import type { ContactId, WarningId } from '../../shared/domain/ids.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { WarningRow } from '../../shared/domain/warning.ts'
import type { ReadableStore } from '../handles.ts'
import { contactValues } from '../projections/resident-care.ts'
import { statement } from '../sql.ts'

/** Whom the hub may speak to about a person, in the order in which they were added. */
export function contactsOf(store: ReadableStore, personId: string, names: ReadonlyMap<string, string>): ContactRow[] {
  return contacts.all(store, { personId }).map((row) => ({
    contactId: row.contact_id as ContactId,
    addedBy: names.get(row.added_by) ?? '',
    ...contactValues(row.fields),
  }))
}

/** What visitors must know of a person, in the order in which it was added. */
export function warningsOf(store: ReadableStore, personId: string, names: ReadonlyMap<string, string>): WarningRow[] {
  return warnings.all(store, { personId }).map((row) => ({
    warningId: row.warning_id as WarningId,
    kind: row.kind as WarningKind,
    text: row.text,
    addedAt: row.added_at as Instant,
    addedBy: names.get(row.added_by) ?? '',
  }))
}

const contacts = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('contact', 'contact.resident_id', 'person_resident.resident_id')
    .selectAll('contact')
    .where('person_id', '=', p.personId)
    .where('removed', '=', 0)
    .orderBy('added_at')
    .orderBy('contact_id'),
)
const warnings = statement<{ personId: string }>()((k, p) =>
  k
    .selectFrom('person_resident')
    .innerJoin('warning', 'warning.resident_id', 'person_resident.resident_id')
    .selectAll('warning')
    .where('person_id', '=', p.personId)
    .where('ended', '=', 0)
    .orderBy('added_at')
    .orderBy('warning_id'),
)
