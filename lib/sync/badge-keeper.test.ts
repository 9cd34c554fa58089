import { expect, test } from 'vitest';
import { BADGE_DAYS, type Member, parseBadge } from '../record/badge.ts';
import { memberId } from '../shared/ids.ts';
import { makeCommunity } from '../testing/community.ts';
import { isBadgeOf, isHalfOver, isSameMember } from './badge-keeper.ts';
import { publicKeyOf } from './device-key.ts';

const AT = Date.UTC(2026, 11, 5);
const DAY = 24 * 60 * 60 * 1000;
const member: Member = {
  id: memberId('m1'),
  roles: ['resident', 'chair'],
  household: 'h1',
  rep: false,
  areas: ['east', 'west'],
};

test('[ACT2] a badge is renewed at half of its time, and for other roles, not for their order', async () => {
  const { issueBadge } = await makeCommunity('test', AT);
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const parsed = parseBadge(await issueBadge(member, await publicKeyOf(pair)));
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  expect(isHalfOver(parsed.value, AT + (BADGE_DAYS / 2) * DAY - DAY)).toBe(false);
  expect(isHalfOver(parsed.value, AT + (BADGE_DAYS / 2) * DAY + DAY)).toBe(true);
  expect(isSameMember(parsed.value.member, { ...member, roles: ['chair', 'resident'] })).toBe(true);
  expect(isSameMember(parsed.value.member, { ...member, roles: ['resident'] })).toBe(false);
  expect(isSameMember(parsed.value.member, { ...member, rep: true })).toBe(false);
});

test('[ACT3] a badge is taken only by the community’s pinned key, and only for this member and this key', async () => {
  const [pinned, replaced] = [await makeCommunity('test', AT), await makeCommunity('test', AT)];
  const make = async () =>
    publicKeyOf(await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']));
  const [own, lost] = [await make(), await make()];
  const isTaken = (jwt: string) => isBadgeOf(jwt, member.id, own, pinned.publicKey);
  expect(await isTaken(await pinned.issueBadge(member, own))).toBe(true);
  expect(await isTaken(await replaced.issueBadge(member, own))).toBe(false);
  expect(await isTaken(await pinned.issueBadge(member, lost))).toBe(false);
  expect(await isTaken(await pinned.issueBadge({ ...member, id: memberId('m2') }, own))).toBe(false);
  expect(await isTaken('a.b.c')).toBe(false);
});
