/** What an update does to each prose root: how much text it adds and takes, and whose [GUARD8]. */
import * as Y from 'yjs';
import type { Member } from '../../lib/record/badge.ts';
import type { ProseRoot } from '../../lib/record/document.ts';
import type { Change } from '../../lib/record/kind.ts';
import type { Placement } from '../../lib/record/placement.ts';
import type { SharedType, Spot } from '../../lib/record/spot.ts';
import type { GuardedDocument } from './verdict.ts';

/** What the kind is asked about one root. What is dear to know is counted when it is asked for. */
class RootChange {
  readonly to = 'prose';
  readonly root: ProseRoot;
  inserted = 0;
  deletedOwn = 0;
  deletedOthers = 0;
  readonly #document: GuardedDocument;
  readonly #member: Member;

  constructor(root: ProseRoot, document: GuardedDocument, member: Member) {
    this.root = root;
    this.#document = document;
    this.#member = member;
  }

  get deletedOthersInHour(): number {
    return this.#document.deletedOthers(this.#member.id, this.root) + this.deletedOthers;
  }

  get length(): number {
    return textLength(this.#document.doc, this.root);
  }
}

/** One change for each prose root that the update touches. */
export function proseChanges(
  document: GuardedDocument,
  member: Member,
  placement: Placement,
): readonly (Change & { to: 'prose' })[] {
  const changes = new Map<string, RootChange>();
  let latest: RootChange | undefined;
  const changeOf = ({ root }: Spot): RootChange => {
    if (latest?.root === root) return latest;
    latest = changes.get(root) ?? new RootChange(root as ProseRoot, document, member);
    changes.set(root, latest);
    return latest;
  };
  for (const { item, spot } of placement.items) {
    if (!spot.isProse) continue;
    const change = spot.root === latest?.root ? latest : changeOf(spot);
    if (item.content instanceof Y.ContentString) change.inserted += item.length;
  }
  if (placement.deleted.length > 0) {
    for (const [item, { spot, characters }] of deletedText(placement)) {
      const change = changeOf(spot);
      if (document.ownerOf(item.id.client) === member.id) change.deletedOwn += characters;
      else change.deletedOthers += characters;
    }
  }
  return [...changes.values()];
}

/** Each item of the document that loses text, once: deleting an element takes all that is in it. */
function deletedText(placement: Placement): Map<Y.Item, { spot: Spot; characters: number }> {
  const lost = new Map<Y.Item, { spot: Spot; characters: number }>();
  for (const { item, spot, length } of placement.deleted) {
    if (!spot.isProse) continue;
    if (!(item.content instanceof Y.ContentType)) {
      // One text may lose many pieces, and its element as well.
      const before = lost.get(item)?.characters ?? 0;
      const characters = item.content instanceof Y.ContentString ? before + length : 0;
      lost.set(item, { spot, characters: Math.min(characters, item.length) });
      continue;
    }
    lost.set(item, { spot, characters: 0 });
    for (const text of textsIn(item.content.type as SharedType))
      lost.set(text, { spot, characters: text.length });
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
