import { expect, test } from 'vitest'
import { type Preset, periodOf } from '../../../renderer/screens/reports/period.ts'
import type { CalendarDate } from '../../../shared/domain/time.ts'

test.each<[Preset, string, string | null, string | null]>([
  ['all', '2020-04-03', null, null],
  ['today', '2020-04-03', '2020-04-03', '2020-04-03'],
  ['week', '2020-04-03', '2020-03-28', '2020-04-03'],
  ['month', '2020-04-30', '2020-04-01', '2020-04-30'],
  ['lastMonth', '2020-03-31', '2020-02-01', '2020-02-29'],
  ['lastMonth', '2021-01-01', '2020-12-01', '2020-12-31'],
])('%s, on %s, is from %s to %s', (preset, today, from, to) => {
  expect(periodOf(preset, today as CalendarDate)).toEqual({ from, to })
})
