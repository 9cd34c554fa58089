/** Gets and renews this device's badge, silently, whenever the centre answers [ACT2]. */
import { type Badge, type Member, parseBadge } from '../record/badge.ts';
import { keyName } from '../record/jws.ts';
import type { Clock } from '../shared/clock.ts';
import type { Centre } from './centre.ts';
import { deviceKey, publicKeyOf } from './device-key.ts';
import type { Signer } from './member-context.ts';
import type { MemberDb } from './member-db.ts';
import { readFact, writeFact } from './member-facts.ts';

/** With what this device has; asks nobody. */
export async function readSigner(db: MemberDb): Promise<Signer | undefined> {
  const [pair, jwt] = await Promise.all([readFact(db, 'deviceKey'), readFact(db, 'badge')]);
  const badge = jwt === undefined ? undefined : parseBadge(jwt);
  return pair && jwt !== undefined && badge?.ok
    ? { key: pair.privateKey, badge: badge.value, jwt }
    : undefined;
}

/** Renews at half of its time, or when the member's roles are others. Never two at once, also across tabs. */
export function keepBadge(db: MemberDb, centre: Centre, clock: Clock, member: Member): Promise<void> {
  return navigator.locks.request(`pavilion-badge-${member.id}`, async () => {
    const pair = await deviceKey(db);
    const publicKey = await publicKeyOf(pair);
    const signer = await readSigner(db);
    const isGood =
      signer &&
      keyName(signer.badge.key) === keyName(publicKey) &&
      !isHalfOver(signer.badge, clock.now()) &&
      isSameMember(signer.badge.member, member);
    if (isGood) return;
    const made = await centre.badge(publicKey);
    if (made.ok) await writeFact(db, 'badge', made.value);
  });
}

export const isHalfOver = ({ issuedAt, expiresAt }: Badge, now: number): boolean =>
  now / 1000 > (issuedAt + expiresAt) / 2;

export function isSameMember(a: Member, b: Member): boolean {
  const facts = ({ id, roles, household, rep, areas }: Member) =>
    JSON.stringify([id, [...roles].sort(), household, rep, [...areas].sort()]);
  return facts(a) === facts(b);
}
