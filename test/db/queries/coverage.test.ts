import { describe, expect, test } from 'vitest'
import { coverageProof, coveredPeople } from '../../../db/queries/coverage.ts'
import { coverageStates, type Risk } from '../../../shared/domain/list.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'

function proof(hub: AHub, listId: string | null = null) {
  return coverageProof(hub.store, listId, hub.at)
}

function atRisk(hub: AHub, risk: Risk | 'any' = 'any'): unknown[] {
  const input = { listId: null, state: null, risk, offset: 0, limit: 50 }
  return coveredPeople(hub.store, input, hub.at).rows.map((row) => row.name)
}

const anna = aResident({ givenName: 'Anna', familyName: 'Able', mobile: '07700 900001' })
const bob = aResident({ givenName: 'Bob', familyName: 'Best', mobile: '07700 900002' })

describe('the coverage proof', () => {
  test('puts everybody who was ever on a list into one state: of two lists, the first that holds', () => {
    const hub = aHub().with(anna, bob)
    const handler = hub.staff('Priya')
    const first = hub.list([handler])
    const personId = String(hub.row('person', "name = 'Anna Able'")?.person_id)
    hub.call(personId, { listId: first, outcome: 'spokeNoSupport' }, handler)
    hub.move(60)
    const second = hub.list([handler])
    expect(proof(hub, second)).toMatchObject({ total: 2, notStarted: 2, reached: 0 })
    const whole = proof(hub)
    expect(whole).toMatchObject({ total: 2, reached: 1, notStarted: 1 })
    expect(coverageStates.reduce((sum, state) => sum + whole[state], 0)).toBe(whole.total)
    const reached = coveredPeople(
      hub.store,
      { listId: null, state: 'reached', risk: null, offset: 0, limit: 9 },
      hub.at,
    )
    expect(reached).toMatchObject({ total: 1, rows: [{ name: 'Anna Able', state: 'reached' }] })
  })

  test('names who is at risk: nobody has them, no number, a step or a promise overdue, a concern nobody saw', () => {
    const hub = aHub().with(anna, bob, aResident({ givenName: 'Cy', familyName: 'Cole', mobile: null }))
    const idOf = (name: string) => String(hub.row('person', 'name = ?', name)?.person_id)
    const listId = hub.list([])
    expect(atRisk(hub, 'nobodysTurn')).toEqual(['Anna Able', 'Bob Best'])
    const handler = hub.staff('Priya')
    hub.must('list.share', { listId, handlers: [handler] })
    expect(atRisk(hub, 'nobodysTurn')).toEqual([])
    expect(atRisk(hub)).toEqual(['Cy Cole'])
    expect(atRisk(hub, 'noNumber')).toEqual(['Cy Cole'])

    const at = '2020-04-03T15:00:00.000Z' as Instant
    hub.call(idOf('Bob Best'), { listId, outcome: 'spokeCallback', callback: { at, handler: null, note: '' } }, handler)
    hub.must('concern.raise', {
      concernId: hub.newId(),
      personId: idOf('Anna Able'),
      callId: null,
      level: 'worry',
      seen: 'Sounded afraid',
      done: [],
      note: '',
    })
    hub.moveTo('2020-04-20T09:00:00.000Z')
    expect(proof(hub)).toMatchObject({
      atRisk: 3,
      risks: { nobodysTurn: 0, noNumber: 1, stepOverdue: 1, promiseOverdue: 1, concernWaiting: 1 },
    })
    hub.must('list.close', { listId, reason: 'Done' })
    expect(atRisk(hub)).toEqual(['Anna Able', 'Bob Best'])
  })
})
