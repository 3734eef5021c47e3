import type { DuplicatePair } from '../../../shared/domain/identity.ts'
import { fullName } from '../../../shared/domain/name.ts'

/** How the two are called: by their own registrations, also where they are one person now. */
export function namesOf(pair: DuplicatePair): { a: string; b: string } {
  return { a: fullName(pair.a.values), b: fullName(pair.b.values) }
}
