import { expect, test } from 'vitest';
import { bodyOf, PASSWORD, refusalOf, runApp } from './running-app.ts';

test('signing in, asking who one is and signing out', async () => {
  const { browser } = await runApp();
  const phone = browser();
  expect((await phone.get('/api/session')).status).toBe(401);
  const signedIn = await phone.signIn('li');
  const me = { id: 'li', name: '名 li', roles: ['resident'], household: 'li', rep: true, areas: [] };
  expect([signedIn.status, await signedIn.json()]).toEqual([200, { me }]);
  expect(signedIn.headers.get('cache-control')).toBe('no-store');
  expect(signedIn.headers.getSetCookie().every((cookie) => cookie.includes('HttpOnly'))).toBe(true);
  expect(await (await phone.get('/api/session')).json()).toEqual({ me });
  const sid = phone.cookies.get('sid');
  expect((await phone.delete('/api/session')).status).toBe(204);
  expect((await phone.get('/api/session')).status).toBe(401);
  expect((await phone.get('/api/session', { cookie: `sid=${sid}` })).status).toBe(401);
  expect((await phone.delete('/api/session')).status).toBe(204);
});

test('what is wrong is told as a problem with its code', async () => {
  const { browser } = await runApp();
  const phone = browser();
  const wrong = await phone.signIn('li', 'not-this-one');
  expect(wrong.headers.get('content-type')).toBe('application/problem+json');
  expect([wrong.status, await wrong.json()]).toEqual([
    401,
    { type: 'about:blank', title: 'Unauthorized', status: 401, code: 'wrong-password' },
  ]);
  for (const body of [
    '{',
    {},
    { account: 'li' },
    { account: 'li', password: PASSWORD, more: 1 },
    [],
    'null',
  ]) {
    const answer = await phone.post('/api/session', body);
    expect(await refusalOf(answer)).toEqual([400, 'malformed']);
  }
});

test('a page of another site cannot sign anybody in or out', async () => {
  const { browser, server } = await runApp();
  const phone = browser();
  await phone.signIn('li');
  const sid = phone.cookies.get('sid') ?? '';
  for (const origin of ['https://evil.example', `http://localhost.evil.example:${server.port}`, 'null']) {
    const evil = browser(origin);
    evil.cookies.set('sid', sid);
    const answer = await evil.signIn('li');
    expect(await refusalOf(answer)).toEqual([403, 'wrong-origin']);
    expect((await evil.delete('/api/session')).status).toBe(403);
  }
  expect((await phone.get('/api/session')).status).toBe(200);
});

test('guessing is answered 429 with the time to wait; a phone that knows its owner is not locked out', async () => {
  const { browser } = await runApp();
  const phone = browser();
  await phone.signIn('li');
  const stranger = browser();
  for (let i = 0; i < 6; i++) await stranger.signIn('li', `guess number ${i}`);
  const slowed = await stranger.signIn('li');
  expect([slowed.status, slowed.headers.get('retry-after'), (await bodyOf(slowed)).code]).toEqual([
    429,
    '1',
    'too-fast',
  ]);
  expect((await phone.signIn('li')).status).toBe(200);
});

test('behind https the cookie is sent over https only', async () => {
  const { browser } = await runApp({ env: { PUBLIC_ORIGIN: 'https://pavilion.example' } });
  expect((await browser().signIn('li')).status).toBe(403);
  const signedIn = await browser('https://pavilion.example').signIn('li');
  expect(signedIn.headers.getSetCookie().every((cookie) => cookie.includes('Secure'))).toBe(true);
});
