import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Two projects: what runs in Node (store, shells, contract), and the window's parts in jsdom. */
export default defineConfig({
  test: {
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
