import { describe, expect, test } from 'vitest'
import { skippedUntil } from '../../../db/commands/skip.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'

function aHubWithOne() {
  const hub = aHub().with(aResident())
  const handler = hub.staff('Priya')
  return { hub, handler, personId: String(hub.row('person', '1 = 1')?.person_id) }
}

const tasksOf = (hub: AHub, staffId: string) => hub.work(staffId).tasks

describe('a skip', () => {
  test('puts somebody off until noon, five, or the next morning, by the clock on the wall', () => {
    const until = (at: string) => skippedUntil(at as Instant)
    expect(until('2020-04-03T09:10:00.000Z')).toBe('2020-04-03T11:00:00.000Z')
    expect(until('2020-04-03T13:10:00.000Z')).toBe('2020-04-03T16:00:00.000Z')
    expect(until('2020-04-03T18:10:00.000Z')).toBe('2020-04-03T23:00:00.000Z')
    expect(until('2020-03-29T09:10:00.000Z')).toBe('2020-03-29T11:00:00.000Z')
    expect(until('2020-10-25T09:10:00.000Z')).toBe('2020-10-25T12:00:00.000Z')
    expect(until('2020-10-25T13:10:00.000Z')).toBe('2020-10-25T17:00:00.000Z')
  })

  test('is for later, not for ever', () => {
    const { hub, handler, personId } = aHubWithOne()
    const listId = hub.list([handler])
    hub.must('call.skip', { personId, listId, why: 'time', note: 'At dialysis' }, handler)
    expect(hub.next(handler)).toMatchObject({ next: null, noNext: expect.stringContaining('come up again') })
    hub.moveTo('2020-04-03T16:00:00.000Z')
    expect(hub.next(handler).next?.personId).toBe(personId)
  })

  test('that leaves the call to another handler is a supervisor’s task: one, until it is done', () => {
    const { hub, handler, personId } = aHubWithOne()
    const listId = hub.list([handler])
    const skip = { personId, listId, why: 'known', note: 'She taught me to read' } as const
    hub.must('call.skip', skip, handler)
    const what = 'Give this call to somebody else: “I know them: somebody else should ring”. She taught me to read'
    expect(tasksOf(hub, hub.administrator)).toMatchObject([{ personId, what, dueOn: '2020-04-03', owner: null }])
    expect(tasksOf(hub, handler)).toEqual([])
    hub.must('call.skip', skip, handler)
    hub.must('call.skip', { ...skip, why: 'time', note: '' }, handler)
    expect(tasksOf(hub, hub.administrator)).toHaveLength(1)
    const taskId = tasksOf(hub, hub.administrator)[0]?.taskId ?? ''
    hub.must('task.change', { personId, taskId, changes: { state: 'done' }, reason: 'Tom rings her' })
    hub.must('call.skip', { ...skip, why: 'language', note: '' }, handler)
    expect(tasksOf(hub, hub.administrator)).toMatchObject([{ what: expect.stringContaining('with their language') }])
  })

  test('that is repeated after a lost answer is one skip, and one task', () => {
    const { hub, handler, personId } = aHubWithOne()
    const listId = hub.list([handler])
    const command = hub.newId<string>()
    const skip = { personId, listId, why: 'distress', note: '' } as const
    expect(hub.run('call.skip', skip, handler, command)).toEqual(hub.run('call.skip', skip, handler, command))
    expect(hub.rows('SELECT * FROM skip')).toHaveLength(1)
    expect(hub.rows('SELECT * FROM task')).toHaveLength(1)
  })
})
