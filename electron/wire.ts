/**
 * Messages as bytes, for the shells' own sockets: JSON, with the pieces of bytes in it kept beside it. Carries what a
 * request may hold (plain objects, arrays, texts, numbers, booleans, null, undefined, Uint8Array); throws on the rest,
 * as a structured clone does on functions.
 *
 *     4 bytes: length of the JSON, big-endian · the JSON · the pieces, one after another
 */
export function encodeMessage(message: unknown): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  const json = new TextEncoder().encode(JSON.stringify(pack(message, pieces)))
  const length = 4 + json.length + pieces.reduce((sum, piece) => sum + piece.length, 0)
  const bytes = new Uint8Array(length)
  new DataView(bytes.buffer).setUint32(0, json.length)
  bytes.set(json, 4)
  let at = 4 + json.length
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** The reverse. Throws on anything that `encodeMessage` would not have written. */
export function decodeMessage(bytes: Uint8Array): unknown {
  if (bytes.length < 4) throw new Error('Message too short')
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
  if (length > bytes.length - 4) throw new Error('Message cut off')
  const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(4, 4 + length))
  const cursor: Cursor = { bytes, at: 4 + length }
  return unpack(JSON.parse(json), cursor)
}

interface Cursor {
  readonly bytes: Uint8Array
  at: number
}

/** A packed object has this one key; an object of the message that has it too is wrapped. */
const mark = '$'

function pack(value: unknown, pieces: Uint8Array[]): unknown {
  if (value === undefined) return { [mark]: 'undefined' }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw notCloneable()
    return value
  }
  if (typeof value !== 'object') throw notCloneable()
  if (value instanceof Uint8Array) {
    pieces.push(value)
    return { [mark]: 'bytes', length: value.length }
  }
  if (Array.isArray(value)) return value.map((entry) => pack(entry, pieces))
  const prototype: unknown = Object.getPrototypeOf(value)
  // A plain object of any realm: its prototype is nobody's child.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw notCloneable()
  const packed: [string, unknown][] = Object.entries(value).map(([key, entry]) => [key, pack(entry, pieces)])
  const object = Object.fromEntries(packed)
  return Object.hasOwn(value, mark) ? { [mark]: 'object', value: object } : object
}

function unpack(value: unknown, cursor: Cursor): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((entry) => unpack(entry, cursor))
  if (!(mark in value)) return unpackEntries(value, cursor)
  const kind = value[mark]
  if (kind === 'undefined') return undefined
  if (kind === 'bytes' && 'length' in value && typeof value.length === 'number' && Number.isInteger(value.length)) {
    const end = cursor.at + value.length
    if (value.length < 0 || end > cursor.bytes.length) throw new Error('Message cut off')
    // A copy of its own, and never a Buffer, whose slices share their memory.
    const piece = new Uint8Array(cursor.bytes.subarray(cursor.at, end))
    cursor.at = end
    return piece
  }
  if (kind === 'object' && 'value' in value && typeof value.value === 'object' && value.value !== null) {
    return unpackEntries(value.value, cursor)
  }
  throw new Error('Message not understood')
}

function unpackEntries(value: object, cursor: Cursor): object {
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, unpack(entry, cursor)]))
}

function notCloneable(): Error {
  return new Error('An object could not be cloned.')
}
