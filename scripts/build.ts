import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { writeOldBrowserPage } from './build/old-browser-page.ts';
import { precompress } from './build/precompress.ts';
import { writeScriptHashes } from './build/script-hashes.ts';
import { bundleServiceWorker } from './build/service-worker.ts';
import { run } from './run.ts';

/**
 * Builds the app: `out/` is the static site, `dist/csp.json` the hashes of its inline scripts, which the
 * server sends with each page. Stops with a message at the first thing that is wrong.
 */
const OUT = 'out';
const DIST = 'dist';

rmSync(OUT, { recursive: true, force: true });
rmSync(DIST, { recursive: true, force: true });

const code = await run('next', ['build'], {
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  BUILD_ID: randomUUID().replaceAll('-', '').slice(0, 16),
});
if (code !== 0) process.exit(code);

writeOldBrowserPage(OUT);
const pages = writeScriptHashes(OUT, `${DIST}/csp.json`);
const worker = await bundleServiceWorker('app/sw.ts', OUT, `${DIST}/sw.js`);
await precompress(OUT);
console.log(`${pages} pages; ${worker.count} files for offline use, ${Math.round(worker.size / 1024)} KiB`);
