import type { StaffId } from '../../shared/domain/ids.ts'
import type { Role } from '../../shared/domain/staff.ts'
import type { ReadableStore } from '../handles.ts'
import { statement } from '../sql.ts'

export interface StaffMember {
  readonly staffId: StaffId
  readonly name: string
  readonly role: Role
  readonly languages: readonly string[]
  readonly hours: number
  readonly active: boolean
}

export const staffById = statement<{ staffId: string }>()((k, p) =>
  k.selectFrom('staff').selectAll().where('staff_id', '=', p.staffId),
)

/** Everybody who works or has worked here, by name. */
export function staffOf(store: ReadableStore): StaffMember[] {
  return everybody.all(store, {}).map((row) => ({
    staffId: row.staff_id as StaffId,
    name: row.name,
    role: activeRole(store, row.staff_id, row.role as Role),
    languages: JSON.parse(row.languages) as string[],
    hours: row.hours,
    active: row.active === 1,
  }))
}

/** Somebody's role now; null where they are not, or no longer, on the staff. */
export function roleOf(store: ReadableStore, staffId: string): Role | null {
  const row = staffById.get(store, { staffId })
  return row && row.active === 1 ? activeRole(store, staffId, row.role as Role) : null
}

/** How many active administrators there are besides one. */
export function administratorsLeft(store: ReadableStore, besides: string): number {
  return administrators.all(store, {}).filter((row) => row.staff_id !== besides).length
}

/** With no active administrator left, the earliest made is one (DESIGN §4). */
function activeRole(store: ReadableStore, staffId: string, role: Role): Role {
  if (role === 'administrator' || administrators.all(store, {}).length > 0) return role
  return earliest.get(store, {})?.staff_id === staffId ? 'administrator' : role
}

/** Names by id, for screens: of those who have left too. */
export function staffNames(store: ReadableStore): Map<string, string> {
  return new Map(everybody.all(store, {}).map((row) => [row.staff_id, row.name]))
}

const everybody = statement()((k) => k.selectFrom('staff').selectAll().orderBy('name').orderBy('staff_id'))
const administrators = statement()((k) =>
  k.selectFrom('staff').select('staff_id').where('role', '=', 'administrator').where('active', '=', 1),
)
const earliest = statement()((k) =>
  k.selectFrom('staff').select('staff_id').where('active', '=', 1).orderBy('added_hlc').orderBy('staff_id').limit(1),
)
