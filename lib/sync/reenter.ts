/**
 * After a refusal a document starts again from the centre's copy. Here everything unsent of the old copy goes into
 * the new one as if it were typed again, except at the places that the refusal named [GUARD6]. What is unsent
 * follows from the two copies: the centre's has all that it ever accepted.
 */
import * as Y from 'yjs';
import { ACTS, BADGES, isProseRoot, SHEET } from '../record/document.ts';
import type { Place } from '../shared/refusal.ts';
import { noteCloned, reenterText } from './reenter-text.ts';
import { nameOf, ReentryIds, type Twins } from './reentry-ids.ts';

type Node = Y.XmlElement | Y.XmlText;
type Parent = Y.XmlFragment;

export interface Reentry {
  readonly old: Y.Doc;
  readonly fresh: Y.Doc;
  /** A key without which a place names its whole root. */
  readonly named: readonly Place[];
  /**
   * What is unsent, where the copies' clocks do not tell: under a client id that was another's [GUARD3], or when
   * only some late changes are to be entered.
   */
  readonly unsent?: (id: Y.ID) => boolean;
  /** What went from the old copy into the new one before; what is entered now is added. */
  readonly twins?: Twins;
}

/** Changes `fresh`; returns the places that it re-entered. */
export function reenter({ old, fresh, named, unsent, twins = new Map() }: Reentry): Place[] {
  // Taken before anything is entered: the new copy's own clocks rise with it.
  const known = Y.decodeStateVector(Y.encodeStateVector(fresh));
  const ids = new ReentryIds(unsent ?? ((id) => id.clock >= (known.get(id.client) ?? 0)), twins);
  const isNamed = (root: string, key?: string): boolean =>
    named.some((place) => place.root === root && (place.key === undefined || place.key === key));
  const places: Place[] = [];
  fresh.transact(() => {
    for (const root of [BADGES, ACTS, SHEET]) {
      for (const key of reenterMap(old.getMap(root), fresh.getMap(root), ids, (key) => isNamed(root, key)))
        places.push({ root, key });
    }
    for (const root of [...old.share.keys()]) {
      if (!isProseRoot(root) || isNamed(root)) continue;
      if (reenterChildren(old.getXmlFragment(root), fresh.getXmlFragment(root), ids)) places.push({ root });
    }
  });
  return places;
}

function reenterMap(
  from: Y.Map<unknown>,
  to: Y.Map<unknown>,
  ids: ReentryIds,
  isNamed: (key: string) => boolean,
): string[] {
  const done: string[] = [];
  for (const [key, item] of from._map) {
    if (isNamed(key)) continue;
    if (item.deleted) {
      const there = to._map.get(key);
      if (!there || there.deleted || !(Y.compareIDs(there.id, item.id) || ids.isUnsent(item.id))) continue;
      to.delete(key);
    } else {
      if (!ids.isUnsent(item.id) || to.get(key) === from.get(key)) continue;
      to.set(key, from.get(key));
    }
    done.push(key);
  }
  return done;
}

/** True: something was re-entered. */
function reenterChildren(from: Parent, to: Parent, ids: ReentryIds): boolean {
  let changed = false;
  let before: Node | null = null;
  const there = childrenById(to);
  for (let item = from._start; item; item = item.right) {
    const node = childOf(item);
    const twin = there.get(ids.inFresh(item.id) ?? '');
    if (item.deleted) {
      for (let i = 0; i < item.length; i++) {
        const id = Y.createID(item.id.client, item.id.clock + i);
        const name = ids.inFresh(id) ?? '';
        const gone = there.get(name);
        if (!gone) continue;
        to.delete(to.toArray().indexOf(gone), 1);
        there.delete(name);
        changed = true;
      }
    } else if (node && twin) {
      changed = reenterNode(node, twin, ids) || changed;
      before = twin;
    } else if (node && ids.inFresh(item.id) === undefined) {
      const copy = node.clone() as Node;
      to.insertAfter(before, [copy]);
      noteTwins(node, copy, ids);
      before = copy;
      changed = true;
    }
  }
  return changed;
}

/** Of a clone and all that is in it. */
function noteTwins(node: Node, copy: Node, ids: ReentryIds): void {
  if (node._item && copy._item) ids.entered(node._item.id, copy._item.id);
  if (node instanceof Y.XmlText && copy instanceof Y.XmlText) noteCloned(node, copy, ids);
  if (!(node instanceof Y.XmlElement && copy instanceof Y.XmlElement)) return;
  const copies = copy.toArray() as Node[];
  (node.toArray() as Node[]).forEach((child, index) => {
    const twin = copies[index];
    if (twin) noteTwins(child, twin, ids);
  });
}

function reenterNode(from: Node, to: Node, ids: ReentryIds): boolean {
  if (from instanceof Y.XmlText) return to instanceof Y.XmlText && reenterText(from, to, ids);
  if (!(to instanceof Y.XmlElement)) return false;
  const attributes = reenterAttributes(from, to, ids);
  return reenterChildren(from, to, ids) || attributes;
}

function reenterAttributes(from: Y.XmlElement, to: Y.XmlElement, ids: ReentryIds): boolean {
  let changed = false;
  for (const [key, item] of from._map) {
    const there = to._map.get(key);
    if (item.deleted) {
      if (!there || there.deleted || !Y.compareIDs(there.id, item.id)) continue;
      to.removeAttribute(key);
    } else {
      if (!ids.isUnsent(item.id)) continue;
      to.setAttribute(key, from.getAttribute(key) as string);
    }
    changed = true;
  }
  return changed;
}

function childrenById(parent: Parent): Map<string, Node> {
  const children = new Map<string, Node>();
  for (let item = parent._start; item; item = item.right) {
    const node = childOf(item);
    if (node && !item.deleted) children.set(nameOf(item.id), node);
  }
  return children;
}

function childOf(item: Y.Item): Node | undefined {
  if (!(item.content instanceof Y.ContentType)) return undefined;
  const { type } = item.content;
  return type instanceof Y.XmlElement || type instanceof Y.XmlText ? type : undefined;
}
