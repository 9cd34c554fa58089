import { defineConfig } from 'vitest/config';

/** Unit tests: everything that runs in Node without a browser and without a built app. */
export default defineConfig({
  test: {
    name: 'unit',
    environment: 'node',
    watch: false,
    include: ['lib', 'sync-server', 'scripts', 'app'].map((folder) => `${folder}/**/*.test.{ts,tsx}`),
  },
  resolve: { alias: { '@': import.meta.dirname } },
});
