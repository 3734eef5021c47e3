import type { ResidentValues } from '../../../shared/domain/resident.ts'
import { type IdentityDecision, personsOf, type Registered } from '../../../shared/rules/identity.ts'
import type { ReadableStore, WritableStore } from '../../handles.ts'
import { statement } from '../../sql.ts'
import { registeredOf } from '../keys.ts'
import type { Presence } from './presence.ts'

/**
 * Works out again who is who among everybody that these residents touch, by key or decision, now or before. Answers the
 * persons that were and those that are: their rows must be made again.
 */
export function refreshIdentities(tx: WritableStore, residents: ReadonlySet<string>, has: Presence): Set<string> {
  const persons = new Set<string>()
  const seen = new Set<string>()
  const sharing = residents.size < many ? null : new Set(sharingResidents.all(tx, {}).map((row) => row.resident_id))
  for (const resident of residents) {
    if (seen.has(resident)) continue
    const reached = reachedFrom(tx, resident, has, sharing)
    for (const id of reached) seen.add(id)
    for (const id of reached) {
      const before = personOf.get(tx, { residentId: id })
      if (before) persons.add(before.person_id)
    }
    for (const group of groupsOf(tx, reached)) {
      const personId = group[0]
      if (personId === undefined) continue
      persons.add(personId)
      for (const residentId of group) putPerson.run(tx, { residentId, personId })
    }
  }
  return persons
}

function groupsOf(tx: WritableStore, reached: ReadonlySet<string>): string[][] {
  if (reached.size === 1) return [[...reached]]
  const registered: Registered[] = []
  const decisions: IdentityDecision[] = []
  for (const id of reached) {
    const row = identityOf.get(tx, { residentId: id })
    const values = JSON.parse(row?.said ?? '{}') as ResidentValues
    const keys = keysOfResident.all(tx, { residentId: id }).map((row) => row.key)
    registered.push(registeredOf(id, values, keys))
    for (const row of decisionsFrom.all(tx, { residentId: id })) {
      if (row.decision === 'same' || row.decision === 'different') {
        decisions.push({ a: row.a, b: row.b, decision: row.decision })
      }
    }
  }
  decisions.sort((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1))
  return personsOf(registered, decisions)
}

/** From so many on, it is asked once who shares a key with anybody, and not of each. */
const many = 1000

/**
 * Everybody connected with a resident by any key or decision, whether or not it joins them.
 *
 * @param sharing those who share a key with anybody, where that is known
 */
function reachedFrom(
  store: ReadableStore,
  resident: string,
  has: Presence,
  sharing: ReadonlySet<string> | null,
): Set<string> {
  const reached = new Set([resident])
  for (const id of reached) {
    if (sharing === null || sharing.has(id)) {
      for (const { key } of keysOfResident.all(store, { residentId: id })) {
        for (const row of residentsOfKey.all(store, { key })) reached.add(row.resident_id)
      }
    }
    if (has.identity_decision) {
      for (const row of decisionsFrom.all(store, { residentId: id })) reached.add(row.b)
      for (const row of decisionsTo.all(store, { residentId: id })) reached.add(row.a)
    }
    // Those who were one person with them before must be looked at too: a key may be gone.
    const person = personOf.get(store, { residentId: id })
    if (person) for (const row of membersOf.all(store, { personId: person.person_id })) reached.add(row.resident_id)
  }
  for (const id of [...reached]) if (!identityOf.get(store, { residentId: id })) reached.delete(id)
  return reached
}

const personOf = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('person_resident').select('person_id').where('resident_id', '=', p.residentId),
)
const membersOf = statement<{ personId: string }>()((k, p) =>
  k.selectFrom('person_resident').select('resident_id').where('person_id', '=', p.personId),
)
const identityOf = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('resident').select('said').where('resident_id', '=', p.residentId),
)
const keysOfResident = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('resident_key').select('key').where('resident_id', '=', p.residentId).orderBy('key'),
)
const sharingResidents = statement()((k) =>
  k
    .selectFrom('resident_key')
    .select('resident_id')
    .distinct()
    .where('key', 'in', (e) =>
      e
        .selectFrom('resident_key as shared')
        .select('shared.key')
        .groupBy('shared.key')
        .having((h) => h.fn.countAll(), '>', 1),
    ),
)
const residentsOfKey = statement<{ key: string }>()((k, p) =>
  k.selectFrom('resident_key').select('resident_id').where('key', '=', p.key),
)
const decisionsFrom = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('identity_decision').select(['a', 'b', 'decision']).where('a', '=', p.residentId),
)
const decisionsTo = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('identity_decision').select(['a', 'b', 'decision']).where('b', '=', p.residentId),
)
const putPerson = statement<{ residentId: string; personId: string }>()((k, p) =>
  k
    .insertInto('person_resident')
    .values({ resident_id: p.residentId, person_id: p.personId })
    .onConflict((c) => c.column('resident_id').doUpdateSet({ person_id: p.personId })),
)
