import type { CalendarDate } from '../../../shared/domain/time.ts'

const forms = [
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?:[T ].*)?$/,
  /^(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})(?: .*)?$/,
]

/**
 * A day as lists write it: `20050923`, `2005-09-23` (with or without a time), `23/09/2005`. The day comes before the
 * month, as in Britain. Null where it is no day of the calendar.
 */
export function readDate(text: string): CalendarDate | null {
  for (const form of forms) {
    const parts = form.exec(text)?.groups
    if (parts) return calendarDate(Number(parts.y), Number(parts.m), Number(parts.d))
  }
  return null
}

function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CalendarDate
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
