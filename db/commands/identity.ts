import type { ParsedInputOf } from '../../shared/api.ts'
import type { ResidentId } from '../../shared/domain/ids.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'
import { differentPeople, identitySuspected, samePerson, undecided } from '../../shared/events/identity.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { personsOf } from '../../shared/rules/identity.ts'
import { append, type Writing } from '../log/write.ts'
import { keysOf, registeredOf } from '../projections/keys.ts'
import { nearPersons } from '../queries/near-persons.ts'
import { statement } from '../sql.ts'
import { findPerson, type Person } from './person.ts'

const events = { same: samePerson, different: differentPeople, undecided }

/**
 * A supervisor's decision about two registrations, or its taking back. Fails with `conflict` where it is decided so
 * already, and where two who were said to be different people would be brought together by it.
 */
export function decideIdentity(tx: Writing, input: ParsedInputOf<'identity.decide'>): Result<null> {
  const [a, b] = inOrder(input.a, input.b)
  if (a === b) return fail('invalid', 'Choose two registrations.')
  const [first, second] = [findPerson(tx, a), findPerson(tx, b)]
  if (!first.ok) return first
  if (!second.ok) return second
  const now = decisionOf.get(tx, { a, b })?.decision ?? 'none'
  if (now === (input.decision === 'undecided' ? 'none' : input.decision)) {
    return fail('conflict', 'That is how it stands already: somebody was there first. Nothing was changed.')
  }
  if (input.decision === 'same' && areParted(tx, first.value, second.value, `${a}.${b}`)) {
    return fail(
      'conflict',
      'Another decision says that these are different people. Take that one back first. Nothing was changed.',
    )
  }
  decide(tx, a, b, input.decision, input.reason)
  return ok(null)
}

/** Takes back a decision, where it is still the one that holds. */
export function takeDecisionBack(tx: Writing, streamId: string, type: string): Result<null> {
  const [a = '', b = ''] = streamId.split('.')
  const now = decisionOf.get(tx, { a, b })?.decision
  if (type === identitySuspected.type) return ok(null)
  if (!now || now === 'none' || events[now === 'same' ? 'same' : 'different'].type !== type) {
    return fail('conflict', 'It has been decided otherwise since. Nothing was changed.')
  }
  decide(tx, a as ResidentId, b as ResidentId, 'undecided', 'Undone')
  return ok(null)
}

/** So many like somebody new are for a supervisor to look at. */
const mostFlagged = 3

/**
 * Flags, before somebody is registered, those who are too like them to be left unlooked at, for a supervisor. Whom an
 * exact key joins is one person with them and is not flagged; nobody is ever joined by likeness.
 */
export function flagNear(tx: Writing, residentId: ResidentId, values: ResidentValues): void {
  const own = registeredOf(residentId, values, keysOf(values))
  const near = nearPersons(tx, values, mostNear)
    .filter((person) => person.isLikely)
    .flatMap((person) => {
      const found = findPerson(tx, person.personId)
      return found.ok && !isJoined(own, found.value) ? [{ stream: found.value.stream, why: person.why }] : []
    })
  for (const { stream, why } of near.slice(0, mostFlagged)) {
    const [a, b] = inOrder(residentId, stream)
    append(tx, `${a}.${b}`, identitySuspected, { a, b, reason: why })
  }
}

const mostNear = 20

function isJoined(own: ReturnType<typeof registeredOf>, person: Person): boolean {
  return person.residents.some((resident) => {
    const values = JSON.parse(resident.said) as ResidentValues
    return personsOf([own, registeredOf(resident.resident_id, values, keysOf(values))], []).length === 1
  })
}

function decide(
  tx: Writing,
  a: ResidentId,
  b: ResidentId,
  decision: ParsedInputOf<'identity.decide'>['decision'],
  reason: string,
): void {
  append(tx, `${a}.${b}`, events[decision], { a, b, reason })
}

/** Whether another pair of their registrations was said to be two people. */
function areParted(tx: Writing, first: Person, second: Person, besides: string): boolean {
  return first.residents.some((one) =>
    second.residents.some((other) => {
      const [a, b] = inOrder(one.resident_id as ResidentId, other.resident_id as ResidentId)
      return `${a}.${b}` !== besides && decisionOf.get(tx, { a, b })?.decision === 'different'
    }),
  )
}

function inOrder(a: ResidentId, b: ResidentId): [ResidentId, ResidentId] {
  return a < b ? [a, b] : [b, a]
}

const decisionOf = statement<{ a: string; b: string }>()((k, p) =>
  k.selectFrom('identity_decision').select('decision').where('a', '=', p.a).where('b', '=', p.b),
)
