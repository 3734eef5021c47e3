import type { ParsedInputOf } from '../../shared/api.ts'
import type { ListId, StaffId } from '../../shared/domain/ids.ts'
import type { Change } from '../../shared/domain/writing.ts'
import * as events from '../../shared/events/staff.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { currentWritings } from '../projections/fields.ts'
import { openListsOf, outstandingOf } from '../queries/lists.ts'
import { administratorsLeft, roleOf, staffById } from '../queries/staff.ts'
import { appendShares } from './list.ts'

export interface StaffToAdd {
  readonly staffId: StaffId
  readonly name: string
  readonly role: ParsedInputOf<'staff.add'>['role']
  readonly languages: readonly string[]
  readonly hours: number
}

/** Adds a member of staff. Their passphrase on a machine is a slot of its keyring, not an event. */
export function addStaff(tx: Writing, input: StaffToAdd): Result<null> {
  if (input.role === 'administrator' && roleOf(tx, tx.actor) === 'supervisor') {
    return fail('notAllowed', 'Only an administrator can add an administrator. Nothing was changed.', 'role')
  }
  append(tx, input.staffId, events.staffAdded, {
    name: input.name,
    role: input.role,
    languages: [...input.languages],
    hours: input.hours,
  })
  return ok(null)
}

export function changeStaff(tx: Writing, input: ParsedInputOf<'staff.change'>): Result<null> {
  const staff = staffById.get(tx, { staffId: input.staffId })
  if (!staff) return notFound('That member of staff')
  const { role } = input.changes
  if (role !== undefined && role !== staff.role) {
    if (roleOf(tx, tx.actor) !== 'administrator') {
      return fail('notAllowed', 'Only an administrator can change a role. Nothing was changed.', 'role')
    }
    if (staff.role === 'administrator' && administratorsLeft(tx, input.staffId) === 0) return lastAdministrator()
  }
  const changes = changesOver(tx, input.staffId, input.changes)
  if (Object.keys(changes).length === 0) return fail('invalid', 'Nothing was changed.')
  append(tx, input.staffId, events.staffChanged, { changes: changes as never })
  return ok(null)
}

/** Removes somebody, and takes the calls they have not finished back for others. */
export function removeStaff(tx: Writing, input: ParsedInputOf<'staff.remove'>): Result<null> {
  const staff = staffById.get(tx, { staffId: input.staffId })
  if (!staff) return notFound('That member of staff')
  if (staff.role === 'administrator' && administratorsLeft(tx, input.staffId) === 0) return lastAdministrator()
  for (const { list_id } of openListsOf.all(tx, { handler: input.staffId })) {
    const people = outstandingOf.all(tx, { listId: list_id, handler: input.staffId }).map((row) => row.person_id)
    appendShares(tx, list_id as ListId, null, people)
  }
  append(tx, input.staffId, events.staffRemoved, { reason: input.reason })
  return ok(null)
}

/** Changes of a stream with many writers, each over what is current here; a value that is no change is left out. */
export function changesOver(
  tx: Writing,
  streamId: string,
  values: Readonly<Record<string, unknown>>,
): Record<string, Change<unknown>> {
  const changes: Record<string, Change<unknown>> = {}
  for (const [field, to] of Object.entries(values)) {
    if (to === undefined) continue
    const current = currentWritings(tx, streamId, field)
    if (current.length === 1 && current[0]?.value === JSON.stringify(to)) continue
    changes[field] = { to, over: current.map((row) => ({ site: row.site as never, seq: row.seq })) }
  }
  return changes
}

function lastAdministrator(): Result<never> {
  return fail('conflict', 'They are the last administrator: make somebody else one first. Nothing was changed.')
}
