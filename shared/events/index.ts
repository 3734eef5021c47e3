import type { z } from 'zod'
import type { EventDefinition } from './event.ts'
import * as hub from './hub.ts'
import * as identity from './identity.ts'
import * as imports from './import.ts'
import * as list from './list.ts'
import * as partner from './partner.ts'
import * as resident from './resident.ts'
import * as staff from './staff.ts'

const definitions: readonly EventDefinition[] = [hub, identity, imports, list, partner, resident, staff].flatMap(
  (stream) => Object.values(stream),
)

const byName = new Map(
  definitions.map((definition) => [`${definition.stream}/${definition.type}@${definition.version}`, definition]),
)

/**
 * Reads a stored payload by its event's schema. Null where this program cannot: an unknown type, version, or a code
 * within; such an event is kept and relayed, but not projected (DESIGN §2).
 */
export function readPayload(stream: string, type: string, version: number, payload: string): unknown {
  const definition = byName.get(`${stream}/${type}@${version}`)
  if (!definition) return null
  let json: unknown
  try {
    json = JSON.parse(payload)
  } catch {
    return null
  }
  const read = definition.payload.safeParse(json)
  return read.success ? read.data : null
}

export type PayloadOf<D extends EventDefinition> = z.infer<D['payload']>
