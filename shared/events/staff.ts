import { z } from 'zod'
import { staffFields } from '../domain/staff.ts'
import { changes } from '../domain/writing.ts'
import { event } from './event.ts'

export const staffAdded = event('staff', 'staff.added', 1, z.strictObject(staffFields))
export const staffChanged = event('staff', 'staff.changed', 1, z.strictObject({ changes: changes(staffFields) }))
export const staffRemoved = event('staff', 'staff.removed', 1, z.strictObject({ reason: z.string().max(500) }))
