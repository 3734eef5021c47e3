import type Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { theMachine } from '../../../db/clock.ts'
import { momentOf } from '../../../db/demo/played-clock.ts'
import { type ScenarioName, scenarios } from '../../../db/demo/scenarios.ts'
import type { ReadableStore } from '../../../db/handles.ts'
import { makeSample, samplePassphrase, sampleSeed } from '../../../db/jobs/make-sample.ts'
import { verifyStore } from '../../../db/jobs/verify-store.ts'
import { openWithPassphrase } from '../../../db/keyring.ts'
import { rowsInOrder } from '../../../db/log/verify.ts'
import { type QueryContext, storeQueries } from '../../../db/queries/index.ts'
import { openReader } from '../../../db/store.ts'
import { addDays } from '../../../shared/domain/time.ts'
import type { Result } from '../../../shared/result.ts'
import { aFolder } from '../../helpers/a-folder.ts'

describe('a small week, played through the real commands into a real store', () => {
  test('the headline report shows what the scenario promises, and every page, event and row is sound', async () => {
    const { store } = await played('small', 1)
    const scenario = scenarios.small
    const report = must(storeQueries['report.headline'](store, { from: null, to: null }))
    expect(report).toMatchObject({
      contacted: scenario.contacted,
      needingSupport: scenario.needingSupport,
      inboundRequests: scenario.inboundRequests,
    })
    expect(report.reached).toBeGreaterThan(scenario.contacted / 2)
    expect(verifyStore(store, theMachine, () => {})).toMatchObject({ chain: 'ok', rebuild: 'identical', problems: [] })
  })

  test('it looks alive when it is opened: work for its administrator, people held, needs and referrals open', async () => {
    const { store, context } = await played('small', 2)
    const work = must(storeQueries['work.mine'](store, {}, context))
    expect(work.next ?? work.callbacks[0]).toBeTruthy()
    const held = must(storeQueries['residents.held'](store, { offset: 0, limit: 50, reason: 'all' }))
    expect(held.total).toBeGreaterThanOrEqual(scenarios.small.deceased + scenarios.small.contradicted)
    const page = { offset: 0, limit: 50, mine: false }
    expect(
      must(storeQueries['needs.page'](store, { ...page, status: 'open', category: null }, context)).total,
    ).not.toBe(0)
    for (const state of ['drafted', 'sent', 'completed'] as const) {
      expect(must(storeQueries['referrals.page'](store, { ...page, state, partnerId: null }, context)).total).not.toBe(
        0,
      )
    }
    const lists = must(storeQueries['list.page'](store))
    expect(lists.reduce((sum, { coverage }) => sum + coverage.notStarted + coverage.inProgress, 0)).toBeGreaterThan(5)
  })

  test('the same seed gives the same tables, to the last cell; another seed gives others', async () => {
    const [first, second, other] = [await played('small', 3), await played('small', 3), await played('small', 4)]
    const tables = tableNames(first.store.database)
    expect(tables.length).toBeGreaterThan(30)
    for (const table of tables) {
      expect([table, ...rowsInOrder(second.store.database, table)]).toEqual([
        table,
        ...rowsInOrder(first.store.database, table),
      ])
    }
    expect([...rowsInOrder(other.store.database, 'person')]).not.toEqual([
      ...rowsInOrder(first.store.database, 'person'),
    ])
  })
})

/** A minute of work and more: asked for by name. */
const wholeSpring = process.env.HUB_WHOLE_SPRING === '1' || process.env.HUB_SOAK !== undefined

test.skipIf(!wholeSpring)(
  'the whole Kingston spring shows its figures (asked for by HUB_WHOLE_SPRING=1, and in the long run)',
  async () => {
    const { store, context } = await played('kingston', sampleSeed)
    const report = must(storeQueries['report.headline'](store, { from: null, to: null }))
    expect(report).toMatchObject({ contacted: 5948, needingSupport: 515, inboundRequests: 2267 })
    expect(report.byPartner).toHaveLength(16)
    expect(report.byPartner.filter(({ referrals, answered }) => referrals === 0 || answered === 0)).toEqual([])
    const work = must(storeQueries['work.mine'](store, {}, context))
    expect(work.callbacks).not.toEqual([])
    expect(work.news).not.toEqual([])
    expect(verifyStore(store, theMachine, () => {})).toMatchObject({ chain: 'ok', rebuild: 'identical', problems: [] })
  },
  1_200_000,
)

interface Sample {
  readonly store: ReadableStore
  readonly context: QueryContext
}

/** Makes a sample, and opens it as its administrator would. */
async function played(scenario: ScenarioName, seed: number): Promise<Sample> {
  const folder = aFolder()
  const { staffId } = must(await makeSample({ folder, scenario, seed, onProgress: () => {} }))
  const slot = { folder, staffId, passphrase: samplePassphrase, surroundings: theMachine }
  const store = must(openReader(folder, must(openWithPassphrase(slot)).key))
  onTestFinished(() => {
    store.database.close()
  })
  // At ten on the morning after: whom to ring hangs on the hour, and must not hang on when the test is run.
  const now = momentOf(addDays(scenarios[scenario].to, 1), 10 * 60)
  return { store, context: { staffId, isSupervisor: true, now, claimed: new Set() } }
}

function tableNames(database: Database.Database): string[] {
  const named = database.prepare<[], string>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'person_search_%' ORDER BY name`,
  )
  return named.pluck().all()
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}
