import { describe, expect, test } from 'vitest'
import { callbacksNear, callbacksOverdue, callbacksPage } from '../../../db/queries/callbacks.ts'
import type { StaffId } from '../../../shared/domain/ids.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'
import { codeOf, messageOf } from '../../helpers/a-store.ts'

const instant = (text: string) => `2020-04-${text}:00.000Z` as Instant
/** At three in the afternoon, in London: the test's clock stands an hour before. */
const atThree = instant('03T14:00')
const atFive = instant('03T16:00')

function aHubWithTwo() {
  const hub = aHub().with(aResident(), aResident())
  const priya = hub.staff('Priya')
  const tom = hub.staff('Tom')
  const listId = hub.list([priya])
  const [one = '', two = ''] = hub
    .rows('SELECT person_id FROM person ORDER BY person_id')
    .map((row) => `${row.person_id}`)
  const promise = (personId: string, at: Instant, given: { until?: Instant; handler?: StaffId } = {}) => {
    const callback = { at, until: given.until ?? null, handler: given.handler ?? null, note: 'After tea' }
    return hub.call(personId, { listId, outcome: 'spokeCallback', callback }, priya)
  }
  return { hub, priya, tom, listId, one, two, promise }
}

const shown = (hub: AHub, staffId: StaffId | null, show: 'overdue' | 'today' | 'all' = 'all') =>
  callbacksPage(hub.store, { show, offset: 0, limit: 10 }, staffId, hub.at)
const who = (hub: AHub, staffId: StaffId | null, show: 'overdue' | 'today' | 'all' = 'all') =>
  shown(hub, staffId, show).rows.map((row) => row.personId)

describe('a promise', () => {
  test('of a window is overdue only after its end', () => {
    const { hub, priya, one, two, promise } = aHubWithTwo()
    promise(one, atThree, { until: atFive })
    promise(two, instant('03T14:01'))
    expect(callbacksOverdue(hub.store, hub.at)).toEqual({ overdue: 0, oldest: null })
    hub.moveTo('2020-04-03T14:02:00.000Z')
    expect(who(hub, null, 'overdue')).toEqual([two])
    expect(callbacksOverdue(hub.store, hub.at)).toEqual({ overdue: 1, oldest: instant('03T14:01') })
    expect(hub.work(priya).callbacks).toMatchObject([
      { personId: one, overdue: false },
      { personId: two, overdue: true },
    ])
    hub.moveTo('2020-04-03T16:01:00.000Z')
    expect(who(hub, null, 'overdue')).toEqual([one, two])
    expect(hub.next(priya).next?.reason).toBe('Promised a call back between 15:00 and 17:00: overdue')
  })

  test('is one to remind of for whom it was made, and for everybody where it is anybody’s, until a little after', () => {
    const { hub, priya, tom, one, two, promise } = aHubWithTwo()
    promise(one, atThree, { handler: tom })
    promise(two, instant('03T14:05'))
    const near = (staffId: StaffId) => callbacksNear(hub.store, staffId, hub.at).map(({ personId }) => personId)
    expect(near(tom)).toEqual([one, two])
    expect(near(priya)).toEqual([two])
    hub.moveTo('2020-04-03T14:16:00.000Z')
    expect(near(tom)).toEqual([two])
    hub.moveTo('2020-04-03T14:21:00.000Z')
    expect(near(tom)).toEqual([])
  })

  test('whose window ends before it begins is refused, with the call', () => {
    const { hub, one, promise } = aHubWithTwo()
    expect(promise(one, atFive, { until: atThree })).toMatchObject({ error: { code: 'invalid', field: 'callback' } })
    expect(hub.rows('SELECT * FROM call')).toEqual([])
  })

  test('is shown to whom it was made, and anybody’s to everybody; a supervisor sees all, the earliest first', () => {
    const { hub, priya, tom, one, two, promise } = aHubWithTwo()
    promise(one, instant('04T10:00'), { handler: tom })
    promise(two, atThree)
    expect(who(hub, tom)).toEqual([two, one])
    expect(who(hub, priya)).toEqual([two])
    expect(who(hub, null)).toEqual([two, one])
    expect(who(hub, null, 'today')).toEqual([two])
    expect(shown(hub, tom).rows).toMatchObject([{ handler: null, note: 'After tea' }, { handlerName: 'Tom' }])
    expect(shown(hub, null)).toMatchObject({ total: 2 })
  })

  test('to somebody who must not be called any more is not shown', () => {
    const { hub, one, promise } = aHubWithTwo()
    promise(one, atThree)
    hub.must('resident.confirm', { personId: one, saidBy: 'the registrar', values: { deceased: 'yes' } })
    expect(shown(hub, null)).toEqual({ rows: [], total: 0 })
    const change = { personId: one, at: atFive, until: null, handler: null, note: '' }
    expect(codeOf(hub.run('callback.change', change))).toBe('held')
  })

  test('that is skipped comes up again by the rule of skips, and is said as it was made', () => {
    const { hub, priya, listId, one, two, promise } = aHubWithTwo()
    promise(one, atThree)
    hub.moveTo('2020-04-03T14:01:00.000Z')
    expect(hub.next(priya).next?.personId).toBe(one)
    hub.must('call.skip', { personId: one, listId, why: 'time', note: '' }, priya)
    expect(hub.next(priya).next?.personId).toBe(two)
    expect(who(hub, null, 'overdue')).toEqual([one])
    hub.moveTo('2020-04-03T16:00:00.000Z')
    expect(hub.next(priya).next).toMatchObject({ personId: one, reason: 'Promised a call back at 15:00' })
  })
})

