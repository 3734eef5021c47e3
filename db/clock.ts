import { randomFillSync } from 'node:crypto'
import type { Surroundings } from './handles.ts'

/** Bytes are drawn by the block: asking the system for sixteen at a time is most of what writing an event takes. */
const block = new Uint8Array(8192)
let used = block.length

/** The machine's own clock and chance. */
export const theMachine: Surroundings = { now: Date.now, bytes: randomBytes }

function randomBytes(length: number): Uint8Array {
  if (length > block.length) return randomFillSync(new Uint8Array(length))
  if (used + length > block.length) {
    randomFillSync(block)
    used = 0
  }
  const drawn = block.slice(used, used + length)
  // What was given out is kept nowhere else.
  block.fill(0, used, used + length)
  used += length
  return drawn
}
