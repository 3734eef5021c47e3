/** What a transaction changed in the first layer, so that the second is brought up to date in the same transaction. */
export interface Touched {
  /** Residents of which any row changed. */
  readonly residents: Set<string>
  /** Residents whose keys changed: who is who must be worked out again. */
  readonly identities: Set<string>
  /** Lists whose members, shares or state changed, each with the residents concerned; null is the whole list. */
  readonly lists: Map<string, Set<string> | null>
  /** A setting changed that every derived row may hang on. */
  everything: boolean
  /** Tables that changed, for the windows that show them. */
  readonly tables: Set<string>
}

export function nothingTouched(): Touched {
  return { residents: new Set(), identities: new Set(), lists: new Map(), everything: false, tables: new Set() }
}

export function touchList(touched: Touched, listId: string, residents: readonly string[] | null): void {
  const known = touched.lists.get(listId)
  if (residents === null || known === null) {
    touched.lists.set(listId, null)
    return
  }
  const all = known ?? new Set<string>()
  for (const resident of residents) all.add(resident)
  touched.lists.set(listId, all)
}
