import { closeSync, existsSync, openSync, readSync } from 'node:fs'

/** Marks an SQLite file as a store of this program (`PRAGMA application_id`): "STHu". */
export const applicationId = 0x53_54_48_75

/** Bytes of a page, which is SQLite's own choice. */
export const pageSize = 4096

/**
 * The ciphers of our files, each of which authenticates every page, by the bytes that it reserves for that on each. New files
 * are AEGIS-256, which today's processors compute by instructions of their own: pages are read as fast as plain ones, four
 * times faster than with ChaCha20-Poly1305, of which are files that were made before.
 */
const reservedBy = { aegis: 0x40, chacha20: 0x20 } as const
export type Cipher = keyof typeof reservedBy
export const newCipher: Cipher = 'aegis'

/**
 * Of which cipher a file is that begins as our encrypted files do; null where it begins otherwise. Sixteen bytes of random
 * salt, then the only ones that are in plain: page size 4096, the journal's kind (twice), the bytes reserved on each page
 * for its code, and SQLite's three constants.
 */
export function cipherOf(head: Uint8Array): Cipher | null {
  const begins = (reserved: number) =>
    [0x10, 0x00, null, null, reserved, 0x40, 0x20, 0x20].every(
      (byte, place) => byte === null || head[16 + place] === byte,
    )
  if (begins(reservedBy.aegis)) return 'aegis'
  return begins(reservedBy.chacha20) ? 'chacha20' : null
}

/** The first bytes of a file, of which it is told whose it is; none where there is no file. Throws where it cannot be read. */
export function firstBytes(path: string): Uint8Array {
  if (!existsSync(path)) return new Uint8Array()
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(32)
    return bytes.subarray(0, readSync(file, bytes, 0, 32, 0))
  } finally {
    closeSync(file)
  }
}
