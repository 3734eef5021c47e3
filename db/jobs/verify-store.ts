import type { VerifyReport } from '../../shared/domain/report.ts'
import { verifyAccessLog } from '../access-log.ts'
import type { ReadableStore, Surroundings } from '../handles.ts'
import { verifyLog } from '../log/verify.ts'
import { readEveryPage } from '../page-check.ts'

/** `hub verify`: every page of the file, the whole log, all projections rebuilt aside, and the access log. */
export function verifyStore(
  store: ReadableStore,
  surroundings: Surroundings,
  onProgress: (step: string, done: number) => void,
): VerifyReport {
  onProgress('Reading every page', 0)
  const pages = readEveryPage(store.database)
  if (pages.length > 0) {
    return { events: 0, sites: 0, chain: 'broken', rebuild: 'notTried', problems: pages }
  }
  const report = verifyLog(store, surroundings, onProgress)
  const access = verifyAccessLog(store)
  return { ...report, problems: [...report.problems, ...access.problems] }
}
