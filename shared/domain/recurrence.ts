import { z } from 'zod'
import type { NeedCategory } from '../codes/needs.ts'
import { type NeedId, type PersonId, StaffId } from './ids.ts'
import { addDays, CalendarDate } from './time.ts'

/** How often a need comes again: "a food parcel every seven days, from 6 April, looked at again on 4 May". */
export const Recurrence = z.strictObject({
  everyDays: z.int().min(1).max(92),
  from: CalendarDate,
  /** When somebody looks whether it is still needed. */
  reviewOn: CalendarDate,
  /** Who sees to it; null is any supervisor. */
  owner: StaffId.nullable(),
})
export type Recurrence = z.infer<typeof Recurrence>

export const deliveryResults = ['delivered', 'notDelivered', 'notWanted'] as const
export type DeliveryResult = (typeof deliveryResults)[number]
export const deliveryResultLabels: Record<DeliveryResult, string> = {
  delivered: 'Delivered',
  notDelivered: 'Not delivered',
  notWanted: 'Not wanted this time',
}

/** One delivery that is due, or a review: a line of work (DESIGN §5). */
export interface DueRow {
  readonly needId: NeedId
  readonly personId: PersonId
  readonly personName: string
  readonly category: NeedCategory
  readonly detail: string
  readonly dueOn: CalendarDate
  readonly overdue: boolean
  readonly what: 'delivery' | 'review'
  readonly owner: StaffId | null
  readonly ownerName: string | null
}

/**
 * The earliest day of a recurrence of which nothing is recorded yet, up to its review; null where the review is next.
 *
 * @param recorded days that were recorded, whatever came of them
 */
export function nextDue(
  recurrence: Pick<Recurrence, 'everyDays' | 'from' | 'reviewOn'>,
  recorded: ReadonlySet<string>,
): CalendarDate | null {
  let day = recurrence.from
  for (let turn = 0; turn < mostTurns && day < recurrence.reviewOn; turn++) {
    if (!recorded.has(day)) return day
    day = addDays(day, recurrence.everyDays)
  }
  return null
}

/** A review that lies further away than this comes due when so many deliveries were recorded. */
const mostTurns = 400
