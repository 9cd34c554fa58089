import { beforeAll, expect, test } from 'vitest';
import { makeCommunity, type TestCommunity } from '../testing/community.ts';
import { sceneMember } from '../testing/meeting-scene.ts';
import { verifyInTests } from '../testing/verify.ts';
import { BADGE_DAYS, parseBadge } from './badge.ts';
import { hasRole } from './has-role.ts';

let community: TestCommunity;
beforeAll(async () => {
  community = await makeCommunity('test', 1_000_000_000_000);
});

test('[ACT2] a badge says who holds a device key, in what roles and household, for 45 days', async () => {
  const member = { ...sceneMember('recorder'), areas: ['east', 'west'] };
  const parsed = parseBadge(await community.issueBadge(member, community.publicKey));
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  const badge = parsed.value;
  expect(badge.member).toEqual(member);
  expect(badge.key).toEqual(community.publicKey);
  expect(badge.expiresAt - badge.issuedAt).toBe(BADGE_DAYS * 86_400);
  expect(BADGE_DAYS).toBe(45);
  expect(await verifyInTests(community.publicKey, badge.signingInput, badge.signature)).toBe(true);
});

test('[ACT2] what another community signed, or nobody, is not its badge', async () => {
  const other = await makeCommunity('other', 0);
  const jwt = await other.issueBadge(sceneMember('wang'), other.publicKey);
  const parsed = parseBadge(jwt);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  const { signingInput, signature } = parsed.value;
  expect(await verifyInTests(community.publicKey, signingInput, signature)).toBe(false);
  for (const text of ['', 'a.b.c', jwt.slice(1), `${jwt}=`]) expect(parseBadge(text).ok).toBe(false);
  expect(parseBadge('x'.repeat(5000))).toMatchObject({ refusal: { code: 'too-large' } });
});

test('[DOC8] a badge carries ids and no names', async () => {
  const member = { ...sceneMember('wang'), id: '王芳' as ReturnType<typeof sceneMember>['id'] };
  await expect(async () => community.issueBadge(member, community.publicKey)).rejects.toThrow();
});

test('one of several roles is enough', () => {
  const recorder = sceneMember('recorder');
  expect(hasRole(recorder, 'chair', 'recorder')).toBe(true);
  expect(hasRole(recorder, 'chair')).toBe(false);
});
