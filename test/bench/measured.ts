/** One thing measured, beside the least that a machine like this one could do it in, measured in the same run. */
export interface Measured {
  readonly what: string
  readonly unit: 's' | 'ms' | 'MB'
  /** How many were measured, each by itself. */
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly floor: { readonly p50: number; readonly p99: number }
  readonly floorIs: string
  readonly goal: Goal | null
}

/** Of issue 3, at a million residents: milliseconds at p99, or how many times the floor it may take at p50. */
export type Goal = { readonly p99: number } | { readonly ratio: number }

export interface SizeMeasured {
  readonly residents: number
  readonly measured: readonly Measured[]
}

export type Add = (one: {
  readonly what: string
  readonly unit: Measured['unit']
  readonly values: readonly number[]
  readonly floors: readonly number[]
  readonly floorIs: string
  readonly goal?: Goal
}) => void

/** Collects what is measured, and says so as it goes. */
export function measuring(): { readonly measured: Measured[]; readonly add: Add } {
  const measured: Measured[] = []
  const add: Add = ({ values, floors, goal = null, ...one }) => {
    const floor = { p50: percentile(floors, 50), p99: percentile(floors, 99) }
    measured.push({
      ...one,
      count: values.length,
      p50: percentile(values, 50),
      p99: percentile(values, 99),
      floor,
      goal,
    })
    console.error(`  ${one.what}`)
  }
  return { measured, add }
}

/** The value below or at which so many of a hundred lie; of a few, p99 is the greatest. */
function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

/** Seconds that something takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const from = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - from) / 1e9
}

/** Milliseconds that something takes. */
export function milliseconds(work: () => unknown): number {
  const from = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - from) / 1e6
}

/** Milliseconds of each of many; some go before that are not counted, for what is compiled or read at the first time. */
export function millisecondsEach(times: number, work: (turn: number) => unknown): number[] {
  for (let turn = 0; turn < Math.min(50, times); turn++) work(turn + times)
  return Array.from({ length: times }, (_, turn) => milliseconds(() => work(turn)))
}
