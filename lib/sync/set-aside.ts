/** What refusals put aside: kept until its member discards it [GUARD6]. */
import type { Instant } from '../shared/clock.ts';
import type { SetAside } from './device.ts';
import type { Aside } from './member-context.ts';
import type { MemberDb } from './member-db.ts';

/** Durable when it resolves. What lies there already with the same content, from an interrupted start, is left. */
export async function storeAsides(
  db: MemberDb,
  asides: readonly Aside[],
  at: Instant,
  newId: () => string,
): Promise<void> {
  const tx = db.transaction('setAside', 'readwrite', { durability: 'strict' });
  const before = await tx.store.getAll();
  const puts = asides
    .filter((aside) => !before.some((known) => isSame(known, aside)))
    .map((aside) => tx.store.put({ ...aside, id: newId(), at }));
  await Promise.all([...puts, tx.done]);
}

const isSame = (known: SetAside, aside: Aside): boolean =>
  known.doc === aside.doc &&
  known.place.root === aside.place.root &&
  known.place.key === aside.place.key &&
  known.content === aside.content;
