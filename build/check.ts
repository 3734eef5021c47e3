import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { checkImports } from './check-imports.ts'
import { checkLayout } from './check-layout.ts'
import { countTests, type Tally } from './count-tests.ts'
import { findChromium } from './find-chromium.ts'

const root = resolve(import.meta.dirname, '..')

await main()

/** The test command: every check, then every test, then the sum of both as the last line. */
async function main(): Promise<void> {
  const total = { passed: 0, failed: 0, skipped: 0 }

  // Two at a time: the first takes as long as the others together.
  const types: Check[] = [['types', () => tool('node_modules/typescript/bin/tsc', '-p', '.')]]
  const others: Check[] = [
    ['types of shared, without Node and window', () => tool('node_modules/typescript/bin/tsc', '-p', 'shared')],
    ['form and lint', () => tool('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')],
    ['layout', async () => ofFaults(checkLayout(root))],
    ['direction of imports', async () => ofFaults((await checkImports(root)).faults)],
    ['nothing unused', () => tool('node_modules/knip/bin/knip.js', '--no-progress')],
  ]
  const oneByOne = async (checks: Check[]) => {
    for (const [name, run] of checks) await check(name, run, total)
  }
  await Promise.all([oneByOne(types), oneByOne(others)])

  // Tests of the shells and of packaging start what is built, so it is built once, before all of them.
  const built = await check('build', () => tool('build/build.ts'), total)
  await vitest('tests', ['run'], total)

  if (built && (await hasChromium(total))) {
    await vitest('end-to-end tests', ['run', '--config', 'vitest.e2e.config.ts'], total)
  }

  if (total.skipped > 0) console.log(`${total.skipped} tests skipped`)
  process.exitCode = total.failed > 0 ? 1 : 0
  console.log(`${total.passed} passed, ${total.failed} failed`)
}

/** Says so where the end-to-end tests have to be skipped; a Chromium that was asked for and is not there is a failure. */
async function hasChromium(total: Tally): Promise<boolean> {
  let found: string | null = null
  const named = await check(
    'Chromium',
    async () => {
      try {
        found = findChromium()
        return { ok: true, output: '' }
      } catch (error) {
        return { ok: false, output: error instanceof Error ? error.message : String(error) }
      }
    },
    total,
  )
  if (named && found === null) {
    console.log('End-to-end tests skipped: no Chromium is installed here (HUB_CHROMIUM can name one).')
  }
  return found !== null
}

type Check = [name: string, run: () => Promise<Finding>]

interface Finding {
  ok: boolean
  output: string
}

/** Runs one check, says how it went, and counts it as one. */
async function check(name: string, run: () => Promise<Finding>, total: Tally): Promise<boolean> {
  const began = Date.now()
  const { ok, output } = await run()
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  if (!ok) console.log(output.trim())
  if (ok) total.passed += 1
  else total.failed += 1
  return ok
}

function ofFaults(faults: string[]): Finding {
  return { ok: faults.length === 0, output: faults.join('\n') }
}

/** Runs a script of the project or of a package with this Node, keeping what it says for when it fails. */
function tool(script: string, ...args: string[]): Promise<Finding> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const pieces: Buffer[] = []
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    child.stderr.on('data', (piece: Buffer) => pieces.push(piece))
    child.on('error', (error) => done({ ok: false, output: error.message }))
    child.on('close', (code) => done({ ok: code === 0, output: Buffer.concat(pieces).toString('utf8') }))
  })
}

/** Runs vitest with its own output on the screen, and counts its tests from the report that it writes beside. */
async function vitest(name: string, args: string[], total: Tally): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-check-'))
  const report = join(folder, 'report.json')
  console.log(`\n${name}`)
  try {
    const code = await new Promise<number>((done) => {
      const script = join(root, 'node_modules/vitest/vitest.mjs')
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const child = spawn(process.execPath, [script, ...args, ...reporters], {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      child.on('error', () => done(1))
      child.on('close', (status) => done(status ?? 1))
    })
    const counted = countTests(existsSync(report) ? readFileSync(report, 'utf8') : null, code)
    total.passed += counted.passed
    total.failed += counted.failed
    total.skipped += counted.skipped
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
