import type { HoldReason, ResidentValues } from '../../shared/domain/resident.ts'
import { type IdentityDecision, personsOf, type Registered } from '../../shared/rules/identity.ts'
import type { ReadableStore } from '../handles.ts'
import { holdOf } from '../projections/derived/person-values.ts'
import { keysOf, registeredOf } from '../projections/keys.ts'
import { deceasedOf } from '../projections/resident.ts'
import { registrationOf, residentRow } from '../projections/resident-row.ts'
import { writingsOf } from '../projections/writings.ts'
import { statement } from '../sql.ts'
import { fieldDifferences } from './field-differences.ts'
import type { PlannedKind } from './staged-plan.ts'

/** A registration of the file, and the residents whom it is about, who all will say the same; none where it is new. */
export interface ExpectedResident {
  readonly kind: PlannedKind
  readonly residentIds: readonly string[]
  readonly values: ResidentValues
}

export interface ExpectedPerson {
  readonly hold: HoldReason | null
  /** Residents of before that are one person with them. */
  readonly residents: readonly string[]
}

/**
 * Who will be one person with whom once the file is imported, and who of them will be held: for each registration, in
 * their order. The same rules as of the tables themselves (`personsOf`, `holdOf`), on what the file would make of them;
 * only those whom a new or changed registration touches are worked out again.
 */
export function expectPersons(store: ReadableStore, residents: readonly ExpectedResident[]): ExpectedPerson[] {
  const expected: (ExpectedPerson | undefined)[] = new Array(residents.length)
  const file = new FileInStore(store, residents)
  for (const [place, resident] of residents.entries()) {
    if (expected[place] || resident.kind === 'unchanged') continue
    for (const group of file.groupsAround(file.nodeAt(place))) {
      const person = { hold: file.holdOf(group), residents: group.filter((node) => !isNew(node)) }
      for (const node of group) {
        const at = file.placeOf(node)
        if (at !== undefined) expected[at] = person
      }
    }
  }
  const holds = new Map(heldResidents.all(store, {}).map((row) => [row.resident_id, row.hold as HoldReason]))
  return residents.map(
    ({ residentIds: [first] }, place) =>
      expected[place] ?? { hold: first === undefined ? null : (holds.get(first) ?? null), residents: [] },
  )
}

/** A resident: its id, or the place in the file of one that has none yet. */
type Node = string

function isNew(node: Node): boolean {
  return node.startsWith('new ')
}

class FileInStore {
  readonly #store: ReadableStore
  readonly #residents: readonly ExpectedResident[]
  readonly #places = new Map<Node, number>()
  /** The keys of new and changed registrations: for them the store's own do not hold. */
  readonly #keys = new Map<Node, string[]>()
  readonly #nodesByKey = new Map<string, Node[]>()
  readonly #isEmpty: boolean
  readonly #hasDecisions: boolean
  readonly #hasUnread: boolean

  constructor(store: ReadableStore, residents: readonly ExpectedResident[]) {
    this.#store = store
    this.#residents = residents
    this.#isEmpty = anyResident.get(store, {}) === undefined
    this.#hasDecisions = anyDecision.get(store, {}) !== undefined
    this.#hasUnread = anyUnread.get(store, {}) !== undefined
    for (const [place, { kind, residentIds, values }] of residents.entries()) {
      const nodes = residentIds.length > 0 ? residentIds : [this.nodeAt(place)]
      for (const node of nodes) this.#places.set(node, place)
      if (kind === 'unchanged') continue
      const keys = keysOf(values)
      for (const node of nodes) this.#keys.set(node, keys)
      for (const key of keys) {
        const known = this.#nodesByKey.get(key)
        if (known) known.push(...nodes)
        else this.#nodesByKey.set(key, [...nodes])
      }
    }
  }

  nodeAt(place: number): Node {
    return this.#residents[place]?.residentIds[0] ?? `new ${place}`
  }

  placeOf(node: Node): number | undefined {
    return this.#places.get(node)
  }

