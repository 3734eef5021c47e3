import type { HubSettings } from '../domain/hub.ts'
import { type CalendarDate, type Instant, londonTime } from '../domain/time.ts'
import { isBankHoliday } from './bank-holidays.ts'

/** Parts of the day in which somebody may be rung: before noon, until five, and the evening. */
export const dayParts = ['morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof dayParts)[number]

/** A set of parts as bits: morning 1, afternoon 2, evening 4. */
export type PartMask = number

export function partBit(part: DayPart): PartMask {
  return 1 << dayParts.indexOf(part)
}

export function partsOf(mask: PartMask): DayPart[] {
  return dayParts.filter((part) => (mask & partBit(part)) !== 0)
}

export function maskOf(parts: readonly DayPart[]): PartMask {
  return parts.reduce((mask, part) => mask | partBit(part), 0)
}

/** The part of the London day of a moment. */
export function dayPart(at: Instant): DayPart {
  return partOfHour(londonTime(at).hour)
}

/** The parts that lie in the hub's calling hours. */
export function callingParts(settings: Pick<HubSettings, 'callingHours'>): PartMask {
  let mask = 0
  for (let hour = settings.callingHours.from; hour < settings.callingHours.to; hour++) mask |= partBit(partOfHour(hour))
  return mask
}

/** Whether the hub rings residents at that moment: London hours and days, and bank holidays where it rings on them. */
export function isCallingTime(
  at: Instant,
  settings: Pick<HubSettings, 'callingHours' | 'callingDays' | 'bankHolidays'>,
): boolean {
  const { hour, weekday, date } = londonTime(at)
  const { from, to } = settings.callingHours
  const isDay = settings.callingDays.includes(weekday) && (settings.bankHolidays || !isBankHoliday(date))
  return isDay && hour >= from && hour < to
}

export function londonDate(at: Instant): CalendarDate {
  return londonTime(at).date
}

function partOfHour(hour: number): DayPart {
  if (hour < 12) return 'morning'
  return hour < 17 ? 'afternoon' : 'evening'
}
