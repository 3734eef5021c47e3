import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { earliestClock, isClock, nextClock } from '../../../db/log/clock.ts'
import { aHub, anotherMachine, aResident } from '../../helpers/a-hub.ts'
import { runs } from '../../helpers/runs.ts'

describe('a command', () => {
  test('that is repeated writes once and answers the same', () => {
    const hub = aHub().with(aResident())
    const input = hub.aCall(String(hub.row('person', '1 = 1')?.person_id), { outcome: 'busy' })
    const command = hub.newId<string>()
    const first = hub.run('call.log', input, hub.administrator, command)
    const events = hub.events().length
    hub.move(30)
    expect(hub.run('call.log', input, hub.administrator, command)).toEqual(first)
    expect(hub.events()).toHaveLength(events)
    expect(hub.rows('SELECT * FROM call')).toHaveLength(1)
  })

  test('that fails leaves nothing behind, and may be tried again', () => {
    const hub = aHub().with(aResident())
    const personId = String(hub.row('person', '1 = 1')?.person_id)
    const events = hub.events().length
    const tables = hub.tables()
    const command = hub.newId<string>()
    const needId = hub.newId<string>()
    const need = { needId, category: 'food', urgency: 'soon', detail: '', answers: {} } as const
    const referral = {
      referralId: hub.newId<string>(),
      partnerId: hub.newId<string>(),
      needIds: [needId],
      urgency: 'soon' as const,
      note: '',
      basis: 'consent' as const,
    }
    const input = hub.aCall(personId, { outcome: 'spokeNeeds', needs: [need], referrals: [referral] })
    expect(hub.run('call.log', input, hub.administrator, command)).toMatchObject({ ok: false })
    expect(hub.events()).toHaveLength(events)
    expect(hub.tables()).toEqual(tables)
    expect(hub.run('call.log', { ...input, referrals: [] }, hub.administrator, command).ok).toBe(true)
  })

  test('that a hold refuses keeps its words once, however often it is repeated', () => {
    const hub = aHub().with(aResident({ deceased: 'yes' }))
    const input = hub.aCall(String(hub.row('person', '1 = 1')?.person_id), { note: 'His wife answered' })
    const command = hub.newId<string>()
    for (let i = 0; i < 3; i++) {
      expect(hub.run('call.log', input, hub.administrator, command)).toMatchObject({ error: { code: 'held' } })
    }
    expect(hub.rows('SELECT note FROM refused_call')).toEqual([{ note: 'His wife answered' }])
  })
})

describe('the clock', () => {
  const anyClock = fc
    .tuple(fc.nat(2_000_000_000_000), fc.nat(0xffff))
    .map(([time, counter]) => `${time.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}`)

  test('always goes on, whatever the machine says the time is', () => {
    fc.assert(
      fc.property(
        anyClock,
        fc.array(fc.double({ min: -1e12, max: 2e12, noNaN: true }), { maxLength: 50 }),
        (from, times) => {
          let last = from
          for (const now of times) {
            const next = nextClock(last, now)
            expect(isClock(next)).toBe(true)
            expect(next > last).toBe(true)
            last = next
          }
        },
      ),
      runs(200),
    )
  })

  test('goes on past the end of its counter', () => {
    expect(nextClock('0000000003e8-ffff', 0)).toBe('0000000003e9-0000')
    expect(nextClock(earliestClock, 1000)).toBe('0000000003e8-0000')
  })

  test('of one machine is greater than all that it has heard, also from one that is a day fast', () => {
    const one = aHub()
    const fast = anotherMachine(one, 'a day fast', { start: one.clock.time + 86_400_000 })
    fast.with(aResident())
    one.hears(fast)
    const heard = String(one.row('site_head', 'site = ?', fast.site)?.hlc)
    one.clock.time -= 3_600_000
    one.with(aResident())
    expect(String(one.row('site_head', 'site = ?', one.site)?.hlc) > heard).toBe(true)
    expect(one.events().at(-1)?.at).toBe(one.at)
  })
})
