import { createHash } from 'node:crypto'
import { foldName, fullName } from '../../shared/domain/name.ts'
import { isRepeatedDigit, nhsNumberDigits } from '../../shared/domain/nhs-number.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'

/**
 * What tells the residents of one source apart, by the exact keys of DESIGN §2: the NHS number, unless it is a single
 * repeated digit; else name, date of birth and postcode. Where neither is complete, whatever is said of who they are:
 * only a row that says the same again is then the same resident.
 *
 * The same values always have the same key, in any file and in any order, so that a file can be compared with what its
 * source said before.
 */
export function rowKey(values: ResidentValues): string {
  const digits = values.nhsNumber ? nhsNumberDigits(values.nhsNumber) : null
  if (digits && !isRepeatedDigit(digits)) return `nhs ${digits}`
  const name = fullName(values)
  if ((values.givenName || values.familyName) && values.dateOfBirth && values.postcode) {
    return `person ${foldName(name)} ${values.dateOfBirth} ${values.postcode}`
  }
  const said = [values.nhsNumber, name, values.dateOfBirth, values.address, values.postcode, phonesOf(values)]
  return `said ${createHash('sha256')
    .update(JSON.stringify(said.map((one) => one ?? null)))
    .digest('hex')
    .slice(0, 32)}`
}

function phonesOf(values: ResidentValues): (string | null)[] {
  return [values.telephone ?? null, values.mobile ?? null, values.landline ?? null]
}
