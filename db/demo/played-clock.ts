import type { CalendarDate } from '../../shared/domain/time.ts'
import { millisecondsOf, startOfLondonDay } from '../../shared/domain/time.ts'

/** A clock that stands until it is moved, and never goes back. */
export interface PlayedClock {
  /** Milliseconds since 1970: what `Surroundings.now` asks. */
  now(): number
  /** Moves on to that moment; an earlier one leaves it where it is. */
  moveTo(milliseconds: number): void
}

/** A clock for the sample's spring, at nine in the morning of the day, London time. */
export function playedClock(day: CalendarDate): PlayedClock {
  let now = momentOf(day, 9 * 60)
  return {
    now: () => now,
    moveTo(milliseconds) {
      now = Math.max(now, milliseconds)
    },
  }
}

/** That many minutes after midnight on that day, in London. */
export function momentOf(day: CalendarDate, minutes: number): number {
  return millisecondsOf(startOfLondonDay(day)) + Math.round(minutes * 60_000)
}
