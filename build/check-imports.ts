import { existsSync, globSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const folders = ['shared', 'db', 'electron', 'renderer', 'build', 'test']

/**
 * Checks which file imports which, by the rules of `.dependency-cruiser.cjs`.
 *
 * It also counts: a file on the disk that was not read is a fault, because a compiler that
 * dependency-cruiser does not know makes it see nothing and pass.
 *
 * @param root the folder that holds shared, db, electron …
 * @returns one sentence for each fault; none when all is well
 */
export async function checkImports(root: string): Promise<{ files: number; faults: string[] }> {
  const present = folders.filter((folder) => existsSync(join(root, folder)))
  const onDisk = present
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .map((path) => path.replaceAll('\\', '/'))
  if (onDisk.length === 0) return { files: 0, faults: ['No TypeScript file was found'] }

  const { read, faults } = await cruiseFolders(root, present)
  const unread = onDisk.filter((path) => !read.has(path))
  if (unread.length > 0)
    faults.push(`${unread.length} files were not read, ${unread.slice(0, 3).join(', ')} among them`)
  return { files: onDisk.length - unread.length, faults }
}

async function cruiseFolders(root: string, present: string[]): Promise<{ read: Set<string>; faults: string[] }> {
  const { forbidden, options } = await extractDepcruiseConfig(
    resolve(import.meta.dirname, '../.dependency-cruiser.cjs'),
  )
  const before = process.cwd()
  process.chdir(root)
  try {
    const { output } = await cruise(
      present,
      { ...options, baseDir: root, validate: true, ruleSet: { forbidden: forbidden ?? [] } },
      {},
      { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
    )
    if (typeof output === 'string') return { read: new Set(), faults: [output] }
    return {
      read: new Set(output.modules.map((module) => module.source.replaceAll('\\', '/'))),
      faults: output.summary.violations
        .filter((violation) => violation.rule.severity === 'error')
        .map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`),
    }
  } finally {
    process.chdir(before)
  }
}

if (import.meta.main) {
  const { files, faults } = await checkImports(resolve(import.meta.dirname, '..'))
  for (const fault of faults) console.error(fault)
  console.log(`${files} files read, ${faults.length} imports in the wrong direction`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
