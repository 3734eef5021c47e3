import type { Change } from '../../shared/domain/writing.ts'
import type { ReadableStore } from '../handles.ts'
import { innerValues, innerWritings } from '../projections/writings.ts'

/**
 * Changes of something within a resident's log (a need, a contact, a task), each over what is current here. A value that
 * is shown already is no change, unless machines said different things of that field: then it settles which one holds.
 *
 * @param shown the fields as they stand; empty where every value is to be written, whatever stands
 */
export function changesWithin(
  store: ReadableStore,
  residentId: string,
  subject: string,
  wanted: Readonly<Record<string, unknown>>,
  shown: Readonly<Record<string, unknown>> = {},
): Record<string, Change<unknown>> {
  const changes: Record<string, Change<unknown>> = {}
  for (const [field, to] of Object.entries(wanted)) {
    if (to === undefined) continue
    const isShown = field in shown && isSame(shown[field], to)
    if (isShown && innerValues(store, residentId, subject, field).every((value) => isSame(value, to))) continue
    changes[field] = { to, over: innerWritings(store, residentId, subject, field) }
  }
  return changes
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
