import { describe, expect, test } from 'vitest'
import { ownersFor, tasksPage } from '../../../db/queries/due-work.ts'
import type { TaskId } from '../../../shared/domain/ids.ts'
import { type AHub, aHub, anotherMachine, aResident, firstDifference } from '../../helpers/a-hub.ts'
import { codeOf, messageOf } from '../../helpers/a-store.ts'

const today = '2020-04-03' as never

function aHubWithOne() {
  const hub = aHub().with(aResident())
  const priya = hub.staff('Priya')
  const tom = hub.staff('Tom')
  const personId = String(hub.row('person', '1 = 1')?.person_id)
  const add = (owner: string | null, given: { taskId?: string; what?: string; dueOn?: string } = {}) => {
    const { taskId = hub.newId<TaskId>(), what = 'Ask the surgery', dueOn = '2020-04-06' } = given
    return { taskId, result: hub.run('task.add', { taskId, personId, callId: null, what, dueOn, owner }, priya) }
  }
  return { hub, personId, priya, tom, add }
}

const whats = (hub: AHub, handler: string) => hub.work(handler).tasks.map((task) => task.what)

describe('a task', () => {
  test('is its owner’s, by the day it is due; one of nobody is any supervisor’s', () => {
    const { hub, priya, tom, add } = aHubWithOne()
    add(priya, { what: 'Later', dueOn: '2020-04-09' })
    add(priya, { what: 'Overdue', dueOn: '2020-04-02' })
    add(tom, { what: 'Tom’s' })
    add(null, { what: 'Any supervisor’s' })
    expect(whats(hub, priya)).toEqual(['Overdue', 'Later'])
    expect(hub.work(priya).tasks[0]).toMatchObject({ overdue: true, ownerName: 'Priya', addedBy: 'Priya' })
    expect(whats(hub, tom)).toEqual(['Tom’s'])
    expect(whats(hub, hub.administrator)).toEqual(['Any supervisor’s'])
  })

  test('of somebody who has left is any supervisor’s to see, and cannot be given to them', () => {
    const { hub, tom, priya, add } = aHubWithOne()
    const { taskId } = add(tom)
    hub.must('staff.remove', { staffId: tom, reason: 'Furlough ended' })
    expect(whats(hub, hub.administrator)).toEqual(['Ask the surgery'])
    expect(whats(hub, priya)).toEqual([])
    expect(messageOf(add(tom).result)).toContain('do not work here any more')
    const personId = String(hub.row('person', '1 = 1')?.person_id)
    const back = hub.run('task.change', { taskId, personId, changes: { owner: tom }, reason: '' })
    expect(back).toMatchObject({ ok: false, error: { code: 'notFound', field: 'owner' } })
  })

  test('is done, dropped, moved or given away; the same said twice is written once, unless words go with it', () => {
    const { hub, personId, priya, tom, add } = aHubWithOne()
    const { taskId } = add(priya)
    const change = (changes: object, reason = '') =>
      hub.must('task.change', { taskId, personId, changes, reason }, priya)
    change({ dueOn: '2020-04-14', owner: tom })
    expect(hub.work(tom).tasks).toMatchObject([{ taskId, dueOn: '2020-04-14' }])
    change({ state: 'done' })
    const events = hub.events().length
    change({ state: 'done' })
    expect(hub.events()).toHaveLength(events)
    change({ state: 'done' }, 'And rang her to say so')
    expect(hub.events()).toHaveLength(events + 1)
    expect(whats(hub, tom)).toEqual([])
    const done = tasksPage(hub.store, { state: 'done', offset: 0, limit: 10 }, ownersFor(hub.store, tom, false), today)
    expect(done).toMatchObject({ total: 1, rows: [{ taskId, state: 'done', overdue: false }] })
    const nothing = { taskId, personId, changes: {}, reason: '' }
    expect(messageOf(hub.run('task.change', nothing))).toBe('Nothing was changed.')
  })

  test('sent again is the same task; with other words it is refused', () => {
    const { hub, priya, add } = aHubWithOne()
    const { taskId } = add(priya)
    expect(add(priya, { taskId }).result.ok).toBe(true)
    expect(codeOf(add(priya, { taskId, what: 'Something else' }).result)).toBe('conflict')
    expect(hub.rows('SELECT * FROM task')).toHaveLength(1)
  })

  test('changed apart on two machines shows the same on both', () => {
    const { hub, personId, priya, tom, add } = aHubWithOne()
    const { taskId } = add(priya)
    const two = anotherMachine(hub, 'second machine')
    hub.must('task.change', { taskId, personId, changes: { owner: tom }, reason: '' })
    two.move(1)
    two.must('task.change', { taskId, personId, changes: { state: 'done' }, reason: 'Rang them' })
    hub.hears(two)
    two.hears(hub)
    expect(firstDifference(hub.tables(), two.tables())).toBeNull()
    expect(hub.row('task', '1 = 1')).toMatchObject({ owner: tom, state: 'done' })
  })
})
