import type { Headline } from '../../../shared/domain/report.ts'
import { CalendarDate } from '../../../shared/domain/time.ts'
import type { HubLine } from '../hub-line.ts'
import { Refused } from '../refused.ts'

/** The headline figures of a period of London days; without ends, of all time. */
export async function reportHeadline(
  hub: HubLine,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): Promise<Headline> {
  return hub.ask('report.headline', { from: dateOf(from), to: dateOf(to) })
}

function dateOf(given: string | undefined): CalendarDate | null {
  if (given === undefined) return null
  const date = CalendarDate.safeParse(given)
  if (!date.success) throw new Refused(`${given} is not a date. Give it like 2020-04-03.`)
  return date.data
}
