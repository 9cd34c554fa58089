/** Acts and badges that somebody brings who did not write them: their signatures prove whose they are [SYNC8, ACT5]. */
import * as Y from 'yjs';
import { parseAct } from '../../lib/record/act.ts';
import { type Badge, parseBadge } from '../../lib/record/badge.ts';
import type { DecodedUpdate } from '../../lib/record/decode.ts';
import { ACTS, BADGES } from '../../lib/record/document.ts';
import { parseStamp, type Stamp } from '../../lib/record/stamp.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import { type ActId, isPlainId } from '../../lib/shared/ids.ts';
import { admitAct } from '../guard/door.ts';
import type { AdmittedAct, GuardedDocument } from '../guard/verdict.ts';
import type { Notary } from '../notary/notary.ts';

type Texts = Map<string, string>;

export interface SignedRecord {
  /** By key. */
  readonly texts: {
    readonly badges: ReadonlyMap<string, string>;
    readonly acts: ReadonlyMap<string, string>;
  };
  readonly badges: readonly Badge[];
  readonly acts: readonly AdmittedAct[];
  /** As they were stamped before: that order is kept where what they have seen leaves it open. */
  readonly stamps: ReadonlyMap<ActId, Stamp>;
}

/** What of it is proven and not in the document. What is signed names its own key, wherever it stands. */
export function signedRecord(
  document: GuardedDocument,
  { structs }: DecodedUpdate,
  notary: Notary,
  now: Instant,
): SignedRecord {
  const found = { badges: new Map<string, string>(), acts: new Map<string, string>() };
  const stamps = new Map<ActId, Stamp>();
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    for (const value of struct.content.arr) {
      if (typeof value === 'string') note(found, value);
      const stamp = typeof value === 'object' && struct.parentSub !== null ? parseStamp(value) : undefined;
      if (stamp && isPlainId(struct.parentSub)) stamps.set(struct.parentSub as ActId, stamp);
    }
  }
  const texts: { badges: Texts; acts: Texts } = { badges: new Map(), acts: new Map() };
  const badges = [...found.badges].flatMap(([key, text]) => {
    const parsed = document.doc.getMap(BADGES).has(key) ? undefined : parseBadge(text);
    if (!parsed?.ok) return [];
    const { signingInput, signature } = parsed.value;
    if (!notary.verify(notary.communityKey, signingInput, signature)) return [];
    texts.badges.set(key, text);
    return parsed.value;
  });
  const badgeOf = (id: Badge['id']) => document.badge(id) ?? badges.find((badge) => badge.id === id);
  const acts = [...found.acts].flatMap(([key, text]) => {
    if (document.doc.getMap(ACTS).has(key)) return [];
    const act = admitAct(document, badgeOf, notary, now, key, text);
    if (!('act' in act)) return [];
    texts.acts.set(key, text);
    return act;
  });
  return { texts, badges, acts, stamps };
}

function note(found: { readonly badges: Texts; readonly acts: Texts }, text: string): void {
  if (text.split('.', 4).length !== 3) return;
  const act = parseAct(text);
  const badge = act.ok ? undefined : parseBadge(text);
  if (act.ok) found.acts.set(act.value.payload.id, text);
  else if (badge?.ok) found.badges.set(badge.value.id, text);
}
