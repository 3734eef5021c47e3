import type { LadderOutcome, LadderStep } from '../codes/ladder.ts'
import type { LadderPlan } from '../domain/ladder.ts'
import type { CalendarDate, Instant } from '../domain/time.ts'
import { addWorkingDays } from './bank-holidays.ts'
import { londonDate } from './day-part.ts'

/** What is known of a person on a list, as far as it decides which step of the ladder they stand on. */
export interface LadderFacts {
  /** Outbound attempts for the list, since a step that told a new way to reach them. */
  readonly attempts: number
  readonly attemptLimit: number
  /** Numbers that can still be rung. Where there is none, ringing has nothing to try. */
  readonly usableNumbers: number
  readonly awaitsCallback: boolean
  /** When the last attempt began; where there was none, when the list was made. */
  readonly since: Instant
  /** Somebody who knows them, with a number. */
  readonly hasContact: boolean
  /** Steps taken for the list since a step that told a new way, in order. */
  readonly taken: readonly { readonly step: LadderStep; readonly outcome: LadderOutcome; readonly on: CalendarDate }[]
  readonly plan: LadderPlan
}

export type LadderPlace =
  | { readonly kind: 'ringing' }
  | {
      readonly kind: 'step'
      readonly step: LadderStep
      /** The day of what came before it: the last attempt, or the step before. */
      readonly since: CalendarDate
      readonly dueOn: CalendarDate
    }
  | { readonly kind: 'finished' }

/**
 * Where somebody stands on the ladder (DESIGN §5): they are rung until the attempts are used up or no number is left; then
 * each step of the plan comes once, so many working days after what came before it; then the ladder is finished. Whoever
 * was promised a callback is being rung.
 */
export function ladderPlace(facts: LadderFacts): LadderPlace {
  if (facts.awaitsCallback || (facts.attempts < facts.attemptLimit && facts.usableNumbers > 0)) {
    return { kind: 'ringing' }
  }
  const done = new Set(facts.taken.map((one) => one.step))
  const next = facts.plan.find((one) => !done.has(one.step) && (one.step !== 'alternateContact' || facts.hasContact))
  if (!next) return { kind: 'finished' }
  const days: [CalendarDate, ...CalendarDate[]] = [londonDate(facts.since), ...facts.taken.map((one) => one.on)]
  const since = latest(days)
  return { kind: 'step', step: next.step, since, dueOn: addWorkingDays(since, next.afterDays) }
}

function latest(days: readonly [CalendarDate, ...CalendarDate[]]): CalendarDate {
  let last = days[0]
  for (const day of days) if (day > last) last = day
  return last
}
