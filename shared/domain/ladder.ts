import { z } from 'zod'
import { type LadderStep, ladderSteps } from '../codes/ladder.ts'
import type { ListId, PersonId, StaffId } from './ids.ts'
import type { CalendarDate } from './time.ts'

/** The steps after the last attempt, in order, each so many working days after what came before it. */
export const LadderPlan = z
  .array(z.strictObject({ step: z.enum(ladderSteps), afterDays: z.int().min(0).max(60) }))
  .max(ladderSteps.length)
  .refine((plan) => new Set(plan.map((one) => one.step)).size === plan.length, 'Each step comes once.')
export type LadderPlan = z.infer<typeof LadderPlan>

/** A step that waits to be taken for somebody on a list. A null owner is any supervisor. */
export interface LadderRow {
  readonly personId: PersonId
  readonly personName: string
  readonly listId: ListId
  readonly listName: string
  readonly step: LadderStep
  readonly dueOn: CalendarDate
  readonly overdue: boolean
  readonly owner: StaffId | null
  readonly ownerName: string | null
  readonly attempts: number
}
