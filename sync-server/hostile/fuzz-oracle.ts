/** What must hold whatever was sent: judged from outside, by what a document shows before and after. */
import * as Y from 'yjs';
import type { Member } from '../../lib/record/badge.ts';
import {
  ACTS,
  BADGES,
  FIRST_MEMBER_CLIENT,
  isMapRoot,
  isProseRoot,
  SHEET,
  STAMPS,
} from '../../lib/record/document.ts';
import { signingInputOf } from '../../lib/record/jws.ts';
import type { SharedType } from '../../lib/record/spot.ts';
import type { MemberId } from '../../lib/shared/ids.ts';

export interface View {
  /** What is signed or stamped, by root and key; the same act may stand there under another valid signature. */
  readonly record: ReadonlyMap<string, string>;
  readonly sheet: string;
  /** By root; how many characters of whom are in it, too. */
  readonly prose: ReadonlyMap<string, { readonly text: string; readonly of: ReadonlyMap<number, number> }>;
  readonly clocks: ReadonlyMap<number, number>;
}

export function viewOf(doc: Y.Doc): View {
  const record = new Map<string, string>();
  for (const root of [ACTS, BADGES, STAMPS])
    for (const [key, value] of doc.getMap(root))
      record.set(`${root} ${key}`, typeof value === 'string' ? signingInputOf(value) : JSON.stringify(value));
  const prose = new Map<string, { text: string; of: Map<number, number> }>();
  for (const root of doc.share.keys()) if (isProseRoot(root)) prose.set(root, proseIn(doc, root));
  return {
    record,
    sheet: JSON.stringify(doc.getMap(SHEET).toJSON()),
    prose,
    clocks: new Map([...doc.store.clients.keys()].map((client) => [client, Y.getState(doc.store, client)])),
  };
}

function proseIn(doc: Y.Doc, root: string): { text: string; of: Map<number, number> } {
  const of = new Map<number, number>();
  let text = '';
  const walk = (type: SharedType): void => {
    for (let item = type._start; item; item = item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentType) {
        text += '<';
        walk(item.content.type as SharedType);
        continue;
      }
      text += `${item.content.constructor.name} ${JSON.stringify(item.content.getContent())}`;
      if (item.content instanceof Y.ContentString)
        of.set(item.id.client, (of.get(item.id.client) ?? 0) + item.length);
    }
    for (const [key, item] of type._map)
      if (!item.deleted) text += `${key}=${JSON.stringify(item.content.getContent())}`;
    text += type instanceof Y.XmlElement ? `>${type.nodeName}` : '>';
  };
  walk(doc.getXmlFragment(root) as SharedType);
  return { text, of };
}

export interface Asked {
  readonly sender: Member;
  readonly isSheetFrozen: boolean;
  readonly mayWrite: (sender: Member, root: string) => boolean;
  readonly ownerOf: (client: number) => MemberId | undefined;
  readonly before: View;
  readonly after: View;
}

/** What changed that this sender may not change; undefined if nothing did. */
export function wrongIn(doc: Y.Doc, asked: Asked): string | undefined {
  return (
    wrongRoots(doc) ?? wrongClients(asked) ?? wrongRecord(asked) ?? wrongSheet(asked) ?? wrongProse(asked)
  );
}

function wrongRoots(doc: Y.Doc): string | undefined {
  for (const root of doc.share.keys()) if (!isMapRoot(root) && !isProseRoot(root)) return `a root ${root}`;
  return undefined;
}

function wrongClients({ sender, ownerOf, before, after }: Asked): string | undefined {
  for (const [client, clock] of after.clocks) {
    if (clock === (before.clocks.get(client) ?? 0)) continue;
    if (client >= FIRST_MEMBER_CLIENT ? ownerOf(client) !== sender.id : !isOfTheCommunity(before, after))
      return `structs of client ${client}`;
  }
  return undefined;
}

/** It stamps, and enters what others signed [SYNC8]. */
const isOfTheCommunity = (before: View, after: View): boolean =>
  [...after.record.keys()].some((place) => !before.record.has(place));

function wrongRecord({ before, after }: Asked): string | undefined {
  for (const [place, value] of before.record)
    if (after.record.get(place) !== value) return `${place} changed`;
  const added = [...after.record.keys()].filter((place) => !before.record.has(place));
  const keysOf = (root: string) =>
    added.flatMap((place) => (place.startsWith(`${root} `) ? place.slice(root.length + 1) : []));
  if (keysOf(ACTS).sort().join() !== keysOf(STAMPS).sort().join()) return 'acts and stamps that do not agree';
  return undefined;
}

/** The planner's, until a notice is given. */
function wrongSheet({ sender, isSheetFrozen, before, after }: Asked): string | undefined {
  if (before.sheet === after.sheet) return undefined;
  return sender.roles.includes('planner') && !isSheetFrozen ? undefined : 'the sheet changed';
}

function wrongProse({ sender, mayWrite, before, after }: Asked): string | undefined {
  for (const [root, { text }] of after.prose) {
    if (text === (before.prose.get(root)?.text ?? '')) continue;
    if (!mayWrite(sender, root)) return `${root} changed`;
  }
  for (const root of before.prose.keys()) if (!after.prose.has(root)) return `${root} is gone`;
  return undefined;
}

/** Characters of others that an update took, by root. */
export function takenFromOthers({ sender, ownerOf, before, after }: Asked): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const [root, { of }] of before.prose)
    for (const [client, count] of of) {
      const lost = count - (after.prose.get(root)?.of.get(client) ?? 0);
      if (lost > 0 && ownerOf(client) !== sender.id) taken.set(root, (taken.get(root) ?? 0) + lost);
    }
  return taken;
}

/** All that stands in a document and in what order, deleted or not: the same for replicas that agree. */
export function outline(doc: Y.Doc): string {
  const lines: string[] = [];
  const walk = (type: SharedType, name: string): void => {
    lines.push(`> ${name}`);
    for (let item = type._start; item; item = item.right) {
      const text = item.content instanceof Y.ContentString ? item.content.str : '';
      for (let i = 0; i < item.length; i++)
        lines.push(`${item.id.client}:${item.id.clock + i} ${item.deleted ? 'deleted' : text.charCodeAt(i)}`);
      if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
      walk(item.content.type as SharedType, `${item.id.client}:${item.id.clock}`);
    }
    for (const [key, item] of [...type._map].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const { client, clock } = item.lastId;
      lines.push(`${key} ${client}:${clock} ${item.deleted}`);
    }
  };
  for (const name of [...doc.share.keys()].sort()) {
    const type = doc.share.get(name) as SharedType;
    if (type._start || type._map.size > 0) walk(type, name);
  }
  return lines.join('\n');
}
