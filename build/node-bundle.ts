import { join } from 'node:path'
import type { UserConfig } from 'vite'
import { projectFolder } from './project-folder.ts'

export interface NodeBundle {
  /** Where it goes, under dist/. */
  readonly folder: string
  /** Name of the built file → its source, from the project's root. */
  readonly entries: Readonly<Record<string, string>>
  /** What the module `electron` is; left to Electron where it is not given. */
  readonly electron?: string
}

/** Programs for Node: everything in a few CommonJS files, but for the two packages with a native part. */
export function nodeBundle({ folder, entries, electron }: NodeBundle): UserConfig {
  const from = (path: string) => join(projectFolder, path)
  const input = Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, from(path)]))
  return {
    root: projectFolder,
    logLevel: 'warn',
    publicDir: false,
    resolve: {
      conditions: ['node'],
      alias: electron === undefined ? [] : [{ find: /^electron$/, replacement: from(electron) }],
    },
    ssr: { target: 'node', noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] },
    build: {
      ssr: true,
      outDir: join(projectFolder, 'dist', folder),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input,
        external: electron === undefined ? ['electron'] : [],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'part-[name]-[hash].cjs' },
      },
    },
  }
}
