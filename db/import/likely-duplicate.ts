import { foldName } from '../../shared/domain/name.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'
import type { ReadableStore } from '../handles.ts'
import { knownNhsNumber } from '../projections/keys.ts'
import { statement } from '../sql.ts'

/**
 * Whom a new registration may be, of those who are here and with whom no exact key joins it: for a person to look at,
 * never joined by the machine (DESIGN §5). Null where nobody is like them.
 *
 * @param residents those whom it is one person with
 */
export function likelyDuplicate(
  store: ReadableStore,
  values: ResidentValues,
  residents: readonly string[],
): string | null {
  const own = new Set(residents)
  const nhsNumber = knownNhsNumber(values)
  if (nhsNumber) {
    const other = personsWithKey.all(store, { key: `nhs ${nhsNumber}` }).find((row) => !own.has(row.resident_id))
    if (other) return `${other.name} has the same NHS number, but another surname, date of birth and postcode.`
  }
  const surname = foldName(values.familyName ?? '')
  if (surname === '' || !values.dateOfBirth) return null
  const other = personsBorn
    .all(store, { dateOfBirth: values.dateOfBirth })
    .find((row) => `${row.sort_name} `.startsWith(`${surname} `) && !own.has(row.resident_id))
  return other ? `${other.name} has the same surname and date of birth.` : null
}

const personsWithKey = statement<{ key: string }>()((k, p) =>
  k
    .selectFrom('resident_key')
    .innerJoin('person_resident', 'person_resident.resident_id', 'resident_key.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
    .select(['resident_key.resident_id', 'name'])
    .where('key', '=', p.key)
    .orderBy('person.person_id'),
)
const personsBorn = statement<{ dateOfBirth: string }>()((k, p) =>
  k
    .selectFrom('person')
    .innerJoin('person_resident', 'person_resident.person_id', 'person.person_id')
    .select(['resident_id', 'name', 'sort_name'])
    .where('date_of_birth', '=', p.dateOfBirth)
    .where('erased', '=', 0)
    .orderBy('person.person_id'),
)
