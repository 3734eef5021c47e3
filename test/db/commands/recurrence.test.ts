import { describe, expect, test } from 'vitest'
import { append } from '../../../db/log/write.ts'
import type { InputOf } from '../../../shared/api.ts'
import type { NeedId, ReferralId } from '../../../shared/domain/ids.ts'
import { referralMoved } from '../../../shared/events/resident.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'
import { codeOf, messageOf, value } from '../../helpers/a-store.ts'

/** Weekly food from Monday 6 April, looked at again on 27 April: due on the 6th, the 13th and the 20th. */
function weeklyFood() {
  const hub = aHub().with(aResident({ givenName: 'Min-su', familyName: 'Kim' }))
  const priya = hub.staff('Priya')
  const tom = hub.staff('Tom')
  const personId = String(hub.row('person', '1 = 1')?.person_id)
  const needId = hub.newId<NeedId>()
  const need = { needId, category: 'food', urgency: 'soon', detail: 'No milk', answers: {} } as const
  hub.call(personId, { outcome: 'spokeNeeds', needs: [need] }, priya)
  const weekly = { everyDays: 7, from: '2020-04-06', reviewOn: '2020-04-27', owner: tom } as const
  const recur = (recurrence: InputOf<'need.recur'>['recurrence'], reason = '') =>
    hub.run('need.recur', { needId, personId, recurrence, reason }, priya)
  const deliver = (dueOn: string, result: 'delivered' | 'notDelivered' | 'notWanted' = 'delivered', words = '') =>
    hub.run('delivery.record', { needId, personId, dueOn, result, words }, tom)
  return { hub, priya, tom, personId, needId, weekly, recur, deliver }
}

const due = (hub: AHub, handler: string) => hub.work(handler).due.map((row) => [row.what, row.dueOn])

describe('a need that recurs', () => {
  test('is a line of its owner’s work until each delivery is recorded, and then a review', () => {
    const { hub, priya, tom, weekly, recur, deliver } = weeklyFood()
    expect(recur(weekly).ok).toBe(true)
    expect(due(hub, tom)).toEqual([])
    hub.moveTo('2020-04-07T10:00:00.000Z')
    expect(hub.work(tom).due).toMatchObject([{ personName: 'Min-su Kim', category: 'food', overdue: true }])
    expect(due(hub, tom)).toEqual([['delivery', '2020-04-06']])
    expect(due(hub, priya)).toEqual([])
    expect(deliver('2020-04-06').ok).toBe(true)
    hub.moveTo('2020-04-20T10:00:00.000Z')
    expect(due(hub, tom)).toEqual([['delivery', '2020-04-13']])
    expect(deliver('2020-04-20', 'notWanted').ok).toBe(true)
    expect(deliver('2020-04-13', 'notDelivered', 'Nobody in').ok).toBe(true)
    hub.moveTo('2020-04-26T10:00:00.000Z')
    expect(due(hub, tom)).toEqual([['review', '2020-04-27']])
    expect(recur({ ...weekly, reviewOn: '2020-05-11' }, 'Still needed').ok).toBe(true)
    expect(due(hub, tom)).toEqual([['delivery', '2020-04-27']])
    expect(recur(null, 'Her son is back').ok).toBe(true)
    expect(due(hub, tom)).toEqual([])
  })

  test('is logged with the call in which it was told, and taken back with it', () => {
    const hub = aHub().with(aResident())
    const priya = hub.staff('Priya')
    const personId = String(hub.row('person', '1 = 1')?.person_id)
    const recurrence = { everyDays: 7, from: '2020-04-06', reviewOn: '2020-04-27', owner: priya }
    const need = { needId: hub.newId<NeedId>(), category: 'food', urgency: 'soon', detail: '', answers: {} } as const
    hub.moveTo('2020-04-06T10:00:00.000Z')
    const command = hub.newId<string>()
    const call = hub.aCall(personId, { outcome: 'spokeNeeds', needs: [{ ...need, recurrence }] })
    expect(hub.run('call.log', call, priya, command).ok).toBe(true)
    expect(due(hub, priya)).toEqual([['delivery', '2020-04-06']])
    hub.must('command.undo', { undo: command }, priya)
    expect(due(hub, priya)).toEqual([])
  })

  test('no longer comes up once it is met, and comes again only where the need is open', () => {
    const { hub, tom, personId, needId, weekly, recur } = weeklyFood()
    expect(recur(weekly).ok).toBe(true)
    hub.moveTo('2020-04-07T10:00:00.000Z')
    hub.must('need.change', { needId, personId, status: 'met', reason: '' })
    expect(due(hub, tom)).toEqual([])
    expect(messageOf(recur({ ...weekly, everyDays: 14 }))).toBe('This need is met: open it again first.')
    expect(recur(null).ok).toBe(true)
  })

  test('is refused where its review comes before its first day, its owner has left, or it is unknown', () => {
    const { hub, tom, personId, weekly, recur } = weeklyFood()
    expect(recur({ ...weekly, reviewOn: weekly.from })).toMatchObject({ ok: false, error: { field: 'reviewOn' } })
    hub.must('staff.remove', { staffId: tom, reason: '' })
    expect(recur(weekly)).toMatchObject({ ok: false, error: { code: 'notFound', field: 'owner' } })
    const unknown = hub.run('need.recur', { needId: hub.newId<NeedId>(), personId, recurrence: null, reason: '' })
    expect(codeOf(unknown)).toBe('notFound')
    expect(hub.rows('SELECT * FROM recurrence')).toEqual([])
  })

  test('said twice is written once', () => {
    const { hub, weekly, recur, deliver } = weeklyFood()
    expect(recur(weekly).ok).toBe(true)
    expect(deliver('2020-04-06').ok).toBe(true)
    const events = hub.events().length
    expect(recur(weekly).ok).toBe(true)
    expect(deliver('2020-04-06').ok).toBe(true)
    expect(hub.events()).toHaveLength(events)
  })
})

