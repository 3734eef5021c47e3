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
