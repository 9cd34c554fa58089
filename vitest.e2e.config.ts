import { defineConfig } from 'vitest/config';

/** Browser journeys against the built app and real servers on ports of their own; two at a time, for they mostly wait. */
export default defineConfig({
  test: {
    name: 'e2e',
    environment: 'node',
    watch: false,
    setupFiles: 'sync-server/kill-servers-left.ts',
    globalSetup: 'e2e/demo-data.ts',
    include: ['e2e/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    retry: 0,
    expect: { poll: { timeout: 20_000 } },
  },
});
