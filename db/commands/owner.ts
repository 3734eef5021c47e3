import type { StaffId } from '../../shared/domain/ids.ts'
import { fail, type Result } from '../../shared/result.ts'
import type { ReadableStore } from '../handles.ts'
import { roleOf } from '../queries/staff.ts'

/** Why somebody cannot be given work: they do not work here, or no longer. Null is any supervisor, who can always be. */
export function whyNotOwner(
  store: ReadableStore,
  owner: StaffId | null | undefined,
  field = 'owner',
): Result<never> | null {
  if (owner === null || owner === undefined || roleOf(store, owner) !== null) return null
  return fail('notFound', 'They do not work here any more: choose somebody else. Nothing was changed.', field)
}
