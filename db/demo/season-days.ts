import { addDays, type CalendarDate, instantOf, londonTime } from '../../shared/domain/time.ts'
import { momentOf } from './played-clock.ts'

/** The days from one to another, both included. */
export function daysFrom(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i))
}

export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(on: CalendarDate): number {
  return londonTime(instantOf(momentOf(on, 12 * 60))).weekday
}

/** The bank holidays of that spring: Good Friday, Easter Monday, VE Day and the last Monday of May. */
export const bankHolidays: ReadonlySet<string> = new Set(['2020-04-10', '2020-04-13', '2020-05-08', '2020-05-25'])
