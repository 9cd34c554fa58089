import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { bodyOf, refusalOf, runApp } from './running-app.ts';

test('health, readiness and what the community is, for everybody; its settings for members', async () => {
  const { browser } = await runApp();
  const phone = browser();
  for (const path of ['/api/health', '/healthz', '/readyz']) {
    const answer = await phone.get(path);
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
  }
  const community = await bodyOf(await phone.get('/api/community'));
  expect(Object.keys(community).sort()).toEqual(['generation', 'name', 'publicKey']);
  expect(Object.keys(community.publicKey).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  await phone.signIn('li');
  expect((await bodyOf(await phone.get('/api/community'))).settings.profiles).toHaveLength(1);
});

test('the feed needs a member, and our Origin to write', async () => {
  const { browser } = await runApp();
  expect((await browser().get('/api/feed')).status).toBe(401);
  expect((await browser().post('/api/feed', { documents: [] })).status).toBe(401);
  expect((await browser('https://evil.example').post('/api/feed', { documents: [] })).status).toBe(403);
  const phone = browser();
  await phone.signIn('li');
  const large = { documents: [{ id: 'meeting:m', update: 'A'.repeat(100_000) }] };
  expect((await phone.post('/api/feed', large)).status).toBe(200);
  const lines = (await (await phone.get('/api/feed')).text()).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).t)).toEqual(['me', 'community', 'people', 'end']);
});

test('a body over 64 KiB is not read, also when its length is not told', async () => {
  const { browser, server } = await runApp();
  const large = { account: 'li', password: 'x'.repeat(70_000) };
  const answer = await browser().post('/api/session', large);
  expect(await refusalOf(answer)).toEqual([413, 'too-large']);
  const chunked = await fetch(`http://127.0.0.1:${server.port}/api/session`, {
    method: 'POST',
    headers: { origin: `http://127.0.0.1:${server.port}` },
    body: new Blob([JSON.stringify(large)]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(chunked.status).toBe(413);
});

test('unknown paths are not found, as a problem under /api, and every answer has its security headers', async () => {
  const { browser } = await runApp({
    files: () => new Response('page', { headers: { 'x-content-type-options': 'nosniff' } }),
  });
  const unknown = await browser().get('/api/nothing');
  expect(await refusalOf(unknown)).toEqual([404, 'not-found']);
  expect((await browser().post('/api/nothing', {})).status).toBe(404);
  expect((await browser().post('/meeting', {})).status).toBe(404);
  for (const path of ['/api/nothing', '/api/session', '/api/community', '/healthz']) {
    const { headers } = await browser().get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  }
  expect(await (await browser().get('/meeting')).text()).toBe('page');
});

test('the development origin may write beside our own', async () => {
  const { browser } = await runApp({ env: { DEV_ORIGIN: 'http://localhost:3001' } });
  expect((await browser('http://localhost:3001').signIn('li')).status).toBe(200);
  expect((await browser().signIn('li')).status).toBe(200);
  expect((await browser('http://localhost:3002').signIn('li')).status).toBe(403);
});

test('a bug is answered 503 without its words, and told to the operator', async () => {
  const { browser, services, errors } = await runApp();
  await services.db.run('drop table accounts');
  const answer = await browser().signIn('li');
  expect(await refusalOf(answer)).toEqual([503, 'unavailable']);
  expect(String(errors[0])).toContain('no such table');
});

test('a feed that breaks off by a bug is told to the operator too', async () => {
  const { browser, services, errors } = await runApp();
  const phone = browser();
  await phone.signIn('li');
  await services.db.run('drop table settings');
  expect(await (await phone.get('/api/feed')).text()).not.toContain('"end"');
  expect(String(errors[0])).toContain('no such table');
});

test('an address that is none, or an impossible Host, is turned down and harms nobody', async () => {
  const { browser, server, errors } = await runApp();
  const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
  const key = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';
  for (const target of ['//', 'http://[', '*', '/sync/%E0%80', '/sync/%00', '///sync/meeting:x']) {
    for (const head of ['', upgrade + key]) {
      for (const host of ['localhost', 'a b', '[', '']) {
        const socket = connect(server.port, '127.0.0.1');
        socket.end(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${head}\r\n`);
        const answer = (await Array.fromAsync(socket)).join('');
        expect(answer.slice(0, 10), `${target} ${host}`).not.toMatch(/ 5/);
        expect(answer).not.toMatch(/node_modules|\.ts:/);
      }
    }
  }
  expect((await browser().get('/api/health')).status).toBe(200);
  expect(errors).toEqual([]);
});
