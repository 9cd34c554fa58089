/** A document as the guard is shown it where healing has to know more, or less, than what it holds. */
import type { Member } from '../../lib/record/badge.ts';
import type { MemberId } from '../../lib/shared/ids.ts';
import type { GuardedDocument } from '../guard/verdict.ts';
import type { SignedRecord } from './signed-record.ts';

const asIs = (document: GuardedDocument): GuardedDocument => ({
  id: document.id,
  kind: document.kind,
  doc: document.doc,
  spots: document.spots,
  exists: document.exists,
  ownerOf: (client) => document.ownerOf(client),
  stateForRights: () => document.stateForRights(),
  badge: (id) => document.badge(id),
  deletedOthers: (member, root) => document.deletedOthers(member, root),
});

/** To an operator, who confirms what others brought: rights were judged when it was written. All else is judged as ever. */
export const confirmed = (document: GuardedDocument): GuardedDocument => ({
  ...asIs(document),
  kind: { ...document.kind, mayCreate: () => undefined, mayWrite: () => undefined },
  ownerOf: () => undefined,
  deletedOthers: () => 0,
});

/** With badges that are about to go in, and by that made. */
export const made = (document: GuardedDocument, { badges }: SignedRecord): GuardedDocument => ({
  ...asIs(document),
  exists: true,
  badge: (id) => document.badge(id) ?? badges.find((badge) => badge.id === id),
});

/** Somebody of whom only the id is known. */
export const memberOnly = (id: MemberId): Member => ({
  ...{ id, roles: [], household: '', rep: false, areas: [] },
});
