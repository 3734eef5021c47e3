import type { ImportWarning } from '../../shared/domain/import.ts'
import { nhsNumberDigits, passesCheckDigit } from '../../shared/domain/nhs-number.ts'
import { normalPostcode } from '../../shared/domain/postcode.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'

/**
 * What is doubtful about a registration: it is kept all the same (DESIGN §5). `dateNotUnderstood` is known only to who
 * read the row, and is put first by them.
 */
export function warningsOf(values: ResidentValues, dateNotUnderstood: boolean): ImportWarning[] {
  const warnings: ImportWarning[] = []
  if (values.nhsNumber) {
    const digits = nhsNumberDigits(values.nhsNumber)
    if (!digits || !passesCheckDigit(digits)) warnings.push('nhsNumberCheckDigit')
  }
  if (!values.familyName) warnings.push('noSurname')
  if (dateNotUnderstood) warnings.push('dateNotUnderstood')
  else if (!values.dateOfBirth) warnings.push('noDateOfBirth')
  if (!values.telephone && !values.mobile && !values.landline) warnings.push('noTelephone')
  if (values.postcode && normalPostcode(values.postcode) === null) warnings.push('doubtfulPostcode')
  return warnings
}
