import { StaffId } from '../../../shared/domain/ids.ts'
import type { Role } from '../../../shared/domain/staff.ts'
import { type HubLine, newId } from '../hub-line.ts'
import { Refused } from '../refused.ts'

export interface StaffAddOptions {
  readonly name: string
  readonly role: Role
  readonly languages: readonly string[]
  /** Hours a week. */
  readonly hours: number
}

/** Adds a member of staff who can sign in here with a passphrase that is shown once. */
export async function addStaff(
  hub: HubLine,
  { name, role, languages, hours }: StaffAddOptions,
): Promise<{ staff: StaffId; oneTimePassphrase: string }> {
  const staff = StaffId.parse(newId())
  const values = { name, role, languages: [...languages], hours }
  const { oneTimePassphrase } = await hub.ask('staff.add', { staffId: staff, ...values, withSlot: true })
  if (oneTimePassphrase === null) throw new Refused('The store gave no passphrase for them.')
  return { staff, oneTimePassphrase }
}
