import type { Source } from '../../shared/codes/sources.ts'
import type { PersonRow } from '../../shared/domain/case-file.ts'
import type { PersonId } from '../../shared/domain/ids.ts'
import type { HoldReason } from '../../shared/domain/resident.ts'
import type { CalendarDate, Instant } from '../../shared/domain/time.ts'
import type { ReadableStore } from '../handles.ts'
import type { PersonTable } from '../schema.ts'
import { statement } from '../sql.ts'

/** A person as every list and table shows them. */
export function toPersonRow(row: Omit<PersonTable, 'number'>): PersonRow {
  return {
    personId: row.person_id as PersonId,
    name: row.name,
    nativeName: row.native_name,
    dateOfBirth: row.date_of_birth as CalendarDate | null,
    address: row.address,
    postcode: row.postcode,
    ward: row.ward,
    nhsNumber: row.nhs_number,
    nhsNumberDoubtful: row.nhs_doubtful === 1,
    language: row.language,
    hold: row.hold as HoldReason | null,
    phones: row.usable_phones,
    attempts: row.attempts,
    lastContactAt: row.last_contact_at as Instant | null,
    openNeeds: row.open_needs,
    sources: JSON.parse(row.sources) as Source[],
  }
}

/** One person's row, or null where they are not here. */
export function personById(store: ReadableStore, personId: string): PersonRow | null {
  const row = byId.get(store, { personId })
  return row ? toPersonRow(row) : null
}

const byId = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('person').selectAll().where('person_id', '=', p.personId),
)
