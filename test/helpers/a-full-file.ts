import type { ContactId, NeedId, TaskId, WarningId } from '../../shared/domain/ids.ts'
import { aContact } from './a-contact.ts'
import type { AHub } from './a-hub.ts'
import { value } from './a-store.ts'

/** The tables in which something stands of a person whose file is full. */
export const fullTables = [
  'call',
  'callback',
  'need',
  'consent',
  'contact',
  'warning',
  'task',
  'recurrence',
  'delivery',
  'ladder_taken',
  'ladder_given',
  'ladder_step',
] as const

/** Fills a person's file between calls, with those words wherever there is room for words. They are on no list before. */
export function fillFile(hub: AHub, personId: string, words: string): void {
  hub.must('hub.change', { attemptLimit: 1 })
  const listId = hub.list([hub.administrator])
  const [contactId, needId] = [hub.newId<ContactId>(), hub.newId<NeedId>()]
  const contact = aContact({ name: words, relation: words, mayBeTold: words, mayAnswer: true, saidBy: words })
  hub.must('contact.add', { contactId, personId, ...contact })
  hub.must('contact.change', { contactId, personId, changes: { relation: `${words} too` } })
  const warningId = hub.newId<WarningId>()
  hub.must('warning.add', { warningId, personId, callId: null, kind: 'dog', text: words })
  hub.must('warning.end', { warningId, personId, reason: words })
  const [taskId, owner] = [hub.newId<TaskId>(), hub.administrator]
  hub.must('task.add', { taskId, personId, callId: null, what: words, dueOn: '2020-04-06', owner })
  hub.must('task.change', { taskId, personId, changes: { dueOn: '2020-04-07' }, reason: words })
  hub.must('need.add', { needId, personId, category: 'food', urgency: 'soon', detail: words, answers: {} })
  const recurrence = { everyDays: 7, from: '2020-04-06', reviewOn: '2020-05-04', owner }
  hub.must('need.recur', { needId, personId, recurrence, reason: words })
  hub.must('delivery.record', { needId, personId, dueOn: '2020-04-06', result: 'notDelivered', words })
  const given = { answer: 'given', how: 'telephone', words, givenBy: words, contactId } as const
  hub.must('consent.record', { personId, purpose: 'referral', recipient: null, ...given })
  value(hub.call(personId, { outcome: 'noAnswer', listId, note: words }))
  const step = { personId, listId, step: 'alternateContact' } as const
  hub.must('ladder.give', { ...step, owner, dueOn: '2020-04-06' })
  const taken = { outcome: 'noResult', contactId, on: '2020-04-03', note: words, newNumber: null } as const
  hub.must('ladder.take', { ...step, ...taken })
  const callback = { at: hub.at, handler: null, note: words }
  value(hub.call(personId, { outcome: 'voicemailLeft', callback, note: words }))
  hub.must('callback.drop', { personId, reason: words })
}
