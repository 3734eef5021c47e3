import { nodeBundle } from './node-bundle.ts'

/** Main, the store's process and its worker, for Electron. */
export default nodeBundle({
  folder: 'main',
  entries: {
    main: 'electron/main.ts',
    'database-process': 'electron/database-process.ts',
    worker: 'db/worker.ts',
  },
})
