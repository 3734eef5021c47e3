import { writeSync } from 'node:fs'
import type { DatabaseKey } from '../../db/keyring.ts'
import { openStore } from '../../db/store.ts'
import { fixedSurroundings } from './fixed-surroundings.ts'
import { lastSeq, writeEvents } from './raw-events.ts'

/** A process of its own that writes to a store, one commit at a time, and says each number that is safely written. */
const [folder = '', keyInHex = '', limit = '1000000000'] = process.argv.slice(2)
const key = new Uint8Array(Buffer.from(keyInHex, 'hex')) as DatabaseKey
const opened = openStore({ folder, key, surroundings: fixedSurroundings() })
if (!opened.ok) {
  writeSync(1, `refused ${opened.error.code}\n`)
  process.exit(1)
}
for (let written = 0; written < Number(limit); written++) {
  writeEvents(opened.value, 1)
  writeSync(1, `${lastSeq(opened.value)}\n`)
}
// Stays, with the store open, until it is killed.
setInterval(() => {}, 1000)
