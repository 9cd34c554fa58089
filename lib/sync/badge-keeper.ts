/** Gets and renews this device's badge, silently, whenever the centre answers [ACT2]. */
import { type Badge, type Member, parseBadge } from '../record/badge.ts';
import { keyName, type PublicKey } from '../record/jws.ts';
import type { MemberId } from '../shared/ids.ts';
import type { RefusalCode } from '../shared/refusal.ts';
import type { BadgeTrouble } from './device.ts';
import { deviceKey, publicKeyOf } from './device-key.ts';
import type { HomeContext, Signer } from './member-context.ts';
import type { MemberDb } from './member-db.ts';
import { readFact, writeFact } from './member-facts.ts';
import { webCryptoVerify } from './web-crypto-verify.ts';

/** With what this device has; asks nobody. */
export async function readSigner(db: MemberDb): Promise<Signer | undefined> {
  const [pair, jwt] = await Promise.all([readFact(db, 'deviceKey'), readFact(db, 'badge')]);
  const badge = jwt === undefined ? undefined : parseBadge(jwt);
  return pair && jwt !== undefined && badge?.ok
    ? { key: pair.privateKey, badge: badge.value, jwt }
    : undefined;
}

/** `still-good`: the centre was not asked. `unknown`: it could not be asked. */
export type BadgeOutcome = 'fine' | 'still-good' | 'unknown' | BadgeTrouble;

/** Of these nothing needs to be said here: they pass, or have words of their own. */
const PASSING: readonly RefusalCode[] = ['offline', 'unavailable', 'too-fast', 'not-signed-in'];

/** Renews at half of its time, or when the member's roles are others. Never two at once, also across tabs. */
export function keepBadge(context: HomeContext, member: Member): Promise<BadgeOutcome> {
  const { db, centre, clock } = context;
  return navigator.locks.request(`pavilion-badge-${member.id}`, async () => {
    const communityKey = await pinnedKey(context);
    if (!communityKey) return 'unknown';
    const publicKey = await publicKeyOf(await deviceKey(db));
    const signer = await readSigner(db);
    const isGood =
      signer &&
      keyName(signer.badge.key) === keyName(publicKey) &&
      !isHalfOver(signer.badge, clock.now()) &&
      isSameMember(signer.badge.member, member);
    if (isGood) return 'still-good';
    const made = await centre.badge(publicKey);
    if (!made.ok) return PASSING.includes(made.refusal.code) ? 'unknown' : 'refused';
    if (!(await isBadgeOf(made.value, member.id, publicKey, communityKey)))
      return (await isForeign(context)) ? 'foreign' : 'refused';
    await writeFact(db, 'badge', made.value);
    return 'fine';
  });
}

/** Does the server show another key than the one pinned here? What it says then cannot be trusted, nor does it trust this device. */
export async function isForeign({ db, centre }: HomeContext): Promise<boolean> {
  const pinned = await readFact(db, 'communityKey');
  const community = await centre.community();
  return pinned !== undefined && community.ok && keyName(community.value.publicKey) !== keyName(pinned);
}

/** The community's key, pinned at first use: a server that has another one later makes no badges here [ACT3]. */
async function pinnedKey({ db, centre, changed }: HomeContext): Promise<PublicKey | undefined> {
  const pinned = await readFact(db, 'communityKey');
  if (pinned) return pinned;
  const community = await centre.community();
  if (!community.ok) return undefined;
  await writeFact(db, 'communityKey', community.value.publicKey);
  await writeFact(db, 'communityName', community.value.name);
  await writeFact(db, 'generation', community.value.generation);
  changed('me', 'settings');
  return community.value.publicKey;
}

/** Is it by the pinned key, for this member and this device? */
export async function isBadgeOf(
  jwt: string,
  member: MemberId,
  deviceKey: PublicKey,
  communityKey: PublicKey,
): Promise<boolean> {
  const parsed = parseBadge(jwt);
  if (!parsed.ok) return false;
  const { value: badge } = parsed;
  return (
    badge.member.id === member &&
    keyName(badge.key) === keyName(deviceKey) &&
    (await webCryptoVerify(crypto.subtle)(communityKey, badge.signingInput, badge.signature))
  );
}

export const isHalfOver = ({ issuedAt, expiresAt }: Badge, now: number): boolean =>
  now / 1000 > (issuedAt + expiresAt) / 2;

export function isSameMember(a: Member, b: Member): boolean {
  const facts = ({ id, roles, household, rep, areas }: Member) =>
    JSON.stringify([id, [...roles].sort(), household, rep, [...areas].sort()]);
  return facts(a) === facts(b);
}
