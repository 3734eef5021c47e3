import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { projectFolder } from './project-folder.ts'

/** The page. Nothing is inlined and nothing is evaluated, so that the Content-Security-Policy can be strict. */
export default defineConfig({
  root: join(projectFolder, 'renderer'),
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir: join(projectFolder, 'dist', 'renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
  },
})
