import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import type { Goal, Measured, SizeMeasured } from './measured.ts'

// `npm run bench`, `npm run bench -- 1000000`, or `npm run bench -- 500 --runs=1` to try it: each size in a process of its
// own, for its own memory.
// `npm run bench -- --window` measures the window instead, in a real Chromium, at 100,000 residents or as many as it says.
const resultsPath = join(resolve(import.meta.dirname, '../..'), 'bench-results.json')

if (process.argv.includes('--one')) await import('./bench-size.ts')
else if (process.argv.includes('--window')) await measureTheWindow()
else measureEach()

async function measureTheWindow(): Promise<void> {
  const { measureWindow } = await import('./window.ts')
  const residents = Number(sizesAsked()[0] ?? 100_000)
  console.log(`The window, at ${residents.toLocaleString('en-GB')} residents`)
  const window = await measureWindow(residents)
  const { keyToResults, scrolling } = window
  console.log(`key to results painted   p50 ${ms(keyToResults.p50)}   p99 ${ms(keyToResults.p99)}   goal 50 ms`)
  console.log(`scrolling, a frame       p50 ${ms(scrolling.p50)}   p95 ${ms(scrolling.p95)}   goal 16.8 ms`)
  console.log(`long tasks while scrolling: ${scrolling.longTasks}`)
  keepResults({ window: { at: new Date().toISOString(), machine: machine(), ...window } })
}

function measureEach(): void {
  const runs = process.argv.find((word) => word.startsWith('--runs=')) ?? '--runs=5'
  const results: SizeMeasured[] = []
  const sizes = sizesAsked()
  for (const size of sizes.length > 0 ? sizes : ['6000', '100000']) {
    console.log(`\n${Number(size).toLocaleString('en-GB')} residents`)
    const child = spawnSync(process.execPath, [import.meta.filename, '--one', size, runs], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    if (child.status !== 0) {
      process.exitCode = 1
      break
    }
    const result = JSON.parse(child.stdout) as SizeMeasured
    results.push(result)
    print(result.measured)
  }
  const others = resultsBefore().results?.filter((one) => !results.some((now) => now.residents === one.residents)) ?? []
  const all = [...others, ...results].sort((a, b) => a.residents - b.residents)
  keepResults({ at: new Date().toISOString(), machine: machine(), results: all })
}

/** Writes what was measured over what the file says of it; what is measured apart from it stays. */
function keepResults(measured: object): void {
  writeFileSync(resultsPath, `${JSON.stringify({ ...resultsBefore(), ...measured }, null, 2)}\n`)
  console.log('\nWritten to bench-results.json')
}

function resultsBefore(): { readonly results?: readonly SizeMeasured[] } {
  return existsSync(resultsPath) ? JSON.parse(readFileSync(resultsPath, 'utf8')) : {}
}

function sizesAsked(): string[] {
  return process.argv.slice(2).filter((word) => /^\d+$/.test(word))
}

function machine() {
  // Where more wants to run than there are processors, p99 tells how long one waits for its turn.
  const load = loadavg()[0] ?? 0
  return { node: process.version, platform: process.platform, cpu: cpus()[0]?.model ?? '', cpus: cpus().length, load }
}

function ms(value: number): string {
  return `${value.toFixed(1).padStart(6)} ms`
}

function print(measured: readonly Measured[]): void {
  const cells = measured.map((one) => [
    one.what,
    shown(one.p50, one.unit),
    shown(one.p99, one.unit),
    shown(one.floor.p50, one.unit),
    shown(one.floor.p99, one.unit),
    `${(one.p50 / one.floor.p50).toFixed(1)} ×`,
    one.goal ? `${goalText(one.goal)}: ${isMet(one, one.goal) ? 'met' : 'missed'}` : '',
    one.floorIs,
  ])
  const rows = [['', 'p50', 'p99', 'floor p50', 'p99', 'ratio', 'goal', 'the floor is'], ...cells]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? []
  const pad = (cell: string, column: number) => {
    const width = widths[column] ?? 0
    return column === 0 || column >= 6 ? cell.padEnd(width) : cell.padStart(width)
  }
  for (const row of rows) console.log(row.map(pad).join('  ').trimEnd())
}

function goalText(goal: Goal): string {
  return 'p99' in goal ? `p99 ${goal.p99} ms` : `${goal.ratio} ×`
}

function isMet(one: Measured, goal: Goal): boolean {
  return 'p99' in goal ? one.p99 <= goal.p99 : one.p50 <= goal.ratio * one.floor.p50
}

function shown(value: number, unit: Measured['unit']): string {
  return `${value < 10 ? value.toFixed(value < 1 ? 3 : 2) : value.toFixed(0)} ${unit}`
}
