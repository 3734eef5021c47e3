import { z } from 'zod'
import { type PersonId, StaffId, type TaskId } from './ids.ts'
import { CalendarDate, type Instant } from './time.ts'

export const taskStates = ['open', 'done', 'dropped'] as const
export type TaskState = (typeof taskStates)[number]
export const taskStateLabels: Record<TaskState, string> = { open: 'Open', done: 'Done', dropped: 'Not needed any more' }

/** Something to be done about a resident, by somebody, on a day (DESIGN §5). A null owner is any supervisor. */
export const taskFields = {
  what: z.string().trim().min(1, 'Say what is to be done.').max(1000),
  dueOn: CalendarDate,
  owner: StaffId.nullable(),
  state: z.enum(taskStates),
} as const

export interface TaskRow {
  readonly taskId: TaskId
  readonly personId: PersonId
  readonly personName: string
  readonly what: string
  readonly dueOn: CalendarDate
  readonly overdue: boolean
  readonly owner: StaffId | null
  readonly ownerName: string | null
  readonly state: TaskState
  readonly addedAt: Instant
  readonly addedBy: string
}
