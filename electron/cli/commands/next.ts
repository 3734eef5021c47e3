import type { PersonId } from '../../../shared/domain/ids.ts'
import { CalendarDate, type Instant, instantOf, londonInstant, millisecondsOf } from '../../../shared/domain/time.ts'
import type { HubLine } from '../hub-line.ts'
import { Refused } from '../refused.ts'
import { staffNamed } from '../staff-named.ts'

export interface NextOptions {
  /** A name, or an id. */
  readonly handler: string
  /** A moment with its zone, or a date and time in London; now where none is given. */
  readonly at: string | undefined
}

export interface NextAnswer {
  readonly resident: PersonId | null
  readonly number: string | null
  /** Why this person, and why now; or why nobody. */
  readonly reason: string
}

/** Whom a handler rings next, by the rules of the window. Throws `Refused`. */
export async function next(hub: HubLine, { handler, at }: NextOptions): Promise<NextAnswer> {
  const moment = at === undefined ? null : momentOf(at)
  const staffId = staffNamed(await hub.ask('staff.list', {}), handler)
  if (staffId === null) throw new Refused(`Nobody called ${handler} works here.`)
  const { next: found, noNext } = await hub.ask('call.next', { handler: staffId, at: moment })
  if (found === null) return { resident: null, number: null, reason: noNext ?? 'Nobody is left to ring.' }
  return { resident: found.personId, number: found.number, reason: found.reason }
}

function momentOf(given: string): Instant {
  const moment = isoMoment(given) ?? londonMoment(given)
  if (moment !== null) return moment
  throw new Refused(
    `${given} is not a time. Give it like 2020-04-03T14:02, as on a clock in London, or 2020-04-03T13:02:00Z.`,
  )
}

function isoMoment(given: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(given)) return null
  const milliseconds = Date.parse(given)
  // JavaScript reads 31 April as 1 May.
  const isReal = CalendarDate.safeParse(given.slice(0, 10)).success
  return isReal && Number.isFinite(milliseconds) ? instantOf(milliseconds) : null
}

function londonMoment(given: string): Instant | null {
  const [, day, hour, minute, second = '0'] = /^([\d-]{10})[T ](\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(given) ?? []
  const date = CalendarDate.safeParse(day)
  if (!date.success || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return instantOf(millisecondsOf(londonInstant(date.data, Number(hour), Number(minute))) + Number(second) * 1000)
}
