import { z } from 'zod'
import { partnerFields } from '../domain/partner.ts'
import { changes } from '../domain/writing.ts'
import { event } from './event.ts'

export const partnerAdded = event('partner', 'partner.added', 1, z.strictObject(partnerFields))
export const partnerChanged = event(
  'partner',
  'partner.changed',
  1,
  z.strictObject({ changes: changes(partnerFields) }),
)
export const partnerRemoved = event('partner', 'partner.removed', 1, z.strictObject({ reason: z.string().max(500) }))
