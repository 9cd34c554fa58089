/** A document's past, read from its log: pure, and costly enough to be done in a thread of its own. */
import * as Y from 'yjs';
import { isProseRoot, readSheet } from '../../lib/record/document.ts';
import type { BlockAuthors, VersionContent, VersionEntry } from '../../lib/record/history.ts';
import { blockTexts, nodeText } from '../../lib/record/prose-text.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import type { MemberId } from '../../lib/shared/ids.ts';
import type { Log } from '../storage/store.ts';
import { versionsOf } from './compaction.ts';
import { mergeMany } from './merge-many.ts';
import { type Contribution, decodeVersions, type Version } from './version-block.ts';

const versionsIn = ({ blocks, updates }: Log): Version[] => [
  ...blocks.flatMap(({ bytes }) => decodeVersions(bytes)),
  ...versionsOf(updates),
];

const endOf = ({ contributions }: Version): Instant => Math.max(...contributions.map(({ to }) => to));

/** The newest first. */
export const listVersions = (log: Log): VersionEntry[] =>
  versionsIn(log)
    .reverse()
    .map((version) => ({
      version: version.seq,
      at: endOf(version),
      authors: version.contributions.map(({ member, from, to }) => ({ member, from, to })),
    }));

/** undefined: there is no version of this name. */
export function readVersion(log: Log, name: number): VersionContent | undefined {
  const found = versionAt(log, name);
  if (!found) return undefined;
  const { doc, at } = found;
  const prose = proseRoots(doc).map((root) => [root, blockTexts(doc.getXmlFragment(root))] as const);
  return {
    version: name,
    at,
    sheet: Object.fromEntries(readSheet(doc)),
    prose: Object.fromEntries(prose),
    update: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64'),
  };
}

export function versionAt(log: Log, name: number): { doc: Y.Doc; at: Instant } | undefined {
  const versions = versionsIn(log);
  const index = versions.findIndex(({ seq }) => seq === name);
  const found = versions[index];
  return found && { doc: documentOf(versions.slice(0, index + 1)), at: endOf(found) };
}

function documentOf(versions: readonly Version[]): Y.Doc {
  const doc = new Y.Doc();
  const updates = versions.flatMap(({ contributions }) => contributions.map(({ update }) => update));
  if (updates.length > 0) Y.applyUpdate(doc, mergeMany(updates));
  return doc;
}

export const proseRoots = (doc: Y.Doc): string[] => [...doc.share.keys()].filter(isProseRoot).sort();

/** Block by block, who wrote what stands there. */
export function blockAuthors(log: Log, root: string): BlockAuthors[] {
  const versions = versionsIn(log);
  const doc = documentOf(versions);
  if (!isProseRoot(root) || !doc.share.has(root)) return [];
  const origins = originsOf(versions.flatMap(({ contributions }) => contributions));
  return doc
    .getXmlFragment(root)
    .toArray()
    .map((block) => authorsOf(block, origins));
}

interface Origin {
  /** The first clock after it. */
  readonly end: number;
  readonly member: MemberId;
  readonly at: Instant;
}
/** By Yjs client, in the order of clocks. */
type Origins = ReadonlyMap<number, readonly Origin[]>;

function originsOf(contributions: readonly Contribution[]): Origins {
  const origins = new Map<number, Origin[]>();
  for (const { member, to: at, update } of contributions) {
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      const ofClient = origins.get(id.client) ?? [];
      origins.set(id.client, ofClient);
      ofClient.push({ end: id.clock + length, member, at });
    }
  }
  for (const ofClient of origins.values()) ofClient.sort((a, b) => a.end - b.end);
  return origins;
}

function originOf({ client, clock }: Y.ID, origins: Origins): Origin | undefined {
  const ofClient = origins.get(client) ?? [];
  let [low, high] = [0, ofClient.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ofClient[middle]?.end ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return ofClient[low];
}

function authorsOf(block: unknown, origins: Origins): BlockAuthors {
  const characters = new Map<MemberId, number>();
  let last: BlockAuthors['last'];
  for (const { item, isText } of itemsIn(block)) {
    // An item may hold what was typed in several runs.
    for (let clock = item.id.clock; clock < item.id.clock + item.length; ) {
      const origin = originOf({ client: item.id.client, clock }, origins);
      const end = Math.min(origin?.end ?? Number.POSITIVE_INFINITY, item.id.clock + item.length);
      if (origin && isText) characters.set(origin.member, (characters.get(origin.member) ?? 0) + end - clock);
      if (origin && origin.at > (last?.at ?? 0)) last = { member: origin.member, at: origin.at };
      clock = end;
    }
  }
  const authors = [...characters].map(([member, count]) => ({ member, characters: count }));
  return { text: nodeText(block), authors: authors.sort((a, b) => b.characters - a.characters), last };
}

/** What stands in a block, at any depth, the block itself included. */
function* itemsIn(block: unknown): Generator<{ item: Y.Item; isText: boolean }> {
  if (!(block instanceof Y.AbstractType)) return;
  if (block._item) yield { item: block._item, isText: false };
  for (let item = block._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentType) yield* itemsIn(item.content.type);
    else yield { item, isText: item.content instanceof Y.ContentString };
  }
}
