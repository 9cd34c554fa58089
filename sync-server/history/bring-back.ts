/** A version brought back: an edit of today that makes text and sheet what they were, and leaves what is equal alone. */
import * as Y from 'yjs';
import { isProseRoot, readSheet, SHEET, sheetOf } from '../../lib/record/document.ts';
import { proseRoots } from './past.ts';

export interface BringBack {
  /** The document as it is. */
  readonly now: Uint8Array;
  /** As it was. */
  readonly past: Y.Doc;
  /** Prose roots, and `sheet`; undefined: all of them. Acts and stamps are never brought back. */
  readonly roots: readonly string[] | undefined;
  /** The Yjs client under which it is written. */
  readonly client: number;
}

/** undefined: it is as it was. */
export function bringBack({ now, past, roots, client }: BringBack): Uint8Array | undefined {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, now);
  doc.clientID = client;
  let edit: Uint8Array | undefined;
  doc.on('update', (update: Uint8Array) => {
    edit = update;
  });
  const asked = roots ?? [SHEET, ...new Set([...proseRoots(doc), ...proseRoots(past)])];
  doc.transact(() => {
    for (const root of asked) {
      if (root === SHEET) sheetAsThen(doc, past);
      else if (isProseRoot(root)) proseAsThen(doc.getXmlFragment(root), past.getXmlFragment(root));
    }
  });
  return edit;
}

function sheetAsThen(doc: Y.Doc, past: Y.Doc): void {
  const [now, before] = [readSheet(doc), readSheet(past)];
  for (const key of now.keys()) if (!before.has(key)) sheetOf(doc).delete(key);
  for (const [key, value] of before) if (now.get(key) !== value) sheetOf(doc).set(key, value);
}

type Block = Y.XmlElement | Y.XmlText;
const blocksIn = (fragment: Y.XmlFragment): Block[] => fragment.toArray() as Block[];

/** Blocks that stood there then and stand there now keep their authors. */
function proseAsThen(now: Y.XmlFragment, then: Y.XmlFragment): void {
  const wanted = blocksIn(then);
  const kept = common(
    blocksIn(now).map(String),
    wanted.map((block) => String(block)),
  );
  // From the end, so that positions before stay what they are.
  let [left, right] = [now.length, wanted.length];
  for (const [at, from] of [...kept, [-1, -1] as const].sort((a, b) => b[0] - a[0])) {
    const missing = wanted.slice(from + 1, right).map((block) => block.clone());
    if (left > at + 1) now.delete(at + 1, left - at - 1);
    if (missing.length > 0) now.insert(at + 1, missing);
    [left, right] = [at, from];
  }
}

/** More pairs than this are not compared: what differs in the middle is then replaced as a whole. */
const MOST_PAIRS = 4_000_000;

/** Pairs of positions of equal texts, in order: as many as there can be (longest common subsequence). */
function common(now: readonly string[], then: readonly string[]): [number, number][] {
  let start = 0;
  while (start < Math.min(now.length, then.length) && now[start] === then[start]) start += 1;
  let end = 0;
  while (end < Math.min(now.length, then.length) - start && now.at(-1 - end) === then.at(-1 - end)) end += 1;
  const pairs: [number, number][] = Array.from({ length: start }, (_, i) => [i, i]);
  const [a, b] = [now.slice(start, now.length - end), then.slice(start, then.length - end)];
  if (a.length * b.length <= MOST_PAIRS)
    for (const [i, j] of longestCommon(a, b)) pairs.push([start + i, start + j]);
  for (let i = end; i > 0; i--) pairs.push([now.length - i, then.length - i]);
  return pairs;
}

function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
