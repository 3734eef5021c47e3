import { join } from 'node:path'
import type { UserConfig } from 'vite'
import { projectFolder } from './project-folder.ts'

export interface PreloadBundle {
  readonly folder: string
  readonly file: string
  readonly format: 'cjs' | 'iife'
  /** What the module `electron` is; left to Electron where it is not given. */
  readonly electron?: string
}

/** The preload script as the one file that a sandboxed window can load. */
export function preloadBundle({ folder, file, format, electron }: PreloadBundle): UserConfig {
  return {
    root: projectFolder,
    logLevel: 'warn',
    publicDir: false,
    resolve: {
      alias: electron === undefined ? [] : [{ find: /^electron$/, replacement: join(projectFolder, electron) }],
    },
    build: {
      outDir: join(projectFolder, 'dist', folder),
      emptyOutDir: false,
      target: 'chrome140',
      minify: false,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(projectFolder, 'electron', 'preload.ts'),
        external: electron === undefined ? ['electron'] : [],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  }
}
