import { describe, expect, test } from 'vitest'
import type { InputOf } from '../../../shared/api.ts'
import type { NeedId, TaskId } from '../../../shared/domain/ids.ts'
import { instantOf } from '../../../shared/domain/time.ts'
import { type AHub, aHub, anotherMachine, aResident, firstDifference } from '../../helpers/a-hub.ts'
import { codeOf, messageOf, value } from '../../helpers/a-store.ts'

/** Priya leaves one of each open: a promised window, a letter to send, a task, weekly food. Tom has a task of his own. */
function anEveningsWork() {
  const [promised, silent, fed] = [aResident({ id: 'promised' }), aResident({ id: 'silent' }), aResident({ id: 'fed' })]
  const hub = aHub().with(promised, silent, fed)
  const priya = hub.staff('Priya')
  const tom = hub.staff('Tom')
  hub.must('hub.change', { attemptLimit: 1 })
  const listId = hub.list([priya])
  const at = instantOf(hub.clock.time + 3_600_000)
  const until = instantOf(hub.clock.time + 7_200_000)
  const callback = { at, until, handler: priya, note: 'After dialysis' }
  value(hub.call(promised.residentId, { outcome: 'spokeCallback', callback }, priya))
  value(hub.call(silent.residentId, { outcome: 'noAnswer', listId }, priya))
  const step = { personId: silent.residentId, listId, step: 'letter', owner: priya, dueOn: '2020-04-08' } as const
  hub.must('ladder.give', step)
  const needId = hub.newId<NeedId>()
  const need = { needId, category: 'food', urgency: 'soon', detail: '', answers: {} } as const
  value(hub.call(fed.residentId, { outcome: 'spokeNeeds', needs: [need] }, priya))
  const recurrence = { everyDays: 7, from: '2020-04-04', reviewOn: '2020-05-04', owner: priya }
  hub.must('need.recur', { needId, personId: fed.residentId, recurrence, reason: '' })
  const [taskId, toms] = [hub.newId<TaskId>(), hub.newId<TaskId>()]
  const task = { personId: fed.residentId, callId: null, what: 'Ask the surgery', dueOn: '2020-04-06' }
  hub.must('task.add', { ...task, taskId, owner: priya })
  hub.must('task.add', { ...task, taskId: toms, owner: tom })
  const everything: InputOf<'work.handOver'> = {
    to: tom,
    callbacks: [promised.residentId],
    steps: [silent.residentId],
    tasks: [taskId, toms],
    due: [needId],
    messageId: hub.newId<string>(),
    words: 'Thank you! The surgery opens at nine.',
  }
  return { hub, priya, tom, everything, taskId, toms, callback }
}

const open = (hub: AHub, handler: string) => {
  const { callbacks, steps, tasks, due } = hub.work(handler)
  return [callbacks, steps, tasks, due].map((rows) => rows.length)
}

