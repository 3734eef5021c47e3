import { idOf } from '../shared/domain/new-id.ts'

/** A new random id, made in the window so that a repeated request is the same request. */
export function newId<Id extends string>(): Id {
  // The boundary where random bytes become an id of the kind that is asked for.
  return idOf(crypto.getRandomValues(new Uint8Array(16))) as Id
}