describe('a delivery', () => {
  test('is recorded only for a day on which one was due; the last word about it counts', () => {
    const { hub, weekly, recur, deliver } = weeklyFood()
    expect(codeOf(deliver('2020-04-06'))).toBe('notFound')
    expect(recur(weekly).ok).toBe(true)
    for (const day of ['2020-04-05', '2020-04-07', '2020-03-30', '2020-04-27']) {
      expect(messageOf(deliver(day))).toContain('Nothing was due on')
    }
    expect(deliver('2020-04-06').ok).toBe(true)
    expect(deliver('2020-04-06', 'notDelivered', 'The van broke down').ok).toBe(true)
    expect(hub.rows('SELECT due_on, result, words FROM delivery')).toEqual([
      { due_on: '2020-04-06', result: 'notDelivered', words: 'The van broke down' },
    ])
  })

  test('is news for whoever logged the need, in words', () => {
    const { hub, priya, tom, personId, needId, weekly, recur, deliver } = weeklyFood()
    expect(recur(weekly).ok).toBe(true)
    hub.moveTo('2020-04-07T10:00:00.000Z')
    expect(deliver('2020-04-06').ok).toBe(true)
    hub.move(1)
    expect(deliver('2020-04-13').ok).toBe(true)
    hub.move(1)
    expect(deliver('2020-04-20', 'notDelivered').ok).toBe(true)
    const texts = () => hub.work(priya).news.map((item) => `${item.name}: ${item.text}`)
    expect(texts()).toEqual(['Min-su Kim: Delivered today: food', 'Min-su Kim: Delivered on Monday: food'])
    expect(hub.work(tom).news).toEqual([])
    const partnerId = String(hub.row('partner', "name = 'Kingston Foodbank'")?.partner_id)
    const referral = { referralId: hub.newId<ReferralId>(), partnerId, needIds: [needId], note: '' }
    hub.must('referral.make', { ...referral, personId, urgency: 'soon', basis: 'consent' })
    hub.moveTo('2020-04-20T10:00:00.000Z')
    expect(texts()).toEqual([
      'Min-su Kim: Kingston Foodbank delivered on 7 April 2020: food',
      'Min-su Kim: Kingston Foodbank delivered on 6 April 2020: food',
    ])
    hub.must('need.change', { needId, personId, status: 'met', reason: '' })
    expect(texts()[0]).toBe('Min-su Kim: Need met: food')
  })
})

test('a need met by a partner is told once, to whoever referred it', () => {
  const hub = aHub().with(aResident({ givenName: 'Ana', familyName: 'Kim' }))
  const priya = hub.staff('Priya')
  const personId = String(hub.row('person', '1 = 1')?.person_id)
  const [needId, referralId] = [hub.newId<NeedId>(), hub.newId<ReferralId>()]
  const partnerId = String(hub.row('partner', "name = 'Kingston Foodbank'")?.partner_id)
  const need = { needId, category: 'food', urgency: 'soon', detail: '', answers: {} } as const
  const basis = 'safeguarding' as const
  const referral = { referralId, partnerId, needIds: [needId], urgency: need.urgency, note: '', basis }
  value(hub.call(personId, { outcome: 'spokeNeeds', needs: [need], referrals: [referral] }, priya))
  hub.write((tx) =>
    append(tx, personId, referralMoved, {
      referralId,
      state: { to: 'sent', over: [] },
      reason: '',
      on: '2020-04-03' as never,
      pack: null,
    }),
  )
  for (const to of ['accepted', 'inProgress', 'completed'] as const) {
    hub.must('referral.move', { referralId, personId, to, reason: '', on: '2020-04-06' })
  }
  expect(hub.row('need', 'need_id = ?', needId)?.status).toBe('met')
  expect(hub.work(priya).news.map((item) => item.text)).toEqual(['Kingston Foodbank has helped: food'])
})
