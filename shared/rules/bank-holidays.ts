import { addDays, type CalendarDate } from '../domain/time.ts'

/**
 * Bank holidays in England and Wales, worked out offline: the Banking and Financial Dealings Act 1971 with its substitute
 * days, and the days that royal proclamations have moved or added since 2012 (gov.uk/bank-holidays).
 */
export function isBankHoliday(date: CalendarDate): boolean {
  return bankHolidaysOf(Number(date.slice(0, 4))).has(date)
}

/** The day that lies so many working days after another: Monday to Friday, without bank holidays. None is the day itself. */
export function addWorkingDays(date: CalendarDate, days: number): CalendarDate {
  let day = date
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left--
  }
  return day
}

export function isWorkingDay(date: CalendarDate): boolean {
  const weekday = weekdayOf(date)
  return weekday <= 5 && !isBankHoliday(date)
}

const known = new Map<number, ReadonlySet<string>>()

/** Every bank holiday of a year. */
export function bankHolidaysOf(year: number): ReadonlySet<string> {
  const before = known.get(year)
  if (before) return before
  const easter = easterSunday(year)
  const days = new Set<string>([
    ...substituted(day(year, 1, 1)),
    addDays(easter, -2),
    addDays(easter, 1),
    movedFrom[year]?.earlyMay ?? firstMonday(year, 5),
    movedFrom[year]?.spring ?? lastMonday(year, 5),
    lastMonday(year, 8),
    ...christmas(year),
    ...(added[year] ?? []),
  ])
  known.set(year, days)
  return days
}

/** Years in which a proclamation moved a day: VE Day's 75th year, two jubilees. */
const movedFrom: Readonly<Record<number, { earlyMay?: CalendarDate; spring?: CalendarDate }>> = {
  2012: { spring: '2012-06-04' as CalendarDate },
  2020: { earlyMay: '2020-05-08' as CalendarDate },
  2022: { spring: '2022-06-02' as CalendarDate },
}

/** Days that were added: two jubilees, a state funeral, a coronation. */
const added: Readonly<Record<number, readonly CalendarDate[]>> = {
  2011: ['2011-04-29' as CalendarDate],
  2012: ['2012-06-05' as CalendarDate],
  2022: ['2022-06-03' as CalendarDate, '2022-09-19' as CalendarDate],
  2023: ['2023-05-08' as CalendarDate],
}

/** New Year's Day, or the Monday after it where it falls on a weekend. */
function substituted(date: CalendarDate): CalendarDate[] {
  const weekday = weekdayOf(date)
  return [weekday <= 5 ? date : addDays(date, 8 - weekday)]
}

/** Christmas and Boxing Day; what falls on a weekend is taken on the Monday and Tuesday after. */
function christmas(year: number): CalendarDate[] {
  const first = day(year, 12, 25)
  switch (weekdayOf(first)) {
    case 5:
      return [first, addDays(first, 3)]
    case 6:
      return [addDays(first, 2), addDays(first, 3)]
    case 7:
      return [addDays(first, 1), addDays(first, 2)]
    default:
      return [first, addDays(first, 1)]
  }
}

/** The Gregorian rule, in the form of the Nautical Almanac (1876). */
function easterSunday(year: number): CalendarDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return day(year, Math.floor(sum / 31), (sum % 31) + 1)
}

function firstMonday(year: number, month: number): CalendarDate {
  const first = day(year, month, 1)
  return addDays(first, (8 - weekdayOf(first)) % 7)
}

function lastMonday(year: number, month: number): CalendarDate {
  const last = day(year, month, 31)
  return addDays(last, -(weekdayOf(last) - 1))
}

function day(year: number, month: number, date: number): CalendarDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as CalendarDate
}

/** 1 Monday to 7 Sunday */
function weekdayOf(date: CalendarDate): number {
  return new Date(`${date}T00:00:00.000Z`).getUTCDay() || 7
}
