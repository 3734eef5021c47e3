import { z } from 'zod'
import { ResidentId, StaffId } from '../domain/ids.ts'
import { event } from './event.ts'

export const listCreated = event(
  'list',
  'list.created',
  1,
  z.strictObject({ name: z.string().trim().min(1).max(200), rule: z.string().max(2000).nullable() }),
)
/**
 * Members are frozen by event when the list is made; a list of many is several of these. They name residents, since a
 * person's id may change as residents are joined; the order is the list's order of priority.
 */
export const listMembersAdded = event(
  'list',
  'list.membersAdded',
  1,
  z.strictObject({ from: z.int().nonnegative(), residents: z.array(ResidentId).min(1).max(1000) }),
)
/** The latest share for a list and a resident holds; a null handler takes the calls back. */
export const listShared = event(
  'list',
  'list.shared',
  1,
  z.strictObject({ handler: StaffId.nullable(), residents: z.array(ResidentId).min(1).max(1000) }),
)
export const listClosed = event('list', 'list.closed', 1, z.strictObject({ reason: z.string().max(500) }))
