import type { LadderStep } from '../../shared/codes/ladder.ts'
import type { MyWork } from '../../shared/domain/call.ts'
import type { ContactRow } from '../../shared/domain/contact.ts'
import type { ContactId, MessageId, NeedId, StaffId, TaskId } from '../../shared/domain/ids.ts'
import type { LadderRow } from '../../shared/domain/ladder.ts'
import type { MessageRow } from '../../shared/domain/message.ts'
import type { DueRow } from '../../shared/domain/recurrence.ts'
import type { StaffRow } from '../../shared/domain/session.ts'
import type { TaskRow } from '../../shared/domain/task.ts'
import { type CalendarDate, instantOf } from '../../shared/domain/time.ts'
import { list, me, minsu } from './fake-hub.ts'

const id = <Id extends string>(digit: string) => digit.repeat(32) as Id
export const owen = id<StaffId>('c')
export const dueOn = '2020-04-02' as CalendarDate
const whose = { personId: minsu, personName: 'Min-su Kim', owner: me, ownerName: 'Priya Nair' }

/** Two who work here, and one who has left. */
export const colleagues: readonly StaffRow[] = [
  { staffId: me, name: 'Priya Nair', role: 'handler', languages: ['en'], hours: 20, active: true, hasSlot: true },
  { staffId: owen, name: 'Owen Marsh', role: 'handler', languages: ['en'], hours: 20, active: true, hasSlot: true },
  { staffId: id('d'), name: 'Left Long', role: 'handler', languages: [], hours: 0, active: false, hasSlot: false },
]

/** The home of somebody for whom nothing waits. */
export const nothingToDo: MyWork = {
  next: null,
  noNext: 'Everyone has been rung.',
  left: 0,
  today: { calls: 0, reached: 0, needsLogged: 0 },
  callbacks: [],
  openNeeds: 0,
  staleNeeds: 0,
  draftedReferrals: 0,
  staleReferrals: 0,
  steps: [],
  tasks: [],
  due: [],
  messages: [],
  news: [],
}

export const aTask: TaskRow = {
  ...whose,
  taskId: id<TaskId>('7'),
  what: 'Ask the surgery for the repeat prescription',
  dueOn,
  overdue: true,
  state: 'open',
  addedAt: instantOf(0),
  addedBy: 'Owen Marsh',
}

export const aDelivery: DueRow = {
  ...whose,
  needId: id<NeedId>('8'),
  category: 'food',
  detail: 'No rice',
  dueOn,
  overdue: false,
  what: 'delivery',
}

export function aStep(step: LadderStep): LadderRow {
  return { ...whose, listId: list, listName: 'Shielded, first round', step, dueOn, overdue: false, attempts: 6 }
}

export const anna: ContactRow = {
  contactId: id<ContactId>('9'),
  name: 'Anna Kim',
  relation: 'daughter',
  roles: ['carer'],
  phones: ['020 7946 0111'],
  mayBeTold: 'That we rang',
  mayAnswer: true,
  saidBy: 'Min-su Kim',
  addedBy: 'Priya Nair',
}

export const aMessage: MessageRow = {
  messageId: id<MessageId>('6'),
  text: 'Ring Norbiton first today.',
  at: instantOf(0),
  by: 'Owen Marsh',
}
