/** One thing measured, beside the least that a machine like this one could do it in. */
export interface Measured {
  readonly what: string
  readonly unit: 's' | 'ms' | 'MB'
  /** The median of the runs, and all of them. */
  readonly median: number
  readonly runs: readonly number[]
  readonly floor: number
  readonly floorIs: string
}

export interface SizeMeasured {
  readonly residents: number
  readonly measured: readonly Measured[]
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]]
  return (low + high) / 2
}

/** Seconds that something takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const from = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - from) / 1e9
}

/** Milliseconds that one of many takes, on the average of a run: for what is too short to be timed alone. */
export function millisecondsEach(times: number, work: (turn: number) => void): number {
  const from = process.hrtime.bigint()
  for (let turn = 0; turn < times; turn++) work(turn)
  return Number(process.hrtime.bigint() - from) / 1e6 / times
}
