import { defineConfig } from 'vitest/config';

/** Browser journeys against the built app and a real server: one at a time, because they share ports and processors. */
export default defineConfig({
  test: {
    name: 'e2e',
    environment: 'node',
    watch: false,
    include: ['e2e/**/*.test.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    retry: 0,
    expect: { poll: { timeout: 20_000 } },
  },
});
