import type { Surroundings } from '../../db/handles.ts'

/** A clock that stands still until it is moved, and chance that is the same in every run. */
export function fixedSurroundings(start = Date.parse('2020-04-03T13:02:11.000Z')): Surroundings & { time: number } {
  let drawn = 0x2020_0403
  return {
    time: start,
    now() {
      return this.time
    },
    bytes(length) {
      return Uint8Array.from({ length }, () => {
        drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0
        return drawn >>> 24
      })
    },
  }
}
