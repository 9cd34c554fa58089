/** What refusals put aside: kept until its member discards it [GUARD6]. */
import { newId } from '../shared/ids.ts';
import type { SetAside } from './device.ts';
import type { MemberContext } from './member-context.ts';

/** Before it has an id and a time. */
export type Aside = Omit<SetAside, 'id' | 'at'>;

/** Durable when it resolves. What lies there already with the same content, from an interrupted start, is left. */
export async function setAside(
  { db, clock, random, changed }: MemberContext,
  asides: readonly Aside[],
): Promise<void> {
  if (asides.length === 0) return;
  const tx = db.transaction('setAside', 'readwrite', { durability: 'strict' });
  const before = await tx.store.getAll();
  const puts = asides
    .filter((aside) => !before.some((known) => isSame(known, aside)))
    .map((aside) => tx.store.put({ ...aside, id: newId(random), at: clock.now() }));
  await Promise.all([...puts, tx.done]);
  changed('setAside');
}

const isSame = (known: SetAside, aside: Aside): boolean =>
  known.doc === aside.doc &&
  known.place.root === aside.place.root &&
  known.place.key === aside.place.key &&
  known.content === aside.content;
