import { addDays, type Instant, startOfLondonDay } from '../domain/time.ts'
import { dayPart, londonDate, type PartMask, partBit } from './day-part.ts'

/** When somebody who was tried may be tried again. */
export interface Retry {
  /** Parts of the day already tried in this round: not to be rung in. */
  readonly blocked: PartMask
  readonly notBefore: Instant | null
}

/** How many attempts are made on one day. */
const attemptsADay = 2

/**
 * Attempts are spread over parts of the day and over days (DESIGN §5, ladder): a part that was tried is not tried again
 * while another is left that lies in the hub's hours and the person's preferred times; when none is left the round
 * begins again, on a later day. After two attempts on one day the next is on another.
 *
 * @param attempts moments of the attempts so far, in order
 * @param open parts that lie in the hub's hours
 * @param preferred parts that the person asked for; 0 is none in particular
 */
export function retryAfter(attempts: readonly Instant[], open: PartMask, preferred: PartMask): Retry {
  const allowed = allowedParts(open, preferred)
  let tried = 0
  let notBefore: Instant | null = null
  let day = ''
  let onDay = 0
  for (const at of attempts) {
    const date = londonDate(at)
    onDay = date === day ? onDay + 1 : 1
    day = date
    tried |= partBit(dayPart(at))
    notBefore = onDay >= attemptsADay ? startOfLondonDay(addDays(date, 1)) : null
    if ((allowed & ~tried) === 0) {
      tried = 0
      notBefore = startOfLondonDay(addDays(date, 1))
    }
  }
  return { blocked: 7 & (tried | ~allowed), notBefore }
}

/** Parts of the day in which somebody may be rung: those that they asked for, where the hub rings in any of them. */
export function allowedParts(open: PartMask, preferred: PartMask): PartMask {
  return (open & preferred) !== 0 ? open & preferred : open
}
