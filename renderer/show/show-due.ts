import { addDays, type CalendarDate, instantOf, londonTime } from '../../shared/domain/time.ts'
import { showDay } from './show-day.ts'

/** The day on which something is due, as people say it: `today`, `tomorrow`, `yesterday`, `6 Apr`. */
export function showDue(day: CalendarDate, now: number = Date.now()): string {
  const today = londonTime(instantOf(now)).date
  if (day === today) return 'today'
  if (day === addDays(today, 1)) return 'tomorrow'
  if (day === addDays(today, -1)) return 'yesterday'
  return showDay(day, now)
}
