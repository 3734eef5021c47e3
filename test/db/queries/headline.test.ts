import { describe, expect, test } from 'vitest'
import { append } from '../../../db/log/write.ts'
import { headline, headlineRows } from '../../../db/queries/headline.ts'
import type { InputOf } from '../../../shared/api.ts'
import type { NeedCategory } from '../../../shared/codes/needs.ts'
import type { NeedId, ResidentId } from '../../../shared/domain/ids.ts'
import type { CalendarDate, Instant } from '../../../shared/domain/time.ts'
import { needLogged } from '../../../shared/events/resident.ts'
import { type AHub, aHub, anId, aResident } from '../../helpers/a-hub.ts'

function aHubWith(people: number) {
  const hub = aHub().with(...Array.from({ length: people }, () => aResident()))
  const ids = hub.rows('SELECT person_id FROM person ORDER BY person_id').map((row) => String(row.person_id))
  return { hub, ids, of: (index: number) => ids[index] ?? '' }
}

const needs = (hub: AHub, ...categories: NeedCategory[]) =>
  categories.map((category) => ({
    needId: hub.newId<string>(),
    category,
    urgency: 'soon' as const,
    detail: '',
    answers: {},
  }))

const all = { from: null, to: null }
const figures = (hub: AHub, period: { from: string | null; to: string | null } = all) => {
  const { contacted, reached, needingSupport, inboundRequests } = headline(hub.store, period)
  return { contacted, reached, needingSupport, inboundRequests }
}

