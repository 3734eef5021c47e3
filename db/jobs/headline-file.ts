import type { ParsedInputOf } from '../../shared/api.ts'
import { instantOf } from '../../shared/domain/time.ts'
import { ok, type Result } from '../../shared/result.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import { headlineCsv, headlineXlsx } from '../export/headline.ts'
import type { ReadableStore } from '../handles.ts'
import { headline } from '../queries/headline.ts'
import { hubOf, hubSettingsOf } from '../queries/hub-settings.ts'
import type { MadeFile } from '../serving/worker-messages.ts'

/** The headline report as a file, with its period and definitions in it. */
export async function headlineFile(
  store: ReadableStore,
  input: ParsedInputOf<'report.headlineFile'>,
  now: number,
): Promise<Result<MadeFile>> {
  const report = {
    hubName: hubSettingsOf(store).name,
    from: input.from,
    to: input.to,
    madeOn: londonDate(instantOf(now)),
    headline: headline(store, input),
    sample: hubOf(store)?.sample === 1,
  }
  const name = `headline-report-${report.madeOn}.${input.format}`
  return ok(
    input.format === 'csv'
      ? { name, mediaType: 'text/csv', bytes: headlineCsv(report) }
      : {
          name,
          mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          bytes: await headlineXlsx(report),
        },
  )
}
