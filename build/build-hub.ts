import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { projectFolder } from './project-folder.ts'
import browserConfig from './vite.browser.config.ts'
import browserPreloadConfig from './vite.browser-preload.config.ts'
import mainConfig from './vite.main.config.ts'
import preloadConfig from './vite.preload.config.ts'
import rendererConfig from './vite.renderer.config.ts'

/**
 * Builds the page and both shells into dist/. Does nothing where dist/ was built from just these sources already, unless
 * it is forced.
 */
export async function buildHub({ force }: { force: boolean }): Promise<void> {
  const dist = join(projectFolder, 'dist')
  await mkdir(dist, { recursive: true })
  const stamp = join(dist, 'built-from')
  const isBuilt = async () => (await readFile(stamp, 'utf8').catch(() => '')) === (await fingerprint())
  if (!force && (await isBuilt())) return
  const release = await takeTurn(join(dist, 'building'))
  try {
    if (!force && (await isBuilt())) return // by whoever had the turn before
    const sources = await fingerprint()
    await rm(stamp, { force: true })
    await inProduction(async () => {
      // One after another: the preload scripts go into folders that the others empty first.
      for (const config of [rendererConfig, mainConfig, browserConfig, preloadConfig, browserPreloadConfig]) {
        await build({ ...config, configFile: false })
      }
    })
    await writeFile(stamp, sources)
  } finally {
    await release()
  }
}

/** Vite builds what is slow and for developers where a test runner's environment says so; what tests build is used after. */
async function inProduction(work: () => Promise<void>): Promise<void> {
  const { NODE_ENV: before } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

/** Longer than any build takes: a folder that old was left by one that was killed. */
const longestBuild = 120_000

/** Waits until nobody else builds into the same folder (tests run side by side). Answers what ends the turn. */
async function takeTurn(folder: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await mkdir(folder)
      return () => rm(folder, { recursive: true, force: true })
    } catch {
      const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }))
      if (Date.now() - mtimeMs > longestBuild) await rm(folder, { recursive: true, force: true })
      else await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Names, sizes and times of everything that goes into dist/. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const single = ['package.json', 'package-lock.json'].map((name) => join(projectFolder, name))
  const folders = ['build', 'db', 'electron', 'renderer', 'shared'].map((name) => join(projectFolder, name))
  const listed = await Promise.all(folders.map(async (folder) => filesIn(folder)))
  // Pictures that tests make are kept in build/ too, and nothing is built of them.
  const sources = [...single, ...listed.flat()].filter((file) => !file.endsWith('.png'))
  for (const file of sources.sort()) {
    const { size, mtimeMs } = await stat(file)
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
