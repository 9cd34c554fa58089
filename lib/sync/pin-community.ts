import type { Centre } from './centre.ts';
import type { MemberDb } from './member-db.ts';
import { readFact, writeFact } from './member-facts.ts';

/** Pins the community's key at first use: a server that changes it later makes no badges here [ACT3]. */
export async function pinCommunity(db: MemberDb, centre: Centre): Promise<void> {
  if (await readFact(db, 'communityKey')) return;
  const community = await centre.community();
  if (!community.ok) return;
  await writeFact(db, 'communityKey', community.value.publicKey);
  await writeFact(db, 'communityName', community.value.name);
  await writeFact(db, 'generation', community.value.generation);
}
