/** The small facts in a member's database, each with its type. */
import type { PublicKey } from '../record/jws.ts';
import type { DocumentId } from '../shared/ids.ts';
import type { CommunitySettings, Me } from './device.ts';
import type { MemberDb } from './member-db.ts';

export interface MemberFacts {
  me: Me;
  /** The server said that the sign-in ended [SYNC10]. */
  again: boolean;
  /** How far the feed was read. */
  cursor: string;
  communityName: string;
  settings: CommunitySettings;
  generation: number;
  /** All that this device holds was brought to the centre in this generation [SYNC8]. */
  broughtIn: number;
  /** Pinned at first use [ACT3]. */
  communityKey: PublicKey;
  /** The private half is not extractable [ACT3]. */
  deviceKey: CryptoKeyPair;
  /** The badge for that key, a JWT. */
  badge: string;
  /** Something done on this phone has reached the centre. */
  hasDelivered: true;
}
type FactName = keyof MemberFacts;

export async function readFact<N extends FactName>(
  db: MemberDb,
  name: N,
): Promise<MemberFacts[N] | undefined> {
  return (await db.get('kv', name)) as MemberFacts[N] | undefined;
}

export async function writeFact<N extends FactName>(
  db: MemberDb,
  name: N,
  value: MemberFacts[N],
): Promise<void> {
  await db.put('kv', value, name);
}

/** The running number of this device's key in a document [ACT1]. */
export const counterKey = (doc: DocumentId): string => `n:${doc}`;
export const localKey = (key: string): string => `local:${key}`;
