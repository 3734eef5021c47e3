import { CalendarDate, type Instant, instantOf, londonTime } from '../../shared/domain/time.ts'

const shortDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const longDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** The London day of a moment, or a day, for a dense table: `2 Apr`, in another year `2 Apr 2019`. */
export function showDay(at: Instant | CalendarDate, now: number = Date.now()): string {
  const day = CalendarDate.safeParse(at)
  const date = day.success ? day.data : londonTime(instantOf(Date.parse(at))).date
  const isThisYear = date.slice(0, 4) === londonTime(instantOf(now)).date.slice(0, 4)
  return (isThisYear ? shortDate : longDate).format(Date.parse(`${date}T00:00:00.000Z`))
}
