import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { controlSocket } from '../storage/data-folder.ts';
import type { ControlAnswer, ControlRequest } from './control.ts';

/** undefined: no server runs over this data folder. */
export async function askServer(
  dataDir: string,
  request: ControlRequest,
): Promise<ControlAnswer | undefined> {
  const socket = createConnection(controlSocket(dataDir));
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
  } catch {
    return undefined;
  }
  return new Promise<ControlAnswer>((resolve) => {
    const broken = (): void => resolve({ ok: false, problem: 'the server went down meanwhile' });
    const lines = createInterface({ input: socket });
    for (const end of [socket, lines]) end.on('error', broken);
    lines.once('line', (line) => resolve(JSON.parse(line) as ControlAnswer));
    lines.once('close', broken);
    socket.write(`${JSON.stringify(request)}\n`);
  }).finally(() => socket.destroy());
}
