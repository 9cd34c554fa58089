/** The browser closed this member's store under the page: what only the page still knows goes into it again. */
import type { HomeState } from './home-state.ts';
import type { MemberDb } from './member-db.ts';
import { type MemberFacts, readFact } from './member-facts.ts';

/** All that a new start cannot have from the centre, but for the outbox. Says whether the store had been cleared. */
export async function carryOver(db: MemberDb, state: HomeState): Promise<'cleared' | 'cut-off'> {
  if (await readFact(db, 'me')) return 'cut-off';
  const { me, again, communityKey, communityName, generation } = state;
  const facts: Partial<MemberFacts> = {
    again,
    communityName,
    generation,
    ...(me && { me }),
    ...(communityKey && { communityKey }),
  };
  const tx = db.transaction(['kv', 'setAside'], 'readwrite', { durability: 'strict' });
  await Promise.all([
    ...Object.entries(facts).map(([name, value]) => tx.objectStore('kv').put(value, name)),
    ...state.setAside.map((item) => tx.objectStore('setAside').put(item)),
    tx.done,
  ]);
  return 'cleared';
}
