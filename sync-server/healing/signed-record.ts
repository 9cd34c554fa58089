/** Acts and badges that somebody brings who did not write them: their signatures prove whose they are [SYNC8, ACT5]. */
import * as Y from 'yjs';
import type { Badge } from '../../lib/record/badge.ts';
import { ACTS, BADGES } from '../../lib/record/document.ts';
import { readBadge, readRecord } from '../../lib/record/replica.ts';
import type { Stamp } from '../../lib/record/stamp.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import type { ActId } from '../../lib/shared/ids.ts';
import { admitAct } from '../guard/door.ts';
import type { AdmittedAct, GuardedDocument } from '../guard/verdict.ts';
import type { Notary } from '../notary/notary.ts';

export interface SignedRecord {
  /** Texts by key. */
  readonly texts: {
    readonly badges: ReadonlyMap<string, string>;
    readonly acts: ReadonlyMap<string, string>;
  };
  readonly badges: readonly Badge[];
  readonly acts: readonly AdmittedAct[];
  /** As they were stamped before: that order is kept where what they have seen leaves it open. */
  readonly stamps: ReadonlyMap<ActId, Stamp>;
}

/** What of it is proven and not in the document. `update` has been placed: applying it costs no more than it may. */
export function signedRecord(
  document: GuardedDocument,
  whole: Uint8Array,
  update: Uint8Array,
  notary: Notary,
  now: Instant,
): SignedRecord {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, whole);
  Y.applyUpdate(copy, update);
  const { badges, acts, stamps } = readRecord(copy);
  copy.destroy();
  const there = (root: string, key: string): boolean => document.doc.getMap(root).has(key);
  const proven: Badge[] = [];
  const texts = { badges: new Map<string, string>(), acts: new Map<string, string>() };
  for (const [key, text] of badges) {
    const badge = there(BADGES, key) ? undefined : readBadge(key, text);
    if (!badge || !notary.verify(notary.communityKey, badge.signingInput, badge.signature)) continue;
    proven.push(badge);
    texts.badges.set(key, text);
  }
  const admitted: AdmittedAct[] = [];
  const badgeOf = (id: Badge['id']) => document.badge(id) ?? proven.find((badge) => badge.id === id);
  for (const [key, text] of acts) {
    if (there(ACTS, key)) continue;
    const act = admitAct(document, badgeOf, notary, now, key, text);
    if (!('act' in act)) continue;
    admitted.push(act);
    texts.acts.set(key, text);
  }
  return { texts, badges: proven, acts: admitted, stamps };
}
