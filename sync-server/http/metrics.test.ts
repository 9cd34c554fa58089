import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { memberId } from '../../lib/shared/ids.ts';
import { RawClient } from '../relay/relay-fixture.ts';
import { PASSWORD, runApp } from './running-app.ts';

const TOKEN = 'a-token-of-twenty-four-letters';
const METRICS_TOKEN = TOKEN;

test('nobody reads the figures unless a setting lets them', async () => {
  const { browser } = await runApp();
  expect((await browser().get('/metrics')).status).toBe(404);
  expect((await browser().get('/metrics', { authorization: `Bearer ${TOKEN}` })).status).toBe(404);
  expect((await browser().get('/metrics', { authorization: 'Bearer undefined' })).status).toBe(404);
});

test('with METRICS=loopback this machine reads them, and nobody through a proxy on it', async () => {
  const { browser } = await runApp({ env: { METRICS: 'loopback' } });
  expect((await browser().get('/metrics')).status).toBe(200);
  for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host'])
    expect((await browser().get('/metrics', { [header]: '192.0.2.1' })).status, header).toBe(404);
});

test('with METRICS_TOKEN whoever sends it reads them, from anywhere', async () => {
  const { browser } = await runApp({ env: { METRICS_TOKEN } });
  const asked = (authorization: string) =>
    browser().get('/metrics', { authorization, 'x-forwarded-for': '192.0.2.1' });
  expect((await asked(`Bearer ${TOKEN}`)).status).toBe(200);
  for (const wrong of [TOKEN, `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`])
    expect((await asked(wrong)).status, wrong).toBe(404);
  expect((await browser().get('/metrics')).status).toBe(404);
});

test('what happens is counted by outcome, without names', async () => {
  const { browser, server } = await runApp({ env: { METRICS: 'loopback' } });
  const phone = browser();
  await phone.signIn('li');
  await browser().signIn('li', 'wrong');
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/sync/meeting:m`, {
    headers: { cookie: `sid=${phone.cookies.get('sid')}` },
  });
  await new Promise((resolve) => socket.once('message', resolve));
  const open = await figures(browser());
  expect(open).toMatchObject({
    'pavilion_sign_ins_total{outcome="ok"}': 1,
    'pavilion_sign_ins_total{outcome="wrong-password"}': 1,
    'pavilion_requests_total{status="200"}': 1,
    pavilion_connections: 1,
    pavilion_documents_open: 1,
    pavilion_documents_in_memory: 1,
    pavilion_queue_bytes: 0,
    pavilion_store_up: 1,
  });
  expect(open.process_resident_memory_bytes).toBeGreaterThan(10_000_000);
  expect(open).toHaveProperty('nodejs_eventloop_lag_p99_seconds');
  expect(Object.keys(open).join('\n')).not.toMatch(/li"|chair|meeting:/);
  socket.close(4000);
  await new Promise((resolve) => socket.once('close', resolve));
  const left = await figures(browser());
  expect(left).toMatchObject({
    'pavilion_closed_connections_total{code="4000"}': 1,
    pavilion_connections: 0,
  });
});

test('updates are counted as stored, with the time it took, or by why they were refused', async () => {
  const { browser, server, services } = await runApp({ env: { METRICS: 'loopback' } });
  await services.people.add([
    {
      ...{ id: memberId('wu'), name: '吴', household: 'wu', rep: true, area: 'east', door: '', contact: '' },
      roles: [{ role: 'resident' }, { role: 'planner' }],
    },
  ]);
  await services.accounts.create('wu', PASSWORD, memberId('wu'));
  const write = async (account: string): Promise<RawClient> => {
    const phone = browser();
    await phone.signIn(account);
    const client = new RawClient(
      `ws://127.0.0.1:${server.port}/sync/meeting:m?acks=1`,
      phone.cookies.get('sid') ?? '',
    );
    await client.opened;
    const doc = new Y.Doc();
    doc.getMap('sheet').set('meeting/title', account);
    client.sendUpdate(Y.encodeStateAsUpdate(doc));
    return client;
  };
  await (await write('wu')).stored(1);
  const { code } = await (await write('li')).refused();
  expect(await figures(browser())).toMatchObject({
    pavilion_updates_total: 1,
    pavilion_acknowledgement_seconds_count: 1,
    [`pavilion_refusals_total{code="${code}"}`]: 1,
    pavilion_connections: 2,
  });
}, 120_000);

test('every figure that docs/hosting.md tells to watch is there', async () => {
  const { browser } = await runApp({ env: { METRICS: 'loopback' } });
  const text = await (await browser().get('/metrics')).text();
  const page = readFileSync(join(import.meta.dirname, '../../docs/hosting.md'), 'utf8');
  const watched = new Set(page.match(/\b(pavilion|process|nodejs)_[a-z0-9_]+/g));
  expect(watched.size).toBeGreaterThan(10);
  for (const name of watched) expect(text).toContain(`# TYPE ${name.replace(/_bucket$/, '')} `);
});

/** Sample by sample. */
async function figures(browser: ReturnType<Awaited<ReturnType<typeof runApp>>['browser']>) {
  const text = await (await browser.get('/metrics')).text();
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    samples.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}
