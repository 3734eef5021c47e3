/** Marks an SQLite file as a store of this program (`PRAGMA application_id`): "STHu". */
export const applicationId = 0x53_54_48_75

/** Bytes of a page, which is SQLite's own choice. */
export const pageSize = 4096

/**
 * Whether a file begins as our encrypted files do. Sixteen bytes of random salt, then the only ones that are in plain: page
 * size 4096, the journal's kind (twice), 32 bytes reserved on each page for its code, and SQLite's three constants.
 */
export function beginsAsOurs(head: Uint8Array): boolean {
  const expected = [0x10, 0x00, null, null, 0x20, 0x40, 0x20, 0x20]
  return expected.every((byte, place) => byte === null || head[16 + place] === byte)
}
