/** What judging costs beside applying: a keystroke into minutes, and a long offline session at once. */
import * as Y from 'yjs';
import { decodeUpdate } from '../lib/record/decode.ts';
import { placeUpdate } from '../lib/record/placement.ts';
import { Spots } from '../lib/record/spot.ts';

const KEYSTROKES = 20_000;
const ROUNDS = 5;

export interface GuardFigures {
  /** µs, median of rounds. */
  readonly guardPerKeystroke: number;
  readonly applyPerKeystroke: number;
  /** ms for all keystrokes in one update. */
  readonly guardSession: number;
  readonly applySession: number;
}

export function measureGuard(): GuardFigures {
  const updates = typed();
  const session = Y.mergeUpdates(updates);
  const rounds = Array.from({ length: ROUNDS }, () => round(updates, session));
  const median = (pick: (figures: GuardFigures) => number): number =>
    rounds.map(pick).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  return {
    guardPerKeystroke: median((f) => f.guardPerKeystroke),
    applyPerKeystroke: median((f) => f.applyPerKeystroke),
    guardSession: median((f) => f.guardSession),
    applySession: median((f) => f.applySession),
  };
}

function round(updates: readonly Uint8Array[], session: Uint8Array): GuardFigures {
  const doc = new Y.Doc();
  const spots = new Spots(doc);
  let guard = 0;
  let apply = 0;
  for (const update of updates) {
    const start = performance.now();
    place(doc, spots, update);
    const placed = performance.now();
    Y.applyUpdate(doc, update);
    guard += placed - start;
    apply += performance.now() - placed;
  }
  const empty = new Y.Doc();
  const start = performance.now();
  place(empty, new Spots(empty), session);
  const placed = performance.now();
  Y.applyUpdate(empty, session);
  return {
    guardPerKeystroke: (guard / updates.length) * 1000,
    applyPerKeystroke: (apply / updates.length) * 1000,
    guardSession: placed - start,
    applySession: performance.now() - placed,
  };
}

function place(doc: Y.Doc, spots: Spots, update: Uint8Array): void {
  const decoded = decodeUpdate(update);
  if (!decoded.ok || !placeUpdate(doc, spots, decoded.value).ok)
    throw new Error('an honest update was not placed');
}

/** One update per character, with jumps, into paragraphs of one root. */
function typed(): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const minutes = doc.getXmlFragment('prose/minutes/a');
  let text = new Y.XmlText();
  let at = 0;
  for (let i = 0; i < KEYSTROKES; i++) {
    if (i % 200 === 0) {
      const paragraph = new Y.XmlElement('paragraph');
      text = new Y.XmlText();
      paragraph.insert(0, [text]);
      minutes.push([paragraph]);
      at = 0;
    }
    if (i % 37 === 0) at = (i * 7919) % (text.length + 1);
    text.insert(at, '字');
    at++;
  }
  return updates;
}
