import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { openCase } from '../../../db/queries/case-file.ts'
import { leftFor, nextCall } from '../../../db/queries/next-call.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'
import { runs } from '../../helpers/runs.ts'
import { playDeeds, someDeeds } from '../../helpers/some-work.ts'

test('the counts of each queue are those of its places, whatever was done', () => {
  fc.assert(
    fc.property(someDeeds(60), (work) => {
      const machines = playDeeds(work)
      try {
        for (const hub of machines) {
          const counted = hub.rows('SELECT handler, kind, count(*) AS persons FROM call_queue GROUP BY handler, kind')
          expect(hub.rows('SELECT * FROM queue_count ORDER BY handler, kind')).toEqual(counted)
          for (const { handler } of counted) {
            const places = hub.rows('SELECT person_id FROM call_queue WHERE handler = ?', String(handler))
            expect(leftFor(hub.store, String(handler))).toBe(places.length)
          }
        }
      } finally {
        for (const hub of machines) hub.close()
      }
    }),
    runs(6),
  )
})

test('who is next, and how many are left, is read from an index in its order: nothing is sorted or counted', () => {
  const { hub, handler } = aHubAtWork()
  const plans = plansOf(hub, (database) => {
    nextCall({ database }, handler, hub.at, new Set())
    nextCall({ database }, hub.administrator, hub.at, new Set())
    leftFor({ database }, handler)
  })
  const queue = plans.filter(({ sql }) => /from "(call_queue|queue_count)"/.test(sql))
  expect(queue.map(({ detail }) => detail)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /USING COVERING INDEX call_queue_next \(handler=\? AND kind=\? AND blocked=\? AND not_before<\?\)/,
      ),
      expect.stringMatching(/USING COVERING INDEX call_queue_order \(handler=\? AND blocked=\?\)/),
      expect.stringMatching(/^SEARCH queue_count USING PRIMARY KEY \(handler=\?\)/),
    ]),
  )
  expect(queue.filter(({ detail }) => !detail.startsWith('SEARCH'))).toEqual([])
})

test('opening a case reads one person’s rows, and no table that grows with the residents from its beginning', () => {
  const { hub, handler } = aHubAtWork()
  const personId = String(hub.rows('SELECT person_id FROM person')[0]?.person_id)
  hub.call(personId, { outcome: 'noAnswer' }, handler)
  const plans = plansOf(hub, (database) => openCase({ database }, personId, hub.at))
  expect(plans.length).toBeGreaterThan(20)
  const household = plans.filter(({ sql }) => sql.includes('"household" = '))
  expect(household.map(({ detail }) => detail)).toEqual(['SEARCH person USING INDEX person_household (household=?)'])
  const small = /^SCAN (hub|staff|partner)( USING INDEX \S+)?$/
  expect(plans.filter(({ detail }) => detail.startsWith('SCAN') && !small.test(detail))).toEqual([])
})

function aHubAtWork(): { hub: AHub; handler: string } {
  const hub = aHub().with(aResident(), aResident(), aResident())
  const handler = hub.staff('Priya')
  hub.list([handler])
  return { hub, handler }
}

/** The steps of the plans of everything that is asked, on a copy whose statements can be listened to. */
function plansOf(hub: AHub, ask: (database: Database.Database) => void): { sql: string; detail: string }[] {
  const statements = new Set<string>()
  const copy = hub.store.database.serialize()
  const heard = new Database(copy, { verbose: (sql) => statements.add(String(sql)) })
  const plain = new Database(copy)
  onTestFinished(() => {
    heard.close()
    plain.close()
  })
  ask(heard)
  return [...statements].flatMap((sql) =>
    plain
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => ({ sql, detail })),
  )
}
