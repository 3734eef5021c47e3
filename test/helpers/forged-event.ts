import { nextClock } from '../../db/log/clock.ts'
import { greatestClock, headOf } from '../../db/log/events.ts'
import { eventHash, noHash, payloadHash, type StoredEvent } from '../../db/log/stored-event.ts'
import type { AHub } from './a-hub.ts'

export interface Forged {
  readonly stream?: string
  readonly streamId: string
  readonly type: string
  readonly version?: number
  readonly payload: unknown
}

/**
 * An event that continues a machine's log as another program may have written it: of a type, a version or with a code
 * that this one does not know. Its numbers and hashes are right.
 */
export function forgedEvent(
  hub: AHub,
  { stream = 'resident', streamId, type, version = 1, payload }: Forged,
): StoredEvent {
  const head = headOf.get(hub.store, { site: hub.site })
  const latest = greatestClock.get(hub.store, {})?.hlc ?? ''
  const text = JSON.stringify(payload)
  const salt = hub.clock.bytes(16)
  const envelope = {
    site: hub.site as string,
    seq: (head?.seq ?? 0) + 1,
    hlc: nextClock(latest, hub.clock.now()),
    at: hub.at as string,
    command: hub.newId<string>(),
    stream,
    stream_id: streamId,
    type,
    version,
    actor: hub.administrator as string,
    payload_hash: payloadHash(salt, text),
    prev_hash: head?.hash ?? noHash,
  }
  return { ...envelope, payload: text, salt, hash: eventHash(envelope) }
}
