import { mkdirSync } from 'node:fs';
import { freePort } from './free-port.ts';
import { start } from './run.ts';

/**
 * For development: `next dev` on PORT with hot reload, and behind it the server, restarted at each change,
 * on a port of its own. Both end together.
 */
const port = process.env.PORT ?? '3000';
const serverPort = await freePort();
const dataDir = process.env.DATA_DIR ?? '.cache/dev-data';
mkdirSync(dataDir, { recursive: true });

const children = [
  start('node', ['--watch', '--watch-preserve-output', 'sync-server/main.ts'], {
    NODE_ENV: 'development',
    PORT: serverPort,
    PAVILION_DEMO: '1',
    LOG_LEVEL: 'warn',
    DATA_DIR: dataDir,
    // The page's Origin, which the server must accept beside its own.
    DEV_ORIGIN: `http://localhost:${port}`,
  }),
  start('next', ['dev', '--hostname', 'localhost', '--port', port], {
    NODE_ENV: 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    API_ORIGIN: `http://127.0.0.1:${serverPort}`,
  }),
];

const end = () => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
for (const child of children) child.once('exit', end);
