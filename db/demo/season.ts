import type { CalendarDate } from '../../shared/domain/time.ts'
import type { Part } from './cast.ts'
import type { Chance } from './chance.ts'
import { planInbound } from './inbound-calls.ts'
import { planOutbound } from './outbound-calls.ts'
import type { PlannedCall } from './planned-call.ts'
import type { Scenario } from './scenarios.ts'
import type { TeamMember } from './team.ts'

/** The calls of a spring, a day at a time. */
export interface Season {
  /** A list has come and been shared: who rings whom, in the list's order. */
  open(wave: number, shares: ReadonlyMap<number, readonly number[]>): void
  /** That day's calls, in the order in which they end. */
  day(on: CalendarDate): PlannedCall[]
  /** Attempts that are still to be made: none, once the last day has been played. */
  left(): number
}

/**
 * Plans the calls of a scenario so that each person's fate is played out by the last day: attempts are spread over days
 * and parts of the day, promised calls are kept, and nobody is on two calls at once. Incoming calls fill their quotas.
 */
export function planSeason(
  chance: Chance,
  parts: readonly Part[],
  scenario: Scenario,
  crew: readonly TeamMember[],
): Season {
  const outbound = planOutbound(chance.fork('outbound'), parts, scenario, crew)
  const inbound = planInbound(chance.fork('inbound'), parts, scenario, crew)
  return {
    open(wave, shares) {
      outbound.open(wave, shares)
      inbound.open(wave)
    },
    day: (on) => [...outbound.day(on), ...inbound.day(on)].sort((a, b) => a.endedAt - b.endedAt),
    left: () => outbound.left() + inbound.left(),
  }
}
