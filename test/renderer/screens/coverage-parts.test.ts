import { expect, test } from 'vitest'
import { coverageParts, otherwiseSettled, stillOpen } from '../../../renderer/screens/lists/coverage-parts.ts'
import { coverage } from '../../helpers/supervisor-answers.ts'

test('the parts of the bar add up to the list, and so do reached, settled and open', () => {
  const parts = coverageParts(coverage, (state) => state)
  expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(coverage.total)
  expect(coverage.reached + otherwiseSettled(coverage) + stillOpen(coverage)).toBe(coverage.total)
})

test('a state that nobody is in has no part', () => {
  expect(coverageParts(coverage, (state) => state).map(({ key }) => key)).not.toContain('doNotCall')
})
