import type { CallLogInput } from '../../shared/domain/call.ts'
import type { HoldReason } from '../../shared/domain/resident.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, type Writing } from '../log/write.ts'
import { statement } from '../sql.ts'
import { confirmValues, factsOf } from './facts.ts'
import { findPerson, type Person } from './person.ts'

/** Somebody of the household, and what is recorded of them. */
export interface Member {
  readonly person: Person
  readonly record: CallLogInput['also'][number]
}

/** Whoever else of the household was spoken to. Fails where one of them lives elsewhere, or is named twice. */
export function householdIn(tx: Writing, person: Person, input: CallLogInput): Result<readonly Member[]> {
  const members: Member[] = []
  const seen = new Set<string>([person.personId])
  for (const record of input.also) {
    const found = findPerson(tx, record.personId)
    if (!found.ok) return found
    const { personId, row } = found.value
    if (row.household === null || row.household !== person.row.household) {
      return fail('invalid', 'Somebody ticked as spoken to lives at another address. Log a call of their own.', 'also')
    }
    if (seen.has(personId)) return fail('invalid', 'Somebody is ticked twice as spoken to. Untick one.', 'also')
    seen.add(personId)
    members.push({ person: found.value, record })
  }
  return ok(members)
}

/** Each gets a record of their own, which names nobody else. Answers what is to be said of those who are held. */
export function logHousehold(
  tx: Writing,
  members: readonly Member[],
  input: CallLogInput,
  number: string | null,
): string {
  let held = 0
  for (const { person, record } of members) {
    if (isLogged(tx, person, record.callId)) continue
    const { callId, listId, outcome } = record
    const { startedAt, endedAt, direction } = input
    const same = { callId, listId, number, outcome, startedAt, endedAt, note: 'In a call to the same household.' }
    if (isRefused(person, input)) {
      append(tx, person.stream, events.callRefused, { ...same, why: person.hold })
      held++
      continue
    }
    append(tx, person.stream, events.callAttempted, {
      ...same,
      direction,
      spokenTo: '',
      contactId: null,
      answers: {},
      nextStep: '',
    })
    confirmValues(tx, person, factsOf(outcome), callId, '')
  }
  return held === 0 ? '' : 'Of the household, somebody is held from calls: what was said is kept for the supervisor.'
}

/** Whether a hold refuses the call to a person: inbound, it never does. */
export function isRefused(person: Person, input: CallLogInput): person is Person & { readonly hold: HoldReason } {
  return input.direction === 'outbound' && person.hold !== null
}

function isLogged(tx: Writing, person: Person, callId: string): boolean {
  return person.residents.some((resident) => callOf.get(tx, { residentId: resident.resident_id, callId }) !== undefined)
}

const callOf = statement<{ residentId: string; callId: string }>()((k, p) =>
  k.selectFrom('call').select('seq').where('resident_id', '=', p.residentId).where('call_id', '=', p.callId).limit(1),
)
