import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readList } from '../../../db/import/read-list.ts'
import { personsByRule } from '../../../db/queries/lists.ts'
import type { ImportOutcome } from '../../../shared/domain/import.ts'
import { readListRule } from '../../../shared/rules/list-rule.ts'
import { type AHub, aHub } from '../../helpers/a-hub.ts'
import { value } from '../../helpers/a-store.ts'
import { importRead } from './import-list.ts'

const folder = process.env.HUB_REAL_DATA ?? join(import.meta.dirname, '../../../../shared/data')
const lists = ['nhs', 'web', 'ivr'] as const

async function takeIn(hub: AHub, list: (typeof lists)[number]): Promise<ImportOutcome> {
  return importRead(hub, value(await readList(join(folder, `${list}.csv`))))
}

/** What is shown of everybody, by NHS number: what must not hang on the order in which the lists came. */
function shown(hub: AHub): string[] {
  return hub
    .rows(
      'SELECT nhs_number, name, date_of_birth, address, postcode, hold, sources, usable_phones, household FROM person',
    )
    .map((row) => JSON.stringify(row))
    .sort()
}

/** Persons with an open need of that category, which a registration states. */
function needing(hub: AHub, category: string): number {
  return hub.rows(
    `SELECT DISTINCT person_id FROM need JOIN person_resident USING (resident_id)
     WHERE category = ? AND origin = 'registration' AND status = 'open'`,
    category,
  ).length
}

const orders = [
  ['nhs', 'web', 'ivr'],
  ['ivr', 'web', 'nhs'],
  ['web', 'nhs', 'ivr'],
] as const

describe.skipIf(!existsSync(join(folder, 'web.csv')))(
  'the three real-format lists together (skipped where ../shared/data is absent)',
  () => {
    test('are the same persons, and show the same of them, in any order; a second time they add not one event', async () => {
      const hubs: AHub[] = []
      for (const order of orders) {
        const hub = aHub()
        for (const list of order) await takeIn(hub, list)
        hubs.push(hub)
      }
      const [first, ...others] = hubs
      if (!first) throw new Error('No order was tried')
      expect(first.rows('SELECT 1 FROM person')).toHaveLength(5146)
      for (const other of others) expect(shown(other)).toEqual(shown(first))
      for (const hub of hubs) expect([needing(hub, 'food'), needing(hub, 'other')]).toEqual([2028, 2004])
      const rule = value(readListRule('source:nhs not:registered'))
      expect(personsByRule(first.store, rule, first.at)).toHaveLength(253)
      for (const list of lists) expect((await takeIn(first, list)).events).toBe(0)
    }, 300_000)
  },
)
