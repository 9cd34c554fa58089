import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseBadge } from '../../lib/record/badge.ts';
import { es256Verifier } from '../notary/es256.ts';
import { bodyOf, refusalOf, runApp } from './running-app.ts';

const publicKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });

test('[ACT2] a signed-in device gets a badge for its key with the roles of now, signed by the key that the community publishes', async () => {
  const { browser } = await runApp();
  const phone = browser();
  await phone.signIn('chair');
  const exported = { ...publicKey, ext: true, key_ops: ['verify'] };
  const { badge } = await bodyOf(await phone.post('/api/badges', { publicKey: exported }));
  const parsed = parseBadge(badge);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  expect(parsed.value.member).toMatchObject({ id: 'chair', roles: ['resident', 'chair'] });
  expect(parsed.value.key).toEqual(publicKey);
  const community = await bodyOf(await phone.get('/api/community'));
  const { signingInput, signature } = parsed.value;
  expect(es256Verifier()(community.publicKey, signingInput, signature)).toBe(true);
});

test('no badge for a stranger, for another site, for a key of somebody else or for no key', async () => {
  const { browser } = await runApp();
  const [phone, other] = [browser(), browser()];
  expect(await refusalOf(await phone.post('/api/badges', { publicKey }))).toEqual([401, 'not-signed-in']);
  await phone.signIn('li');
  await other.signIn('chair');
  const evil = browser('https://evil.example');
  evil.cookies.set('sid', phone.cookies.get('sid') ?? '');
  expect(await refusalOf(await evil.post('/api/badges', { publicKey }))).toEqual([403, 'wrong-origin']);
  expect((await phone.post('/api/badges', { publicKey })).status).toBe(200);
  expect(await refusalOf(await other.post('/api/badges', { publicKey }))).toEqual([403, 'not-yours']);
  const off = { ...publicKey, y: publicKey.x };
  expect(await refusalOf(await phone.post('/api/badges', { publicKey: off }))).toEqual([400, 'bad-value']);
  expect(await refusalOf(await phone.post('/api/badges', { publicKey: { kty: 'RSA' } }))).toEqual([
    400,
    'malformed',
  ]);
});