describe('a handover', () => {
  test('gives all that somebody leaves open to a colleague, with words, and leaves out what is not theirs', () => {
    const { hub, priya, tom, everything, callback } = anEveningsWork()
    expect([open(hub, priya), open(hub, tom)]).toEqual([
      [1, 1, 1, 1],
      [0, 0, 1, 0],
    ])
    expect(hub.must('work.handOver', everything, priya)).toEqual({ handedOver: 4 })
    expect([open(hub, priya), open(hub, tom)]).toEqual([
      [0, 0, 0, 0],
      [1, 1, 2, 1],
    ])
    const work = hub.work(tom)
    expect(work.callbacks).toMatchObject([{ at: callback.at, until: callback.until, note: callback.note, mine: true }])
    expect(work.steps).toMatchObject([{ step: 'letter', dueOn: '2020-04-08' }])
    expect(work.due).toMatchObject([{ dueOn: '2020-04-04', what: 'delivery' }])
    expect(work.messages).toMatchObject([{ by: 'Priya', text: 'Thank you! The surgery opens at nine.' }])
    expect(hub.events().filter((event) => event.stream === 'staff' && event.type === 'staff.messaged')).toHaveLength(1)
  })

  test('is refused to oneself, to somebody who has left, and where nothing is the caller’s own', () => {
    const { hub, priya, tom, everything } = anEveningsWork()
    expect(messageOf(hub.run('work.handOver', { ...everything, to: priya }, priya))).toContain('Choose a colleague')
    expect(codeOf(hub.run('work.handOver', { ...everything, to: hub.administrator }, tom))).toBe('ok')
    expect(open(hub, priya)).toEqual([1, 1, 1, 1])
    expect(open(hub, tom)).toEqual([0, 0, 0, 0])
    const nothing = hub.run('work.handOver', { ...everything, to: priya, messageId: hub.newId<string>() }, tom)
    expect(codeOf(nothing)).toBe('conflict')
    expect(hub.work(priya).messages).toEqual([])
    hub.must('staff.remove', { staffId: tom, reason: '' })
    expect(messageOf(hub.run('work.handOver', everything, priya))).toContain('do not work here any more')
    expect(open(hub, priya)).toEqual([1, 1, 1, 1])
  })

  test('sent again under another command is refused, and the message was sent once', () => {
    const { hub, priya, tom, everything } = anEveningsWork()
    hub.must('work.handOver', everything, priya)
    expect(messageOf(hub.run('work.handOver', everything, priya))).toContain('perhaps it was handed over already')
    expect(hub.work(tom).messages).toHaveLength(1)
  })

  test('is taken back by undo, and the message that went with it stays', () => {
    const { hub, priya, tom, everything } = anEveningsWork()
    const before = hub.tables()
    const command = hub.newId<string>()
    value(hub.run('work.handOver', everything, priya, command))
    hub.must('command.undo', { undo: command }, priya)
    expect([open(hub, priya), open(hub, tom)]).toEqual([
      [1, 1, 1, 1],
      [0, 0, 1, 0],
    ])
    expect(hub.work(tom).messages).toHaveLength(1)
    for (const table of ['task', 'recurrence', 'ladder_step', 'call_queue']) {
      expect(hub.tables().get(table)).toEqual(before.get(table))
    }
  })

  test('of one machine is heard by another, where a task was done meanwhile', () => {
    const { hub, priya, tom, everything, taskId } = anEveningsWork()
    const two = anotherMachine(hub, 'second machine')
    hub.must('work.handOver', everything, priya)
    two.move(1)
    const personId = String(two.row('task', 'task_id = ?', taskId)?.resident_id)
    two.must('task.change', { taskId, personId, changes: { state: 'done' }, reason: '' }, priya)
    two.hears(hub)
    hub.hears(two)
    expect(firstDifference(hub.tables(), two.tables())).toBeNull()
    expect(hub.row('task', 'task_id = ?', taskId)).toMatchObject({ owner: tom, state: 'done' })
  })
})

test('a promise handed over at a machine whose clock is slow is kept by the colleague, and by nobody before', () => {
  const who = aResident()
  const hub = aHub().with(who)
  const priya = hub.staff('Priya')
  const tom = hub.staff('Tom')
  const listId = hub.list([priya])
  const slow = anotherMachine(hub, 'an hour slow', { start: hub.clock.time - 3_600_000 })
  value(hub.call(who.residentId, { listId, outcome: 'noAnswer' }, priya))
  hub.move(10)
  const at = instantOf(hub.clock.time + 3_600_000)
  value(hub.call(who.residentId, { outcome: 'spokeCallback', callback: { at, handler: priya, note: '' } }, priya))
  slow.hears(hub)
  const input = { to: tom, callbacks: [who.residentId], steps: [], tasks: [], due: [], words: '' }
  slow.must('work.handOver', { ...input, messageId: slow.newId<string>() }, priya)
  hub.hears(slow)
  hub.moveTo('2020-04-03T14:30:00.000Z')
  for (const machine of [hub, slow]) {
    expect(machine.rows('SELECT handler, not_before FROM call_queue')).toEqual([{ handler: tom, not_before: at }])
  }
  expect(hub.next(tom).next).toMatchObject({ kind: 'callback', personId: who.residentId })
})

test('a promise to be kept by anybody that stands in somebody’s queue is theirs to hand over', () => {
  const who = aResident()
  const hub = aHub().with(who)
  const priya = hub.staff('Priya')
  const tom = hub.staff('Tom')
  hub.list([priya])
  const callback = { at: hub.at, handler: null, note: '' }
  value(hub.call(who.residentId, { outcome: 'spokeCallback', callback }, priya))
  hub.move(1)
  expect(hub.next(tom).next).toBeNull()
  const input = { to: tom, callbacks: [who.residentId], steps: [], tasks: [], due: [], words: '' }
  hub.must('work.handOver', { ...input, messageId: hub.newId<string>() }, priya)
  expect(hub.next(tom).next).toMatchObject({ kind: 'callback', personId: who.residentId })
  expect(hub.work(tom).messages).toEqual([])
})
