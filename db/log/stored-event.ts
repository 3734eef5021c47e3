import { hash } from 'node:crypto'
import type { EventTable } from '../schema.ts'

/** An event as its row has it. Payload and salt are null once an erasure has blanked it. */
export type StoredEvent = EventTable

const lengths = Buffer.alloc(4)

/** SHA-256 of salt and payload, over the stored bytes. The salt keeps a blanked payload from being guessed. */
export function payloadHash(salt: Uint8Array, payload: string): Uint8Array {
  return sha256(Buffer.concat([salt, Buffer.from(payload, 'utf8')]))
}

/**
 * SHA-256 of the length-prefixed envelope fields, the payload's hash, and the hash of the site's event before it
 * (DESIGN §2): each field is preceded by its length in bytes, 32 bits, most significant byte first.
 */
export function eventHash(event: Omit<StoredEvent, 'payload' | 'salt' | 'hash'>): Uint8Array {
  const parts: Uint8Array[] = []
  for (const field of [
    event.site,
    String(event.seq),
    event.hlc,
    event.at,
    event.command,
    event.stream,
    event.stream_id,
    event.type,
    String(event.version),
    event.actor,
  ]) {
    const bytes = Buffer.from(field, 'utf8')
    parts.push(lengthOf(bytes), bytes)
  }
  parts.push(lengthOf(event.payload_hash), event.payload_hash, lengthOf(event.prev_hash), event.prev_hash)
  return sha256(Buffer.concat(parts))
}

/** What the first event of a site follows. */
export const noHash: Uint8Array = new Uint8Array(32)

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

function lengthOf(bytes: Uint8Array): Buffer {
  lengths.writeUInt32BE(bytes.length)
  return Buffer.from(lengths)
}

function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer')
}
