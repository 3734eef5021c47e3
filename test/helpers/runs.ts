import type { Parameters } from 'fast-check'

/**
 * How often a property is tried: this often every day, and as many times more as `HUB_SOAK` says (a hundred where it is
 * no number above one). A failure prints its seed and path; `HUB_SEED=…` plays that seed again.
 */
export function runs<T>(daily: number): Parameters<T> {
  const soak = process.env.HUB_SOAK
  const times = soak ? (Number(soak) > 1 ? Number(soak) : 100) : 1
  const seed = process.env.HUB_SEED
  return {
    numRuns: daily * times,
    ...(seed ? { seed: Number(seed) } : {}),
    ...(soak ? { interruptAfterTimeLimit: 600_000 } : {}),
  }
}
