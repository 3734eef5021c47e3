import { preloadBundle } from './preload-bundle.ts'

/** In the browser shell it is a script of the page, and the module `electron` is the stand-in. */
export default preloadBundle({
  folder: 'browser',
  file: 'preload.cjs',
  format: 'iife',
  electron: 'electron/browser/preload-electron.ts',
})
