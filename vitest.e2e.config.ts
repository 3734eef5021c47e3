import { defineConfig } from 'vitest/config'

/** The tests that drive the built program in a real Chromium: one after the other, each with time to spare. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
