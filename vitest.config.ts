import { defineConfig } from 'vitest/config';

/** Unit tests: everything that runs in Node without a browser and without a built app. */
export default defineConfig({
  test: {
    name: 'unit',
    environment: 'node',
    watch: false,
    setupFiles: 'sync-server/kill-servers-left.ts',
    // Some wait a minute for a client to lose its patience.
    maxWorkers: 4,
    // Nothing is judged by the clock: on a busy machine a test only takes longer.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['lib', 'sync-server', 'scripts', 'app'].map((folder) => `${folder}/**/*.test.{ts,tsx}`),
  },
  resolve: { alias: { '@': import.meta.dirname } },
});
