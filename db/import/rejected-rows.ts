import type { RejectedRow } from '../export/rejects.ts'
import type { Staging } from '../staging.ts'
import { stagedPlan, stagedRejects } from './staged-plan.ts'

/** The rows of a staged import that were not taken, under the headers of their file: for `writeRejects`. */
export function rejectedRows(staging: Staging): {
  readonly fileName: string
  readonly headers: readonly string[]
  readonly rows: readonly RejectedRow[]
} {
  const plan = stagedPlan(staging)
  if (!plan) return { fileName: '', headers: [], rows: [] }
  return { fileName: plan.fileName, headers: plan.headers, rows: [...stagedRejects(staging)] }
}
