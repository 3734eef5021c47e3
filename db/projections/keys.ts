import { foldName } from '../../shared/domain/name.ts'
import { isRepeatedDigit, nhsNumberDigits } from '../../shared/domain/nhs-number.ts'
import { phoneDigits } from '../../shared/domain/phone.ts'
import { normalPostcode } from '../../shared/domain/postcode.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'
import type { Registered } from '../../shared/rules/identity.ts'

/**
 * The exact keys by which a registration is joined to others (DESIGN §2): NHS number; name, date of birth and postcode;
 * name and UPRN; name and telephone number. A name counts only with both its parts.
 */
export function keysOf(values: ResidentValues): string[] {
  const keys: string[] = []
  const nhs = knownNhsNumber(values)
  if (nhs) keys.push(`nhs ${nhs}`)
  const given = foldName(values.givenName ?? '')
  const family = foldName(values.familyName ?? '')
  if (given === '' || family === '') return keys
  const name = `${given} ${family}`
  const postcode = comparedPostcode(values)
  if (values.dateOfBirth && postcode) keys.push(`born ${name}|${values.dateOfBirth}|${postcode}`)
  if (values.uprn) keys.push(`uprn ${name}|${values.uprn}`)
  for (const digits of phonesOf(values)) keys.push(`phone ${name}|${digits}`)
  return keys
}

/** What of a registration decides who it is, with the exact keys that it has. */
export function registeredOf(id: string, values: ResidentValues, keys: readonly string[]): Registered {
  return {
    id,
    nhsNumber: knownNhsNumber(values),
    surname: foldName(values.familyName ?? ''),
    dateOfBirth: values.dateOfBirth ?? null,
    postcode: comparedPostcode(values),
    keys,
  }
}

function comparedPostcode(values: ResidentValues): string | null {
  return values.postcode ? (normalPostcode(values.postcode) ?? values.postcode.toUpperCase()) : null
}

/** The NHS number where it can identify anybody: ten digits, not all the same. */
export function knownNhsNumber(values: ResidentValues): string | null {
  const digits = values.nhsNumber ? nhsNumberDigits(values.nhsNumber) : null
  return digits && !isRepeatedDigit(digits) ? digits : null
}

/** The different numbers that a registration gives, as digits. */
export function phonesOf(values: ResidentValues): string[] {
  const digits = new Set<string>()
  for (const written of [values.telephone, values.mobile, values.landline, ...(values.otherPhones ?? [])]) {
    const read = written ? phoneDigits(written) : null
    if (read) digits.add(read)
  }
  return [...digits]
}
