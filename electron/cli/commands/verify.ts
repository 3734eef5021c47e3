import type { VerifyReport } from '../../../shared/domain/report.ts'
import type { HubLine } from '../hub-line.ts'

export interface Verified {
  readonly report: VerifyReport
  /** What is wrong, in one line; null where everything is as it was written. */
  readonly wrong: string | null
}

/** Reads the whole log again, checks every hash and number, rebuilds all tables aside and compares them. */
export async function verify(hub: HubLine): Promise<Verified> {
  const report = await hub.ask('hub.verify', {})
  const sound = report.chain === 'ok' && report.rebuild === 'identical' && report.problems.length === 0
  if (sound) return { report, wrong: null }
  const [first = 'The records are not as they were written.', ...others] = report.problems
  return { report, wrong: others.length === 0 ? first : `${first} And ${others.length} more: see --json.` }
}
