import { addDays, type Instant, instantOf, londonTime, showTime } from '../../shared/domain/time.ts'

const shortDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const longDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A moment as people say it, in London: `today 14:02`, `yesterday 09:30`, `2 Apr 10:12`, `2 Apr 2019 10:12`. */
export function showMoment(at: Instant, now: number = Date.now()): string {
  const today = londonTime(instantOf(now)).date
  const { date } = londonTime(at)
  const time = showTime(at)
  if (date === today) return `today ${time}`
  if (date === addDays(today, -1)) return `yesterday ${time}`
  if (date === addDays(today, 1)) return `tomorrow ${time}`
  const format = date.slice(0, 4) === today.slice(0, 4) ? shortDate : longDate
  return `${format.format(Date.parse(`${date}T00:00:00.000Z`))} ${time}`
}
