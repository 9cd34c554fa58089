import { createECDH, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusalOf, runApp } from './running-app.ts';

const FCM = 'https://fcm.googleapis.com/fcm/send/a-phone';
const usual = { kinds: ['rating', 'agenda', 'notice'], quiet: { from: '21:00', to: '07:00' } };

function subscriptionAt(endpoint: string) {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return {
    endpoint,
    keys: { p256dh: pair.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') },
  };
}

test('[PUSH3] a member finds the server’s key and the usual choices, and their own once they are made', async () => {
  const { browser } = await runApp();
  const phone = browser();
  expect(await refusalOf(await phone.get('/api/push'))).toEqual([401, 'not-signed-in']);
  await phone.signIn('li');
  const first = (await (await phone.get('/api/push')).json()) as { publicKey: string };
  expect(first).toEqual({ publicKey: expect.stringMatching(/^B[\w-]{86}$/), choices: usual });
  const choices = { kinds: ['notice'] };
  const subscription = subscriptionAt(FCM);
  expect((await phone.put('/api/push', { subscription, choices })).status).toBe(204);
  expect(await (await phone.get('/api/push')).json()).toEqual({ ...first, choices, endpoint: FCM });

  const other = browser();
  await other.signIn('li');
  expect(await (await other.get('/api/push')).json()).toEqual({ ...first, choices });
  expect((await phone.get('/api/push?as=chair')).status).toBe(401);
  expect((await phone.delete('/api/push')).status).toBe(204);
  expect(await (await phone.get('/api/push')).json()).toEqual({ ...first, choices });
});

test('[PUSH4] a subscription ends with its session', async () => {
  const { browser, services } = await runApp();
  const phone = browser();
  await phone.signIn('li');
  await phone.put('/api/push', { subscription: subscriptionAt(FCM), choices: usual });
  expect(await services.phones.count()).toBe(1);
  await phone.delete('/api/session');
  expect(await services.phones.count()).toBe(0);
});

test.each([
  'http://127.0.0.1:9/x',
  'https://127.0.0.1/x',
  'https://localhost/x',
  'https://[::1]/x',
  'https://169.254.169.254/latest/meta-data',
  'https://push.example.org/x',
  'http://fcm.googleapis.com/x',
  'https://fcm.googleapis.com:22/x',
])('[PUSH5] a phone cannot make the server send to %s', async (endpoint) => {
  const { browser, services } = await runApp();
  const phone = browser();
  await phone.signIn('li');
  const answer = await phone.put('/api/push', { subscription: subscriptionAt(endpoint), choices: usual });
  expect(await refusalOf(answer)).toEqual([400, 'bad-value']);
  expect(await services.phones.count()).toBe(0);
});

test('[PUSH5] what is no subscription, or no choice, is malformed', async () => {
  const { browser, services } = await runApp();
  const phone = browser();
  await phone.signIn('li');
  const right = subscriptionAt(FCM);
  const { keys } = right;
  const offCurve = Buffer.from(keys.p256dh, 'base64url');
  offCurve[40] = (offCurve[40] ?? 0) ^ 1;
  for (const body of [
    '{',
    {},
    { subscription: right },
    { choices: usual },
    { subscription: { endpoint: FCM }, choices: usual },
    { subscription: { ...right, more: 1 }, choices: usual },
    { subscription: { ...right, keys: { ...keys, p256dh: offCurve.toString('base64url') } }, choices: usual },
    { subscription: { ...right, keys: { ...keys, p256dh: 'AAAA' } }, choices: usual },
    { subscription: { ...right, keys: { ...keys, auth: 'AAAA' } }, choices: usual },
    { subscription: right, choices: { kinds: ['everything'] } },
    { subscription: right, choices: { kinds: Array(9).fill('notice') } },
    { subscription: right, choices: { kinds: [], quiet: { from: '25:00', to: '07:00' } } },
    { subscription: right, choices: { kinds: [], quiet: { from: '21:00' } } },
  ])
    expect(await refusalOf(await phone.put('/api/push', body))).toEqual([400, 'malformed']);
  expect(await services.phones.count()).toBe(0);
});

test('a page of another site cannot subscribe anybody', async () => {
  const { browser } = await runApp();
  const phone = browser();
  await phone.signIn('li');
  const evil = browser('https://evil.example');
  evil.cookies.set('sid', phone.cookies.get('sid') ?? '');
  const body = { subscription: subscriptionAt(FCM), choices: usual };
  expect(await refusalOf(await evil.put('/api/push', body))).toEqual([403, 'wrong-origin']);
});

test('where the host lets no phone be called, there is nothing to choose', async () => {
  const { browser } = await runApp({ env: { PUSH: 'off' } });
  const phone = browser();
  await phone.signIn('li');
  expect(await refusalOf(await phone.get('/api/push'))).toEqual([404, 'not-found']);
});
