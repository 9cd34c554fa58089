import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { runApp } from './http/running-app.ts';

function connect(port: number, cookie: string, origin?: string): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${port}/sync/meeting:m`, {
    headers: { cookie, ...(origin && { origin }) },
  });
}
const outcome = (ws: WebSocket) =>
  new Promise<number | string>((resolve) => {
    ws.once('close', resolve);
    ws.once('error', (error) => resolve(error.message));
  });

test('app and sync share a port: a stranger is closed with 4401, a foreign page not let in', async () => {
  const { server, browser } = await runApp();
  expect(await outcome(connect(server.port, ''))).toBe(4401);
  const phone = browser();
  await phone.signIn('li');
  const cookie = `sid=${phone.cookies.get('sid')}`;
  expect(await outcome(connect(server.port, cookie, 'https://evil.example'))).toContain('403');
});

test('going down: connections end with 1012, nothing new is taken, and the data can be opened again', async () => {
  const { server, services, browser } = await runApp();
  const phone = browser();
  await phone.signIn('li');
  const ws = connect(server.port, `sid=${phone.cookies.get('sid')}`, `http://127.0.0.1:${server.port}`);
  await new Promise((resolve) => ws.once('message', resolve));
  const ended = outcome(ws);
  await server.stop();
  expect(await ended).toBe(1012);
  await expect(phone.get('/healthz')).rejects.toThrow();
  await expect(services.db.get('select 1')).rejects.toThrow('closed');
});

test('signing out ends the open connections of that session with 4401', async () => {
  const { server, browser } = await runApp();
  const phone = browser();
  await phone.signIn('li');
  const ws = connect(server.port, `sid=${phone.cookies.get('sid')}`);
  await new Promise((resolve) => ws.once('message', resolve));
  const ended = outcome(ws);
  await phone.delete('/api/session');
  expect(await ended).toBe(4401);
});
