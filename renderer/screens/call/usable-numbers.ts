import type { PhoneNumber } from '../../../shared/domain/case-file.ts'

/** Another number that may be rung in place of that one: the preferred first. Null where there is none. */
export function otherNumber(phones: readonly PhoneNumber[], number: string | null): PhoneNumber | null {
  return inOrder(phones).find((phone) => !phone.bad && phone.digits !== number) ?? null
}

/** As they are rung: the preferred first, those that turned out wrong or dead last. */
export function inOrder(phones: readonly PhoneNumber[]): readonly PhoneNumber[] {
  const rank = (phone: PhoneNumber) => (phone.bad ? 2 : phone.preferred ? 0 : 1)
  return [...phones].sort((a, b) => rank(a) - rank(b))
}

/** What a telephone dials: through Relay UK, whose operator types and speaks between the two, where they use it. */
export function toDial(digits: string, byRelay: boolean): string {
  return byRelay ? `18001${digits}` : digits
}
