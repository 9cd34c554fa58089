/** What an update does to each prose root: how much text it adds and takes, and whose [GUARD8]. */
import * as Y from 'yjs';
import type { Member } from '../../lib/record/badge.ts';
import { isProseRoot, type ProseRoot } from '../../lib/record/document.ts';
import type { Change } from '../../lib/record/kind.ts';
import type { Placement } from '../../lib/record/placement.ts';
import type { SharedType } from '../../lib/record/spot.ts';
import type { GuardedDocument } from './verdict.ts';

type ProseChange = Change & { to: 'prose' };

interface Sums {
  inserted: number;
  deletedOwn: number;
  deletedOthers: number;
}

/** One change for each prose root that the update touches. */
export function proseChanges(document: GuardedDocument, member: Member, placement: Placement): ProseChange[] {
  const roots = new Map<ProseRoot, Sums>();
  const sumsOf = (root: string): Sums | undefined => {
    if (!isProseRoot(root)) return undefined;
    const known = roots.get(root);
    if (known) return known;
    const sums = { inserted: 0, deletedOwn: 0, deletedOthers: 0 };
    roots.set(root, sums);
    return sums;
  };
  for (const { item, spot } of placement.items) {
    const sums = sumsOf(spot.root);
    if (sums && item.content instanceof Y.ContentString) sums.inserted += item.length;
  }
  for (const [item, { root, characters }] of deletedText(placement)) {
    const sums = sumsOf(root);
    if (!sums) continue;
    if (document.ownerOf(item.id.client) === member.id) sums.deletedOwn += characters;
    else sums.deletedOthers += characters;
  }
  return [...roots].map(([root, sums]) => ({
    to: 'prose',
    root,
    ...sums,
    get deletedOthersInHour() {
      return document.deletedOthers(member.id, root) + sums.deletedOthers;
    },
    get length() {
      return textLength(document.doc, root);
    },
  }));
}

/** Each item of the document that loses text, once: deleting an element takes all that is in it. */
function deletedText(placement: Placement): Map<Y.Item, { root: string; characters: number }> {
  const lost = new Map<Y.Item, { root: string; characters: number }>();
  for (const { item, spot, length } of placement.deleted) {
    const { root } = spot;
    if (!(item.content instanceof Y.ContentType)) {
      // One text may lose many pieces, and its element as well.
      const before = lost.get(item)?.characters ?? 0;
      const characters = item.content instanceof Y.ContentString ? before + length : 0;
      lost.set(item, { root, characters: Math.min(characters, item.length) });
      continue;
    }
    lost.set(item, { root, characters: 0 });
    for (const text of textsIn(item.content.type as SharedType))
      lost.set(text, { root, characters: text.length });
  }
  return lost;
}

/** The items with text that stand in a type, at any depth. */
function* textsIn(type: SharedType): Generator<Y.Item> {
  const open = [type];
  for (let next = open.pop(); next; next = open.pop()) {
    for (let item = next._start; item; item = item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentString) yield item;
      else if (item.content instanceof Y.ContentType) open.push(item.content.type as SharedType);
    }
  }
}

function textLength(doc: Y.Doc, root: ProseRoot): number {
  const type = doc.share.get(root);
  let length = 0;
  if (type) for (const item of textsIn(type as SharedType)) length += item.length;
  return length;
}
