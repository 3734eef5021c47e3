import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Two projects: what runs in Node (store, shells, contract), and the window's parts in jsdom. */
export default defineConfig({
  test: {
    // Left to itself it takes one core fewer than there are, and many tests wait for processes of their own.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{shared,db,electron,build}/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/helpers/jsdom.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
})
