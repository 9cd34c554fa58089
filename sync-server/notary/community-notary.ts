import { FIRST_MEMBER_CLIENT } from '../../lib/record/document.ts';
import type { PublicKey } from '../../lib/record/jws.ts';
import type { BadgeId } from '../../lib/shared/ids.ts';
import type { Database } from '../storage/sqlite/database.ts';
import type { Badges } from './badges.ts';
import { es256Verifier } from './es256.ts';
import type { Notary } from './notary.ts';

export class CommunityNotary implements Notary {
  readonly communityKey: PublicKey;
  readonly generation: number;
  readonly verify = es256Verifier();
  readonly #badges: Badges;

  constructor(communityKey: PublicKey, generation: number, badges: Badges) {
    this.communityKey = communityKey;
    this.generation = generation;
    this.#badges = badges;
  }

  isRevoked(badge: BadgeId): boolean {
    return this.#badges.isRevoked(badge);
  }
}

/** 1 in a new community [SYNC6]. */
export async function readGeneration(db: Database): Promise<number> {
  await db.run(`insert into meta (key, value) values ('generation', '1') on conflict do nothing`);
  const row = await db.get<{ value: string }>(`select value from meta where key = 'generation'`);
  const generation = Number(row?.value);
  if (!Number.isSafeInteger(generation) || generation < 1 || generation >= FIRST_MEMBER_CLIENT) {
    throw new Error(`not a generation: ${row?.value}`);
  }
  return generation;
}
