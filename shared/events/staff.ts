import { z } from 'zod'
import { MessageId } from '../domain/ids.ts'
import { staffFields } from '../domain/staff.ts'
import { changes } from '../domain/writing.ts'
import { event } from './event.ts'

export const staffAdded = event('staff', 'staff.added', 1, z.strictObject(staffFields))
export const staffChanged = event('staff', 'staff.changed', 1, z.strictObject({ changes: changes(staffFields) }))
export const staffRemoved = event('staff', 'staff.removed', 1, z.strictObject({ reason: z.string().max(500) }))

/** A supervisor's words to one of the staff; about the work, never about a resident (DESIGN §2: no personal data here). */
export const staffMessaged = event(
  'staff',
  'staff.messaged',
  1,
  z.strictObject({ messageId: MessageId, text: z.string().trim().min(1).max(2000) }),
)
export const messageRead = event('staff', 'staff.messageRead', 1, z.strictObject({ messageId: MessageId }))
