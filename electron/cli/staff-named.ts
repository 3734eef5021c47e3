import type { StaffId } from '../../shared/domain/ids.ts'
import type { StaffRow } from '../../shared/domain/session.ts'
import { Refused } from './refused.ts'

/** Whom somebody means by a name or an id; null for nobody who works here now. Throws `Refused` where two may be meant. */
export function staffNamed(staff: readonly StaffRow[], wanted: string): StaffId | null {
  const [one, another] = staff.filter(
    (row) => row.active && (row.staffId === wanted || row.name.toLowerCase() === wanted.trim().toLowerCase()),
  )
  if (another !== undefined) throw new Refused(`Two people are called ${wanted}: give the id of the one you mean.`)
  return one?.staffId ?? null
}
