import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Observer } from '../observer.ts';
import { holdPort } from '../server.ts';
import { readSettings } from '../settings.ts';
import { runApp } from './running-app.ts';

/** A port that is held while nothing is loaded yet. */
async function loading() {
  const read = readSettings({ PORT: '0', DATA_DIR: 'never opened' });
  if (!read.ok) throw new Error(read.problem);
  const port = await holdPort(
    read.value,
    new Observer(
      () => undefined,
      () => '',
    ),
  );
  const ask = (path: string, headers = {}) => fetch(`http://127.0.0.1:${port.number}${path}`, { headers });
  return { port, ask };
}

const told = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { detail: string }).detail,
];

test('while the data are being opened it is alive and not ready, and requests wait', async () => {
  const { port, ask } = await loading();
  expect((await ask('/healthz')).status).toBe(200);
  expect(await told(await ask('/readyz'))).toEqual([
    503,
    'The server is starting: its data are being opened.',
  ]);
  const waiting = ask('/api/session');
  const socket = new WebSocket(`ws://127.0.0.1:${port.number}/sync/meeting:m`);
  expect(await new Promise((resolve) => socket.once('error', ({ message }) => resolve(message)))).toMatch(
    /503/,
  );
  port.gate.shut();
  const answer = await waiting;
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  await port.release(0);
});

test('going down it is alive and not ready', async () => {
  const { port, ask } = await loading();
  port.gate.shut();
  expect((await ask('/healthz')).status).toBe(200);
  expect(await told(await ask('/readyz'))).toEqual([503, 'The server is going down.']);
  await port.release(0);
});

test('it is ready while the disk takes what is written, and says why where it does not', async () => {
  const { browser, services } = await runApp({ env: { METRICS: 'loopback' } });
  await services.db.get('pragma query_only = on');
  expect(await told(await browser().get('/readyz'))).toEqual([
    503,
    'Nothing can be stored: attempt to write a readonly database.',
  ]);
  expect(await (await browser().get('/metrics')).text()).toContain('pavilion_store_up 0');
  expect((await browser().get('/healthz')).status).toBe(200);
  await services.db.get('pragma query_only = off');
  await expect.poll(async () => (await browser().get('/readyz')).status, { timeout: 5000 }).toBe(200);
});
