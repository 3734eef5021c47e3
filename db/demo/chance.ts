/**
 * Chance that can be had again: the same seed gives the same numbers on every machine (sfc32). It plays the part of
 * dice for the sample; never make a key or a passphrase of it.
 */
export interface Chance {
  /** A whole number from 0 up to, but not including, the limit. */
  below(limit: number): number
  /** A whole number between the two, both included. */
  int(from: number, to: number): number
  /** True that often: 0.25 is one time in four. */
  odds(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Picks by weight: `[['yes', 3], ['no', 1]]`. */
  weighted<T>(from: readonly (readonly [T, number])[]): T
  /** A copy, in another order. */
  shuffle<T>(of: readonly T[]): T[]
  bytes(length: number): Uint8Array
  /** An independent run of chance, named, so that what one part draws does not shift what another part gets. */
  fork(name: string): Chance
}

/** A run of chance for a seed. */
export function seededChance(seed: number | string): Chance {
  const draw = sfc32(String(seed))

  function below(limit: number): number {
    // Rejection keeps every number equally likely.
    const whole = Math.floor(0x1_0000_0000 / limit) * limit
    let drawn = draw()
    while (drawn >= whole) drawn = draw()
    return drawn % limit
  }

  function pick<T>(from: readonly T[]): T {
    const picked = from[below(from.length)]
    if (picked === undefined) throw new Error('There is nothing to pick from.')
    return picked
  }

  return {
    below,
    pick,
    int: (from, to) => from + below(to - from + 1),
    odds: (probability) => draw() < probability * 0x1_0000_0000,
    weighted<T>(from: readonly (readonly [T, number])[]): T {
      const total = from.reduce((sum, [, weight]) => sum + weight, 0)
      let left = (draw() / 0x1_0000_0000) * total
      for (const [value, weight] of from) {
        if (left < weight) return value
        left -= weight
      }
      return pick(from)[0]
    },
    shuffle<T>(of: readonly T[]): T[] {
      const left = [...of]
      const shuffled: T[] = []
      while (left.length > 0) {
        const at = below(left.length)
        const last = left.pop()
        if (last === undefined) break
        const taken = left[at]
        if (taken === undefined) {
          shuffled.push(last)
        } else {
          shuffled.push(taken)
          left[at] = last
        }
      }
      return shuffled
    },
    bytes(length) {
      const bytes = new Uint8Array(length)
      for (let at = 0; at < length; at += 4) {
        const drawn = draw()
        for (let i = 0; i < 4 && at + i < length; i++) bytes[at + i] = (drawn >>> (8 * i)) & 0xff
      }
      return bytes
    },
    fork: (name) => seededChance(`${seed}/${name}`),
  }
}

/** Chris Doty-Humphrey's small fast counting generator, 32 bits, its state filled from the seed's text by FNV-1a. */
function sfc32(seed: string): () => number {
  let hash = 0x811c9dc5
  const next = () => {
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
    hash = Math.imul(hash ^ 0x5f, 0x01000193)
    return hash | 0
  }
  let a = next()
  let b = next()
  let c = next()
  let counter = 1
  const draw = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let i = 0; i < 20; i++) draw()
  return draw
}
