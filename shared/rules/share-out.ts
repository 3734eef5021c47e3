/** Somebody to be rung, as far as it decides who rings them. */
export interface ToShare {
  readonly id: string
  /** People of one household go to one handler. Null is a household of their own. */
  readonly household: string | null
  readonly language: string | null
}

export interface Sharer {
  readonly id: string
  /** Hours a week; the share is by these. Where nobody has any, all are alike. */
  readonly hours: number
  readonly languages: readonly string[]
}

/**
 * Shares people out among handlers (DESIGN §5): each to exactly one; a household together; somebody who does not speak
 * English to a handler who speaks their language, where there is one; and otherwise as fairly as hours allow, in the
 * order of the list, so that nobody's share is all at its end. Deterministic.
 *
 * @returns handler id → ids, in the order given; every handler has an entry
 */
export function shareOut(people: readonly ToShare[], handlers: readonly Sharer[]): Map<string, string[]> {
  const shares = new Map<string, string[]>(handlers.map((handler) => [handler.id, []]))
  if (handlers.length === 0) return shares
  const even = handlers.every((handler) => handler.hours <= 0)
  const weight = (handler: Sharer) => (even ? 1 : Math.max(handler.hours, 0))
  for (const household of householdsOf(people)) {
    const able = handlersFor(household, handlers)
    let best: Sharer | undefined
    let least = Number.POSITIVE_INFINITY
    for (const handler of able) {
      const load =
        weight(handler) === 0
          ? Number.MAX_VALUE
          : ((shares.get(handler.id)?.length ?? 0) + household.length) / weight(handler)
      if (!best || load < least) {
        best = handler
        least = load
      }
    }
    if (best) shares.get(best.id)?.push(...household.map((person) => person.id))
  }
  return shares
}

/** Households in the order of their first member. */
function householdsOf(people: readonly ToShare[]): ToShare[][] {
  const households = new Map<string, ToShare[]>()
  for (const person of people) {
    const key = person.household ?? `alone ${person.id}`
    const known = households.get(key)
    if (known) known.push(person)
    else households.set(key, [person])
  }
  return [...households.values()]
}

/** Those who speak every language that the household needs; all, where nobody does. */
function handlersFor(household: readonly ToShare[], handlers: readonly Sharer[]): readonly Sharer[] {
  const needed = household.map((person) => person.language).filter((language) => language !== null && language !== 'en')
  if (needed.length === 0) return handlers
  const able = handlers.filter((handler) => needed.every((language) => handler.languages.includes(language ?? '')))
  return able.length > 0 ? able : handlers
}
