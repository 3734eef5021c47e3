import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listMembers, listRows } from '../../../db/queries/lists.ts'
import { coverageStates } from '../../../shared/domain/list.ts'
import { aHub, aResident } from '../../helpers/a-hub.ts'
import { runs } from '../../helpers/runs.ts'
import { playDeeds, someDeeds } from '../../helpers/some-work.ts'

describe('coverage', () => {
  test('after any history every member is in one state, and the counts add up to the list', () => {
    fc.assert(
      fc.property(someDeeds(80), (work) => {
        const machines = playDeeds(work)
        try {
          for (const hub of machines) {
            const counted = hub.rows(
              "SELECT list_id, coalesce(handler, '') AS handler, state, count(*) AS persons FROM list_person GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
            )
            expect(hub.rows('SELECT * FROM list_count ORDER BY 1, 2, 3')).toEqual(counted)
            for (const list of listRows(hub.store)) {
              const { total, ...states } = list.coverage
              expect(Object.values(states).reduce((sum, n) => sum + n, 0)).toBe(total)
              const members = hub.rows(
                'SELECT DISTINCT person_id FROM list_member JOIN person_resident USING (resident_id) JOIN person USING (person_id) WHERE list_id = ?',
                list.listId,
              )
              expect(total).toBe(members.length)
              for (const state of coverageStates) {
                const page = listMembers(hub.store, {
                  listId: list.listId,
                  state,
                  handler: null,
                  offset: 0,
                  limit: 500,
                })
                expect(page.total).toBe(list.coverage[state])
                expect(page.rows).toHaveLength(page.total)
              }
            }
          }
        } finally {
          for (const hub of machines) hub.close()
        }
      }),
      runs(6),
    )
  })
})

describe('a list', () => {
  test('is of those who may be called and fit the rule, the oldest first, and frozen from then on', () => {
    const hub = aHub().with(
      aResident({ id: 'young', dateOfBirth: '1960-01-01' as never }),
      aResident({ id: 'old', dateOfBirth: '1930-01-01' as never, postcode: 'KT2 5QN' }),
      aResident({ id: 'dead', deceased: 'yes' }),
      aResident({ id: 'moved', whereabouts: 'movedAway' }),
    )
    const listId = hub.list([])
    expect(hub.run('list.create', { listId, name: 'Again', rule: '' })).toMatchObject({ error: { code: 'conflict' } })
    hub.with(aResident({ id: 'later' }))
    const page = listMembers(hub.store, { listId, state: null, handler: null, offset: 0, limit: 10 })
    expect(page.rows.map((row) => [row.postcode, row.state, row.handler])).toEqual([
      ['KT2 5QN', 'notStarted', null],
      ['KT1 3AR', 'notStarted', null],
    ])
    expect(listRows(hub.store)[0]).toMatchObject({ unshared: 2, coverage: { total: 2, notStarted: 2 } })
    expect(hub.must('list.create', { listId: hub.newId(), name: 'KT2', rule: 'postcode:KT2' }).residents).toBe(1)
    expect(hub.must('list.create', { listId: hub.newId(), name: '80s', rule: 'age:85' }).residents).toBe(1)
    expect(hub.run('list.create', { listId: hub.newId(), name: 'None', rule: 'language:xx' }).ok).toBe(false)
  })

  test('is shared among handlers, taken back, shared again; what was done stays done', () => {
    const hub = aHub().with(...Array.from({ length: 10 }, () => aResident()))
    const [priya, tom] = [hub.staff('Priya', 'handler', 20), hub.staff('Tom', 'handler', 20)]
    const listId = hub.list([])
    const shared = hub.must('list.share', { listId, handlers: [priya, tom] })
    expect(shared.shares.map((share) => share.residents)).toEqual([5, 5])
    const done = hub.next(priya).next
    hub.call(String(done?.personId), { listId, outcome: 'spokeNoSupport' }, priya)
    expect(hub.must('list.takeBack', { listId, handler: priya }).residents).toBe(4)
    expect(hub.next(priya).next).toBeNull()
    expect(listRows(hub.store)[0]).toMatchObject({ unshared: 4 })
    expect(hub.must('list.share', { listId, handlers: [tom] }).shares).toMatchObject([{ name: 'Tom', residents: 4 }])
    const rows = listRows(hub.store)[0]?.shares
    expect(rows?.map((share) => [share.name, share.coverage.total, share.coverage.reached])).toEqual([
      ['Priya', 1, 1],
      ['Tom', 9, 0],
    ])
    expect(hub.run('list.share', { listId, handlers: [hub.newId()] })).toMatchObject({ error: { field: 'handlers' } })
  })

  test('keeps a household with one handler', () => {
    const home = { address: ['12 Villiers Road'], postcode: 'KT1 3AR' }
    const hub = aHub().with(...Array.from({ length: 6 }, (_, i) => aResident(i % 2 === 0 ? home : {})))
    const handlers = [hub.staff('Priya'), hub.staff('Tom'), hub.staff('Ann')]
    hub.list(handlers)
    const sharing = hub.rows(
      'SELECT DISTINCT handler FROM list_person JOIN person USING (person_id) WHERE household = (SELECT household FROM person GROUP BY household HAVING count(*) = 3)',
    )
    expect(sharing).toHaveLength(1)
  })

  test('that is closed is rung no more, nor shared', () => {
    const hub = aHub().with(aResident())
    const priya = hub.staff('Priya')
    const listId = hub.list([priya])
    hub.must('list.close', { listId, reason: 'All done' })
    expect(hub.next(priya).next).toBeNull()
    expect(hub.run('list.share', { listId, handlers: [priya] })).toMatchObject({ error: { code: 'conflict' } })
  })

  test('takes back what somebody who leaves has not finished', () => {
    const hub = aHub().with(aResident(), aResident())
    const priya = hub.staff('Priya')
    hub.list([priya])
    hub.must('staff.remove', { staffId: priya, reason: '' })
    expect(listRows(hub.store)[0]).toMatchObject({ unshared: 2, shares: [] })
  })
})
