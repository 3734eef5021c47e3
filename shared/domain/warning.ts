import { z } from 'zod'
import { warningKinds } from '../codes/warnings.ts'
import type { WarningId } from './ids.ts'
import type { Instant } from './time.ts'

/** What visitors must know (DESIGN §5). */
export const warningFields = {
  kind: z.enum(warningKinds),
  text: z.string().trim().max(1000),
} as const

export interface WarningRow {
  readonly warningId: WarningId
  readonly kind: z.infer<typeof warningFields.kind>
  readonly text: string
  readonly addedAt: Instant
  readonly addedBy: string
}