  /** Everybody whom the resident touches by key or decision, now or after the import, by person. */
  groupsAround(start: Node): Node[][] {
    const reached = new Set([start])
    for (const node of reached) for (const next of this.#neighbours(node)) reached.add(next)
    if (reached.size === 1) return [[start]]
    const registered: Registered[] = []
    const decisions: IdentityDecision[] = []
    for (const node of reached) {
      registered.push(registeredOf(node, this.#values(node), this.#keysOf(node)))
      if (isNew(node) || !this.#hasDecisions) continue
      for (const { a, b, decision } of decisionsFrom.all(this.#store, { residentId: node })) {
        if (decision === 'same' || decision === 'different') decisions.push({ a, b, decision })
      }
    }
    decisions.sort((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1))
    return personsOf(registered, decisions)
  }

  holdOf(group: readonly Node[]): HoldReason | null {
    const unread =
      this.#hasUnread &&
      group.some((node) => !isNew(node) && unreadOf.get(this.#store, { residentId: node }) !== undefined)
    return holdOf(
      group.map((node) => this.#standing(node)),
      unread,
    )
  }

  *#neighbours(node: Node): Generator<Node> {
    for (const key of this.#keysOf(node)) {
      yield* this.#nodesByKey.get(key) ?? []
      if (this.#isEmpty) continue
      for (const { resident_id: other } of residentsOfKey.all(this.#store, { key })) {
        if (!this.#keys.has(other)) yield other
      }
    }
    if (isNew(node) || this.#isEmpty) return
    for (const row of membersWith.all(this.#store, { residentId: node })) yield row.resident_id
    if (!this.#hasDecisions) return
    for (const row of decisionsFrom.all(this.#store, { residentId: node })) yield row.b
    for (const row of decisionsTo.all(this.#store, { residentId: node })) yield row.a
  }

  #keysOf(node: Node): readonly string[] {
    return this.#keys.get(node) ?? keysOfResident.all(this.#store, { residentId: node }).map((row) => row.key)
  }

  #values(node: Node): ResidentValues {
    const planned = this.#planned(node)
    if (planned) return planned.values
    return JSON.parse(residentRow(this.#store, node)?.said ?? '{}') as ResidentValues
  }

  /** What counts for a hold of one resident, after the import. */
  #standing(node: Node): { deceased: string | null; do_not_call: number } {
    const planned = this.#planned(node)
    const row = isNew(node) ? undefined : residentRow(this.#store, node)
    if (!row) {
      const { deceased, doNotCall } = planned?.values ?? {}
      return { deceased: deceased ?? null, do_not_call: doNotCall === 'yes' ? 1 : 0 }
    }
    if (!planned) return row
    const after = (field: 'deceased' | 'doNotCall'): Set<unknown> =>
      new Set([
        planned.values[field] ?? null,
        ...writingsOf(this.#store, registrationOf(row), field)
          .filter((writing) => writing.current && writing.lane !== 'source')
          .map((writing) => writing.value),
      ])
    const changed = fieldDifferences(row.said, planned.values).map(({ field }) => field)
    return {
      deceased: changed.includes('deceased') ? deceasedOf(after('deceased')) : row.deceased,
      do_not_call: changed.includes('doNotCall') ? Number(after('doNotCall').has('yes')) : row.do_not_call,
    }
  }

  /** What the file makes of them, where it makes anything new of them. */
  #planned(node: Node): ExpectedResident | undefined {
    const place = this.#keys.has(node) ? this.#places.get(node) : undefined
    return place === undefined ? undefined : this.#residents[place]
  }
}

const anyResident = statement()((k) => k.selectFrom('resident').select('resident_id').limit(1))
const anyDecision = statement()((k) => k.selectFrom('identity_decision').select('a').limit(1))
const anyUnread = statement()((k) => k.selectFrom('unread_event').select('seq').limit(1))
const heldResidents = statement()((k) =>
  k
    .selectFrom('person')
    .innerJoin('person_resident', 'person_resident.person_id', 'person.person_id')
    .select(['resident_id', 'hold'])
    .where('hold', 'is not', null),
)
const keysOfResident = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('resident_key').select('key').where('resident_id', '=', p.residentId).orderBy('key'),
)
const residentsOfKey = statement<{ key: string }>()((k, p) =>
  k.selectFrom('resident_key').select('resident_id').where('key', '=', p.key),
)
const membersWith = statement<{ residentId: string }>()((k, p) =>
  k
    .selectFrom('person_resident as own')
    .innerJoin('person_resident as other', 'other.person_id', 'own.person_id')
    .select('other.resident_id')
    .where('own.resident_id', '=', p.residentId),
)
const decisionsFrom = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('identity_decision').select(['a', 'b', 'decision']).where('a', '=', p.residentId),
)
const decisionsTo = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('identity_decision').select('a').where('b', '=', p.residentId),
)
const unreadOf = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('unread_event').select('seq').where('stream_id', '=', p.residentId).limit(1),
)
