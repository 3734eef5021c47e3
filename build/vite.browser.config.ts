import { nodeBundle } from './node-bundle.ts'

/** The same for the browser shell: the module `electron` is the stand-in. */
export default nodeBundle({
  folder: 'browser',
  electron: 'electron/browser/electron.ts',
  entries: {
    main: 'electron/main.ts',
    'database-process': 'electron/browser/database-process.ts',
    worker: 'db/worker.ts',
  },
})
