import { expect, test } from 'vitest'
import { aHub } from '../../helpers/a-hub.ts'
import { importRowsOf } from './import-list.ts'

const headers =
  'first_name,last_name,full_dob,postcode,nhs_number,essential_supplies,basic_care_needs,dietary_requirements'
const web = (...rows: string[]) => `${[headers, ...rows].join('\n')}\n`
const ada = (supplies: string, care: string) => `Ada,Price,1943-05-12,KT1 3AR,9434765919,${supplies},${care},yes`

test('a registration that says no to supplies or care opens a need, once; yes is no need, and neither is silence', async () => {
  const hub = aHub()
  expect(await importRowsOf(hub, web(ada('no', 'no')))).toMatchObject({ needsOpened: 2 })
  expect(hub.rows('SELECT category, origin, status, detail FROM need ORDER BY category')).toMatchObject([
    { category: 'food', origin: 'registration', status: 'open', detail: expect.stringContaining('ask which') },
    { category: 'other', origin: 'registration', status: 'open' },
  ])
  expect(await importRowsOf(hub, web(ada('no', 'no'), 'Bo,Kim,1950-01-01,KT2 5QN,9434765870,yes,NA,no'))).toMatchObject(
    {
      needsOpened: 0,
    },
  )
  expect(hub.rows('SELECT 1 FROM need')).toHaveLength(2)
})

test('a registration that changes its answer opens the need then; one that takes it back withdraws what nobody took up', async () => {
  const hub = aHub()
  await importRowsOf(hub, web(ada('yes', 'no')))
  expect(await importRowsOf(hub, web(ada('no', 'no')))).toMatchObject({ needsOpened: 1 })
  const [care] = hub.rows("SELECT need_id FROM need WHERE category = 'other'")
  hub.must('need.change', {
    needId: String(care?.need_id),
    personId: hub.personOf(String(hub.rows('SELECT resident_id FROM need')[0]?.resident_id)),
    status: 'inProgress',
    reason: 'The council visits',
  })
  expect(await importRowsOf(hub, web(ada('yes', 'yes')))).toMatchObject({ needsOpened: 0 })
  expect(hub.rows('SELECT category, status FROM need ORDER BY category')).toEqual([
    { category: 'food', status: 'withdrawn' },
    { category: 'other', status: 'inProgress' },
  ])
})