describe('changing a promise', () => {
  test('moves it to another time or to somebody else: the last promise counts', () => {
    const { hub, priya, tom, one, promise } = aHubWithTwo()
    promise(one, atThree)
    hub.move(1)
    hub.must('callback.change', { personId: one, at: atFive, until: null, handler: tom, note: 'When her son is in' })
    expect(shown(hub, null).rows).toMatchObject([{ at: atFive, handlerName: 'Tom', note: 'When her son is in' }])
    hub.moveTo('2020-04-03T16:00:00.000Z')
    expect(hub.next(tom).next).toMatchObject({ personId: one, kind: 'callback' })
    expect(hub.next(priya).next?.personId).not.toBe(one)
  })

  test('is refused where nothing is promised, for a time that has passed, or to somebody who has left', () => {
    const { hub, tom, one, two, promise } = aHubWithTwo()
    promise(one, atThree)
    hub.must('staff.remove', { staffId: tom, reason: 'Furlough ended' })
    const change = { personId: one, at: atFive, until: null, handler: null, note: '' }
    const refused = (more: Partial<typeof change> | { until: Instant } | { handler: StaffId }) =>
      hub.run('callback.change', { ...change, ...more })
    expect(refused({ personId: two })).toMatchObject({ error: { code: 'conflict' } })
    expect(refused({ at: hub.at })).toMatchObject({ error: { code: 'invalid', field: 'at' } })
    expect(refused({ until: atThree })).toMatchObject({ error: { code: 'invalid', field: 'until' } })
    expect(refused({ handler: tom })).toMatchObject({ error: { field: 'handler' } })
    expect(shown(hub, null).rows).toMatchObject([{ at: atThree }])
  })
})

describe('dropping a promise', () => {
  test('takes it off every screen, with the reason, and can be undone', () => {
    const { hub, priya, one, promise } = aHubWithTwo()
    promise(one, atThree)
    const command = hub.newId<string>()
    hub.run('callback.drop', { personId: one, reason: 'Rang in' }, priya, command)
    expect(shown(hub, null).total).toBe(0)
    expect(messageOf(hub.run('callback.drop', { personId: one, reason: 'Rang in' }))).toContain(
      'No call back is promised',
    )
    hub.must('command.undo', { undo: command }, priya)
    expect(who(hub, null)).toEqual([one])
  })

  test('drops those made to any registration of theirs: no earlier one comes up instead', () => {
    const hub = aHub()
    const priya = hub.staff('Priya')
    const same = {
      givenName: 'Min-su',
      familyName: 'Kim',
      dateOfBirth: '1940-02-29' as never,
      nhsNumber: '943 476 5919',
    }
    const [first, second] = [aResident(same), aResident({ ...same, source: 'government' })]
    for (const [index, resident] of [first, second].entries()) {
      hub.with(resident)
      // To the second while it is still somebody of its own.
      if (index === 1)
        hub.must('identity.decide', { a: first.residentId, b: second.residentId, decision: 'different', reason: '' })
      const callback = { at: index === 0 ? atThree : atFive, handler: null, note: '' }
      hub.call(resident.residentId, { outcome: 'spokeCallback', callback }, priya)
      hub.move(1)
    }
    expect(shown(hub, null).total).toBe(2)
    hub.must('identity.decide', {
      a: first.residentId,
      b: second.residentId,
      decision: 'same',
      reason: 'One and the same',
    })
    expect(shown(hub, null).rows).toMatchObject([{ at: atFive }])
    hub.must('callback.drop', { personId: first.residentId, reason: 'Rang in' })
    expect(shown(hub, null)).toEqual({ rows: [], total: 0 })
  })
})
