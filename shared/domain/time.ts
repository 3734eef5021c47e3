import { z } from 'zod'

/** A moment: ISO 8601 in UTC with milliseconds, `2020-04-03T13:02:11.000Z`. Sorts as text. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/** A day of the calendar, `2020-04-03`, with no zone. */
export const CalendarDate = z.iso.date().brand<'CalendarDate'>()
export type CalendarDate = z.infer<typeof CalendarDate>

export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant
}

export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant)
}

/** The hub's zone: days, parts of the day and bank holidays are always told in it (DESIGN §5). */
export const hubZone = 'Europe/London'

const londonParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: hubZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

export interface LondonTime {
  readonly date: CalendarDate
  /** 0 to 23 */
  readonly hour: number
  readonly minute: number
  /** 1 Monday to 7 Sunday */
  readonly weekday: number
}

/** What the clock on a London wall shows at that moment. */
export function londonTime(at: Instant): LondonTime {
  const time = millisecondsOf(at)
  const wall = new Date(time + minutesAhead(time) * 60_000)
  return {
    date: wall.toISOString().slice(0, 10) as CalendarDate,
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    weekday: wall.getUTCDay() || 7,
  }
}

/**
 * How far London's clocks are ahead of UTC. They change on the hour, and asking the calendar takes a hundred times longer
 * than the rest, which a list of a hundred thousand notices: it is asked once for each hour.
 */
function minutesAhead(time: number): number {
  const hour = Math.floor(time / 3_600_000)
  const known = aheadByHour.get(hour)
  if (known !== undefined) return known
  const parts: Record<string, number> = {}
  for (const part of londonParts.formatToParts(hour * 3_600_000)) parts[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour: on = 0, minute = 0 } = parts
  const ahead = Date.UTC(year, month - 1, day, on, minute) / 60_000 - hour * 60
  if (aheadByHour.size >= mostHours) aheadByHour.clear()
  aheadByHour.set(hour, ahead)
  return ahead
}

const aheadByHour = new Map<number, number>()
/** A year of them. */
const mostHours = 9000

/** The moment at which a London wall shows that time on that day; in the hour that a clock change repeats, the first. */
export function londonInstant(date: CalendarDate, hour: number, minute: number): Instant {
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const utc = Date.parse(`${date}T${clock}:00.000Z`)
  // London is UTC or UTC+1: one of the two is that moment.
  const summer = instantOf(utc - 3_600_000)
  const seen = londonTime(summer)
  return seen.date === date && seen.hour === hour ? summer : instantOf(utc)
}

/** The first moment of that London day. */
export function startOfLondonDay(date: CalendarDate): Instant {
  return londonInstant(date, 0, 0)
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10) as CalendarDate
}

/** `3 April 2020` (DESIGN §7). */
export function showDate(date: CalendarDate): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00.000Z`),
  )
}

/** `14:02`, in London. */
export function showTime(at: Instant): string {
  const { hour, minute } = londonTime(at)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Whole years between a date of birth and a day; null where the date of birth lies after it. */
export function ageOn(born: CalendarDate, on: CalendarDate): number | null {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0)
  return years < 0 ? null : years
}
