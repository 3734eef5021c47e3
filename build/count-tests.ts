import { z } from 'zod'

export interface Tally {
  passed: number
  failed: number
  skipped: number
}

const Report = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
})

/**
 * Counts the tests of one run from vitest's JSON report.
 *
 * A file that could not be loaded, a run that broke off, and a run without a single test each count as a failure:
 * none of them may look like success.
 *
 * @param report the text of the report, or null where none was written
 * @param exitCode what vitest ended with
 */
export function countTests(report: string | null, exitCode: number): Tally {
  const parsed = report === null ? null : Report.safeParse(JSON.parse(report))
  if (!parsed?.success) return { passed: 0, failed: 1, skipped: 0 }

  const files = parsed.data.testResults
  const states = files.flatMap((file) => file.assertionResults.map((test) => test.status))
  const passed = states.filter((state) => state === 'passed').length
  const failedTests = states.filter((state) => state === 'failed').length
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = failedTests + brokenFiles
  const wrongEnd = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: wrongEnd ? 1 : failed, skipped: states.length - passed - failedTests }
}
