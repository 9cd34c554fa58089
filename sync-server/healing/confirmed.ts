/** A document as an operator writes to it who confirms what others brought: rights were judged when it was written. */
import type { Member } from '../../lib/record/badge.ts';
import type { MemberId } from '../../lib/shared/ids.ts';
import type { GuardedDocument } from '../guard/verdict.ts';

/** Everything else is judged as ever: form, places, acts by their signatures. */
export const confirmed = (document: GuardedDocument): GuardedDocument => ({
  id: document.id,
  kind: { ...document.kind, mayCreate: () => undefined, mayWrite: () => undefined },
  doc: document.doc,
  spots: document.spots,
  exists: document.exists,
  ownerOf: () => undefined,
  state: () => document.state(),
  badge: (id) => document.badge(id),
  deletedOthers: () => 0,
});

/** Somebody of whom only the id is known. */
export const memberOnly = (id: MemberId): Member => ({
  ...{ id, roles: [], household: '', rep: false, areas: [] },
});
