import type { PhoneNumber } from '../../../shared/domain/case-file.ts'

/** Another number that may be rung in place of that one: the preferred first. Null where there is none. */
export function otherNumber(phones: readonly PhoneNumber[], number: string | null): PhoneNumber | null {
  const others = phones.filter((phone) => !phone.bad && phone.digits !== number)
  return others.find((phone) => phone.preferred) ?? others[0] ?? null
}
