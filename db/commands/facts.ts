import { hasFlag, type OutcomeCode } from '../../shared/codes/outcomes.ts'
import type { CallId, ResidentId } from '../../shared/domain/ids.ts'
import type { ResidentField } from '../../shared/domain/resident.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, type Result } from '../../shared/result.ts'
import { append, type Writing } from '../log/write.ts'
import { changeOf, type Person } from './person.ts'

/** What an outcome itself says of the person. */
export function factsOf(outcome: OutcomeCode): Record<string, unknown> {
  if (hasFlag(outcome, 'deceased')) return { deceased: 'yes' }
  if (hasFlag(outcome, 'neverCall')) return { doNotCall: 'yes' }
  if (outcome === 'movedAway') return { whereabouts: 'movedAway' }
  return outcome === 'inCare' ? { whereabouts: 'inCare' } : {}
}

/**
 * Why facts cannot be taken from whoever tells them: that somebody moved away is reversed by a supervisor only, with the
 * reason, as a hold is.
 */
export function whyNotTold(person: Person, values: Readonly<Record<string, unknown>>): Result<never> | null {
  const isReversed = values.whereabouts === 'home' || values.whereabouts === null
  if (!isReversed || person.row.whereabouts !== 'movedAway') return null
  return fail(
    'conflict',
    'They are recorded as moved away: only a supervisor can say that they are back, with the reason. Nothing was changed.',
    'whereabouts',
  )
}

/** Writes facts in the telephone's lane of the person's own log. */
export function confirmValues(
  tx: Writing,
  person: Person,
  values: Readonly<Record<string, unknown>>,
  callId: CallId | null,
  saidBy: string,
): void {
  const resident = person.residents.find((one) => one.resident_id === person.stream)
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  if (!resident || entries.length === 0) return
  const changes = Object.fromEntries(
    entries.map(([field, to]) => [field, changeOf(resident, tx, field as ResidentField, to, 'telephone')]),
  )
  append(tx, person.stream as ResidentId, events.residentConfirmed, { callId, saidBy, changes: changes as never })
}
