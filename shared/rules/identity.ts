/** What of a registration decides who it is. */
export interface Registered {
  readonly id: string
  readonly nhsNumber: string | null
  readonly surname: string
  readonly dateOfBirth: string | null
  readonly postcode: string | null
  /** Exact keys, each beginning with its kind: `nhs`, `born`, `uprn` or `phone`. */
  readonly keys: readonly string[]
}

export interface IdentityDecision {
  readonly a: string
  readonly b: string
  readonly decision: 'same' | 'different'
}

const kinds = ['nhs', 'born', 'uprn', 'phone'] as const
type Kind = (typeof kinds)[number]

/**
 * Which registrations are one person (DESIGN §2): those connected by an exact key or by a decision, except where a
 * decision parts them. A pure function of the set: the order of files and rows does not matter. Answers groups of ids,
 * each sorted; a group's first is the person's id.
 */
export function personsOf(residents: readonly Registered[], decisions: readonly IdentityDecision[]): string[][] {
  const byId = new Map(residents.map((resident) => [resident.id, resident]))
  const groups = new Groups([...byId.keys()])
  const parted = decisions.filter((d) => d.decision === 'different' && byId.has(d.a) && byId.has(d.b))
  const joins = [
    ...decisions
      .filter((d) => d.decision === 'same' && byId.has(d.a) && byId.has(d.b))
      .map((d) => [d.a, d.b] as const)
      .sort(comparePairs),
    ...kinds.flatMap((kind) => joinsBy(kind, residents)),
  ]
  for (const [a, b] of joins) {
    if (parted.length === 0 || !groups.wouldJoin(a, b, parted)) groups.join(a, b)
  }
  return groups.all()
}

/** Whether two registrations with an equal key of that kind are joined by it, or are left to a person to decide. */
export function keyJoins(kind: Kind, a: Registered, b: Registered): boolean {
  if (kind === 'nhs') {
    return !(differ(a.surname, b.surname) && differ(a.dateOfBirth, b.dateOfBirth) && differ(a.postcode, b.postcode))
  }
  if (differ(a.nhsNumber, b.nhsNumber)) return false
  return kind === 'born' || !differ(a.dateOfBirth, b.dateOfBirth)
}

/** Both are known and are not the same: what is not known does not differ. */
function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== '' && b !== '' && a !== b
}

function joinsBy(kind: Kind, residents: readonly Registered[]): (readonly [string, string])[] {
  const byKey = new Map<string, Registered[]>()
  for (const resident of residents) {
    for (const key of resident.keys) {
      if (!key.startsWith(`${kind} `)) continue
      const same = byKey.get(key)
      if (same) same.push(resident)
      else byKey.set(key, [resident])
    }
  }
  const joins: (readonly [string, string])[] = []
  for (const same of byKey.values()) {
    for (const [index, a] of same.entries()) {
      for (const b of same.slice(index + 1)) {
        if (keyJoins(kind, a, b)) joins.push(a.id < b.id ? [a.id, b.id] : [b.id, a.id])
      }
    }
  }
  return joins.sort(comparePairs)
}

function comparePairs(x: readonly [string, string], y: readonly [string, string]): number {
  return compare(x[0], y[0]) || compare(x[1], y[1])
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Disjoint sets, each known by its smallest member. */
class Groups {
  readonly #parent: Map<string, string>

  constructor(ids: readonly string[]) {
    this.#parent = new Map(ids.map((id) => [id, id]))
  }

  find(id: string): string {
    let root = id
    for (;;) {
      const next = this.#parent.get(root)
      if (next === undefined || next === root) break
      root = next
    }
    this.#parent.set(id, root)
    return root
  }

  join(a: string, b: string): void {
    const [x, y] = [this.find(a), this.find(b)]
    if (x < y) this.#parent.set(y, x)
    else if (y < x) this.#parent.set(x, y)
  }

  /** Whether joining the two would bring together what a decision parted. */
  wouldJoin(a: string, b: string, parted: readonly IdentityDecision[]): boolean {
    const both = new Set([this.find(a), this.find(b)])
    return parted.some((pair) => {
      const [x, y] = [this.find(pair.a), this.find(pair.b)]
      return both.has(x) && both.has(y)
    })
  }

  all(): string[][] {
    const members = new Map<string, string[]>()
    for (const id of [...this.#parent.keys()].sort()) {
      const root = this.find(id)
      const group = members.get(root)
      if (group) group.push(id)
      else members.set(root, [id])
    }
    return [...members.values()]
  }
}
