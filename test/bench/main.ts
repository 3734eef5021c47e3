import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import type { Measured, SizeMeasured } from './measured.ts'

// `npm run bench`, or `npm run bench -- 500 --runs=1` to try it: each size in a process of its own, for its own memory.
if (process.argv.includes('--one')) await import('./bench-size.ts')
else measureEach()

function measureEach(): void {
  const root = resolve(import.meta.dirname, '../..')
  const sizes = process.argv.slice(2).filter((word) => /^\d+$/.test(word))
  const runs = process.argv.find((word) => word.startsWith('--runs=')) ?? '--runs=5'
  const results: SizeMeasured[] = []
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
  const path = join(root, 'bench-results.json')
  const machine = {
    node: process.version,
    platform: process.platform,
    cpu: cpus()[0]?.model ?? '',
    cpus: cpus().length,
  }
  writeFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`)
  console.log('\nWritten to bench-results.json')
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
