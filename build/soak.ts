import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

// The long run: the same tests, with the counts that are too many for every day (kills, trials, seeds).
const root = resolve(import.meta.dirname, '..')
const vitest = resolve(root, 'node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', '--testTimeout=3600000', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, HUB_SOAK: '1' },
})
process.exitCode = status ?? 1
