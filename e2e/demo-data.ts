/** Before all journeys: the demo neighbourhood is made and signed once, and each starts from a copy of its folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServerProcess } from '../sync-server/server-process.ts';

/** Where it is; in the environment, for the processes that run the journeys. */
export const DEMO_DATA = 'PAVILION_E2E_DEMO_DATA';

export default async function makeDemoData(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'pavilion-e2e-demo-'));
  const dataDir = join(folder, 'data');
  const server = await startServerProcess({ dataDir });
  await server.stop();
  process.env[DEMO_DATA] = dataDir;
  return () => rmSync(folder, { recursive: true, force: true });
}
