import { randomBytes } from 'node:crypto'
import { idOf } from '../../shared/domain/new-id.ts'

/** A new random id. */
export function newId<T extends string>(): T {
  return idOf(randomBytes(16)) as T
}
