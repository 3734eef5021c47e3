import { expect, test } from 'vitest'
import { countTests } from '../../build/count-tests.ts'

const report = (...files: [status: string, ...tests: string[]][]) =>
  JSON.stringify({
    testResults: files.map(([status, ...tests]) => ({
      status,
      assertionResults: tests.map((state) => ({ status: state })),
    })),
  })

test('tests are added up over files', () => {
  expect(countTests(report(['passed', 'passed', 'skipped'], ['failed', 'passed', 'failed']), 1)).toEqual({
    passed: 2,
    failed: 1,
    skipped: 1,
  })
})

test('a file that could not be loaded is a failure', () => {
  expect(countTests(report(['passed', 'passed'], ['failed']), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('a run that ends badly, although each test passed, is a failure', () => {
  expect(countTests(report(['passed', 'passed']), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('a run without tests, or without a report, is a failure', () => {
  expect(countTests(report(), 0).failed).toBe(1)
  expect(countTests(null, 0).failed).toBe(1)
})
