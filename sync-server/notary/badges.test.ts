import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseBadge } from '../../lib/record/badge.ts';
import type { PublicKey } from '../../lib/record/jws.ts';
import { memberId } from '../../lib/shared/ids.ts';
import { People } from '../people/people.ts';
import { temporaryDatabase, temporaryFolder } from '../storage/sqlite/temporary-database.ts';
import { type BadgeDeps, Badges } from './badges.ts';
import { communityKey } from './community-key.ts';
import { CommunityNotary, readGeneration } from './community-notary.ts';

function deviceKey(): PublicKey {
  const { kty, crv, x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
    format: 'jwk',
  });
  return { kty, crv, x, y } as PublicKey;
}
const person = (id: string) => ({
  id: memberId(id),
  name: id,
  household: `h-${id}`,
  rep: true,
  area: 'east',
  door: '',
  contact: '',
  roles: [{ role: 'resident' as const }, { role: 'coordinator' as const, area: 'east' }],
});

async function open() {
  const db = await temporaryDatabase();
  const people = new People(db);
  await people.add([person('li'), person('wang')]);
  const key = await communityKey(temporaryFolder(), true);
  const clock = { time: 1_800_000_000_500, now: () => clock.time };
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  const deps: BadgeDeps = { db, key, clock, random, issuer: 'https://pavilion.example' };
  const member = async (id: string) => {
    const me = await people.me(memberId(id));
    if (!me) throw new Error(id);
    return me;
  };
  return {
    db,
    key,
    clock,
    deps,
    badges: await Badges.load(deps),
    li: await member('li'),
    wang: await member('wang'),
  };
}
function read(jwt: { ok: true; value: string } | { ok: false }) {
  const badge = jwt.ok ? parseBadge(jwt.value) : jwt;
  if (!badge.ok) throw new Error('not a badge');
  return badge.value;
}

test('[ACT2] a badge names resident, device key, roles, household, representative and areas for 45 days, signed by the community', async () => {
  const { db, key, badges, li } = await open();
  const device = deviceKey();
  const badge = read(await badges.issue(li, device));
  expect(badge).toMatchObject({
    member: { id: 'li', roles: ['resident', 'coordinator'], household: 'h-li', rep: true, areas: ['east'] },
    key: device,
    issuedAt: 1_800_000_000,
    expiresAt: 1_800_000_000 + 45 * 86_400,
  });
  const notary = new CommunityNotary(key.publicKey, await readGeneration(db), badges);
  expect(notary.verify(notary.communityKey, badge.signingInput, badge.signature)).toBe(true);
  expect(notary.verify(device, badge.signingInput, badge.signature)).toBe(false);
});

test('[ACT2] renewing gives the same key a new badge with the roles of then', async () => {
  const { badges, li, clock } = await open();
  const device = deviceKey();
  const first = read(await badges.issue(li, device));
  clock.time += 23 * 86_400_000;
  const second = read(await badges.issue({ ...li, roles: ['resident', 'chair'] }, device));
  expect(second.id).not.toBe(first.id);
  expect(second.member.roles).toEqual(['resident', 'chair']);
  expect(second.expiresAt - first.expiresAt).toBe(23 * 86_400);
});

test('a key stays with the member who had it first, and must be a point of the curve', async () => {
  const { badges, li, wang } = await open();
  const device = deviceKey();
  await badges.issue(li, device);
  expect(await badges.issue(wang, device)).toMatchObject({ refusal: { code: 'not-yours' } });
  const off = { ...device, y: device.x };
  expect(await badges.issue(li, off)).toMatchObject({ refusal: { code: 'bad-value' } });
});

test('[ACT8] a revoked badge is known as such at once and after a restart', async () => {
  const { db, key, deps, badges, li, wang } = await open();
  const [phone, tablet] = [deviceKey(), deviceKey()];
  const lost = read(await badges.issue(li, phone));
  const renewed = read(await badges.issue(li, phone));
  const kept = read(await badges.issue(li, tablet));
  const others = read(await badges.issue(wang, deviceKey()));
  await badges.revoke(li.id, phone);
  for (const known of [badges, await Badges.load(deps)]) {
    const notary = new CommunityNotary(key.publicKey, await readGeneration(db), known);
    expect([lost, renewed, kept, others].map(({ id }) => notary.isRevoked(id))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  }
  await badges.revoke(li.id);
  expect([kept, others].map(({ id }) => badges.isRevoked(id))).toEqual([true, false]);
});

test('[SYNC6] the generation is 1 in a new community and is kept', async () => {
  const { db } = await open();
  expect(await readGeneration(db)).toBe(1);
  await db.run(`update meta set value = '2' where key = 'generation'`);
  expect(await readGeneration(db)).toBe(2);
  await db.run(`update meta set value = '64' where key = 'generation'`);
  await expect(readGeneration(db)).rejects.toThrow('not a generation');
});
