import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'

/** The fixed top level (DESIGN, "The house"), and what tools ask to have beside it. */
const allowed = new Set([
  ...['package.json', 'tsconfig.json', 'electron', 'renderer', 'shared', 'db', 'build', 'test', 'README.md'],
  ...['package-lock.json', 'LICENSE', 'biome.json', 'knip.json', 'vitest.config.ts', 'vitest.e2e.config.ts'],
])

/** Made by commands, never committed. */
const made = new Set(['node_modules', 'dist', 'release', 'coverage', 'bench-results.json'])

/**
 * Checks that nothing has been put at the top level that does not belong there.
 *
 * Names that begin with a dot are left to the tools they are for.
 *
 * @returns one sentence for each fault; none when all is well
 */
export function checkLayout(root: string): string[] {
  const names = readdirSync(root).filter((name) => !name.startsWith('.') && !name.endsWith('.log') && !made.has(name))
  const strange = names.filter((name) => !allowed.has(name)).map((name) => `${name} does not belong at the top level`)
  const needed = ['package.json', 'tsconfig.json', 'electron', 'renderer', 'shared', 'db', 'build', 'test', 'README.md']
  const absent = needed.filter((name) => !names.includes(name)).map((name) => `${name} is missing at the top level`)
  return [...strange, ...absent]
}

if (import.meta.main) {
  const faults = checkLayout(resolve(import.meta.dirname, '..'))
  for (const fault of faults) console.error(fault)
  if (faults.length === 0) console.log('The top level is as designed')
  process.exitCode = faults.length > 0 ? 1 : 0
}
