import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import type { Measured, SizeMeasured } from './measured.ts'

// `npm run bench`, or `npm run bench -- 500 --runs=1` to try it: each size in a process of its own, for its own memory.
// `npm run bench -- --window` measures the window instead, in a real Chromium, at 100,000 residents or as many as it says.
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
  keepResults({ at: new Date().toISOString(), machine: machine(), results })
}

/** Writes what was measured over what the file says of it; what is measured apart from it stays. */
function keepResults(measured: object): void {
  const path = join(resolve(import.meta.dirname, '../..'), 'bench-results.json')
  const before: object = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  writeFileSync(path, `${JSON.stringify({ ...before, ...measured }, null, 2)}\n`)
  console.log('\nWritten to bench-results.json')
}

function sizesAsked(): string[] {
  return process.argv.slice(2).filter((word) => /^\d+$/.test(word))
}

function machine() {
  return { node: process.version, platform: process.platform, cpu: cpus()[0]?.model ?? '', cpus: cpus().length }
}

function ms(value: number): string {
  return `${value.toFixed(1).padStart(6)} ms`
}

function print(measured: readonly Measured[]): void {
  const cells = measured.map((one) => [
    one.what,
    shown(one.median, one.unit),
    shown(one.floor, one.unit),
    `${(one.median / one.floor).toFixed(1)} ×`,
    one.floorIs,
  ])
  const rows = [['', 'median', 'floor', 'ratio', 'the floor is'], ...cells]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => {
          if (column === 4) return cell
          return column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
        })
        .join('  '),
    )
  }
}

function shown(value: number, unit: Measured['unit']): string {
  return `${value < 10 ? value.toFixed(value < 1 ? 3 : 2) : value.toFixed(0)} ${unit}`
}