describe('the headline', () => {
  test('counts persons tried, reached and in need once each, and inbound calls each once', () => {
    const { hub, of } = aHubWith(5)
    hub.call(of(0), { outcome: 'noAnswer' })
    hub.call(of(0), { outcome: 'spokeNeeds', needs: needs(hub, 'food', 'medicine') })
    hub.call(of(1), { outcome: 'noAnswer' })
    hub.call(of(2), { direction: 'inbound', outcome: 'spokeNeeds', needs: needs(hub, 'food', 'befriending') })
    hub.call(of(2), { direction: 'inbound', outcome: 'spokeNeeds', needs: needs(hub, 'food') })
    hub.call(of(3), { direction: 'inbound', outcome: 'spokeNoSupport' })
    expect(figures(hub)).toEqual({ contacted: 2, reached: 1, needingSupport: 1, inboundRequests: 2 })
    const { byCategory } = headline(hub.store, all)
    expect(byCategory.find((row) => row.category === 'food')).toMatchObject({ needingSupport: 1, inboundRequests: 2 })
    expect(byCategory.find((row) => row.category === 'medicine')).toMatchObject({
      needingSupport: 1,
      inboundRequests: 0,
    })
  })

  test('counts nothing that was taken back: a call with its needs, or a need', () => {
    const { hub, of } = aHubWith(2)
    const command = hub.newId<string>()
    const own = needs(hub, 'food')
    hub.run('call.log', hub.aCall(of(0), { outcome: 'spokeNeeds', needs: own }), hub.administrator, command)
    const other = needs(hub, 'food')
    hub.call(of(1), { direction: 'inbound', outcome: 'spokeNeeds', needs: other })
    hub.must('command.undo', { undo: command })
    expect(figures(hub)).toEqual({ contacted: 0, reached: 0, needingSupport: 0, inboundRequests: 1 })
    hub.must('need.change', { needId: other[0]?.needId ?? '', personId: of(1), status: 'withdrawn', reason: 'Wrong' })
    expect(figures(hub).inboundRequests).toBe(0)
  })

  test('counts no need that a registration or the case file brought', () => {
    const { hub, of } = aHubWith(1)
    hub.must('need.add', {
      needId: hub.newId(),
      personId: of(0),
      category: 'food',
      urgency: 'soon',
      detail: '',
      answers: {},
    })
    hub.write((tx) =>
      append(tx, of(0) as ResidentId, needLogged, {
        needId: anId<NeedId>('read from a registration'),
        callId: null,
        origin: 'registration',
        category: 'food',
        urgency: 'soon',
        detail: '',
        answers: {},
      }),
    )
    expect(figures(hub)).toEqual({ contacted: 0, reached: 0, needingSupport: 0, inboundRequests: 0 })
  })

  test('counts a person who was registered twice once, and a held call not at all', () => {
    const { hub, of } = aHubWith(1)
    const twice = { givenName: 'Min', familyName: 'Kim', dateOfBirth: '1940-02-29' as never }
    hub.with(aResident({ id: 'list', ...twice }), aResident({ id: 'web', source: 'web', ...twice }))
    hub.call(anId('list'), {})
    hub.call(anId('web'), {})
    hub.must('resident.confirm', { personId: of(0), saidBy: 'her daughter', values: { deceased: 'yes' } })
    hub.call(of(0), {})
    expect(figures(hub).contacted).toBe(1)
  })

  test('has London days, both ends included', () => {
    const { hub, of } = aHubWith(2)
    const at = (text: string) => ({ startedAt: text as Instant, endedAt: text as Instant })
    hub.moveTo('2020-04-10T12:00:00.000Z')
    hub.call(of(0), at('2020-04-02T22:59:59.000Z'))
    hub.call(of(1), at('2020-04-02T23:00:00.000Z'))
    expect(figures(hub, { from: '2020-04-02', to: '2020-04-02' }).contacted).toBe(1)
    expect(figures(hub, { from: '2020-04-03', to: '2020-04-03' }).contacted).toBe(1)
    expect(figures(hub, { from: '2020-04-02', to: '2020-04-03' }).contacted).toBe(2)
    expect(figures(hub, { from: '2020-04-04', to: null }).contacted).toBe(0)
  })

  test('by partner counts referrals as far as they have come', () => {
    const { hub, of } = aHubWith(1)
    const partnerId = String(hub.row('partner', 'name = ?', 'Kingston Foodbank')?.partner_id)
    const own = needs(hub, 'food', 'medicine')
    const referrals = own.map((need) => ({
      referralId: hub.newId<string>(),
      partnerId,
      needIds: [need.needId],
      urgency: 'soon' as const,
      note: '',
      basis: 'consent' as const,
    }))
    hub.call(of(0), { outcome: 'spokeNeeds', needs: own, referrals })
    hub.must('referral.move', {
      referralId: referrals[0]?.referralId ?? '',
      personId: of(0),
      to: 'withdrawn',
      reason: '',
      on: '2020-04-04',
    })
    const row = headline(hub.store, all).byPartner.find((one) => one.partner === 'Kingston Foodbank')
    expect(row).toMatchObject({ referrals: 1, sent: 0, answered: 0, completed: 0 })
  })

  test('each figure opens as many rows as it says', () => {
    const { hub, ids } = aHubWith(6)
    const outcomes = ['noAnswer', 'spokeNeeds', 'spokeNoSupport', 'refused', 'spokeNeeds', 'busy'] as const
    ids.forEach((personId, index) => {
      const outcome = outcomes[index] ?? 'noAnswer'
      const own = outcome === 'spokeNeeds' ? needs(hub, 'food', 'financial') : []
      hub.call(personId, { outcome, needs: own })
      hub.call(personId, { direction: 'inbound', outcome, needs: own.length > 0 ? needs(hub, 'food') : [] })
    })
    const report = headline(hub.store, all)
    const rows = (
      figure: InputOf<'report.headlineRows'>['figure'],
      more: Partial<InputOf<'report.headlineRows'>> = {},
    ) =>
      headlineRows(hub.store, {
        from: null as CalendarDate | null,
        to: null,
        figure,
        category: null,
        column: null,
        partnerId: null,
        offset: 0,
        limit: 500,
        ...more,
      })
    for (const figure of ['contacted', 'reached', 'needingSupport', 'inboundRequests'] as const) {
      expect(rows(figure).total).toBe(report[figure])
      expect(rows(figure).rows).toHaveLength(report[figure])
    }
    for (const { category, needingSupport, inboundRequests } of report.byCategory) {
      expect(rows('category', { category, column: 'needingSupport' }).rows).toHaveLength(needingSupport)
      expect(rows('category', { category, column: 'inboundRequests' }).rows).toHaveLength(inboundRequests)
    }
  })
})
