/** Updates that Yjs would need minutes for are found before; what honest people do at length passes. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type HandMadeStruct, handMadeUpdate, type Id } from '../testing/hand-made-update.ts';
import { decodeUpdate } from './decode.ts';
import { placeUpdate } from './placement.ts';
import { Spots } from './spot.ts';

const ROOT = 'prose/minutes/a';
const MANY = 20_000;
const numbers = Array.from({ length: MANY }, (_, i) => i);
const id = (client: number, clock: number): Id => ({ client, clock });
const block = (client: number, structs: readonly HandMadeStruct[]) => ({ client, clock: 0, structs });

/** The code of a refusal, and no long time for it; 'placed' where there is none. */
function judged(doc: Y.Doc, update: Uint8Array): string {
  const start = performance.now();
  const decoded = decodeUpdate(update);
  if (!decoded.ok) return decoded.refusal.code;
  const placed = placeUpdate(doc, new Spots(doc), decoded.value);
  expect(performance.now() - start).toBeLessThan(30_000);
  return placed.ok ? 'placed' : placed.refusal.code;
}

function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** Each put before the one before it, at the beginning: none follows another in Yjs' memory. */
const stack = (client: number, length = MANY): HandMadeStruct[] =>
  Array.from({ length }, (_, i) => ({
    ...(i === 0 ? { parent: ROOT } : { rightOrigin: id(client, i - 1) }),
    content: { element: 'paragraph' },
  }));

describe('walks through a list', () => {
  it('[GUARD5] 20,000 items that each walk past 20,000 others are too large', () => {
    const doc = docOf(handMadeUpdate([block(100, stack(100))]));
    const walking = numbers.map((i) => ({ rightOrigin: id(100, i), content: { element: 'paragraph' } }));
    expect(judged(doc, handMadeUpdate([block(200, walking)]))).toBe('too-large');
    const alone = handMadeUpdate([
      block(200, walking),
      block(100, stack(100)), // the same in one update, to an empty document
    ]);
    expect(judged(new Y.Doc(), alone)).toBe('too-large');
  });

  it('[GUARD5] 20,000 values of one key, each walked past by the next, are too large', () => {
    const values = numbers.map(() => ({ parent: 'sheet', sub: 'meeting/title', content: { any: [1] } }));
    expect(judged(new Y.Doc(), handMadeUpdate([block(100, values)]))).toBe('too-large');
    const chained = values.map(({ content, ...where }, i) =>
      i === 0 ? { ...where, content } : { origin: id(100, i - 1), content },
    );
    expect(judged(new Y.Doc(), handMadeUpdate([block(100, chained)]))).toBe('placed');
  });

  it('[GUARD5] two people who each put 1,000 paragraphs at the top while apart walk, and pass', () => {
    const [one, other] = [100, 200].map((client) => handMadeUpdate([block(client, stack(client, 1000))]));
    expect(judged(docOf(one as Uint8Array), other as Uint8Array)).toBe('placed');
  });

  it('[GUARD5] 20,000 characters typed one by one where somebody else has typed meanwhile pass', () => {
    const doc = docOf(handMadeUpdate([block(100, [{ parent: ROOT, content: { text: 'ab' } }])]));
    Y.applyUpdate(
      doc,
      handMadeUpdate([
        block(300, [{ origin: id(100, 0), rightOrigin: id(100, 1), content: { text: 'meanwhile' } }]),
      ]),
    );
    const typed = numbers.map((i) => ({
      origin: i === 0 ? id(100, 0) : id(200, i - 1),
      rightOrigin: id(100, 1),
      content: { text: 'x' },
    }));
    expect(judged(doc, handMadeUpdate([block(200, typed)]))).toBe('placed');
  });
});

describe('gaps in formatted text', () => {
  const TEXT = id(100, 1);
  /** Of two writers in turn: what one of them wrote would be one item for Yjs. */
  function textInTurn(isFormatted: boolean): Uint8Array {
    const opening: HandMadeStruct[] = [
      { parent: ROOT, content: { element: 'paragraph' } },
      { parent: id(100, 0), content: { textType: true } },
      { parent: TEXT, content: isFormatted ? { format: 'bold', value: true } : { text: 'x' } },
    ];
    const half = numbers.slice(0, MANY / 2);
    return handMadeUpdate([
      block(
        301,
        half.map((i) => ({ origin: id(300, i), content: { text: 'b' } })),
      ),
      block(
        300,
        half.map((i) => ({ origin: i === 0 ? id(100, 2) : id(301, i - 1), content: { text: 'a' } })),
      ),
      block(100, opening),
    ]);
  }
  const half = MANY / 2;
  const all = [
    { ...id(300, 0), length: half },
    { ...id(301, 0), length: half },
  ];

  it('[GUARD5] 20,000 items deleted at once are too large: one by one, with their text, as soon as written', () => {
    const doc = docOf(textInTurn(true));
    expect(judged(doc, handMadeUpdate([], all))).toBe('too-large');
    expect(judged(doc, handMadeUpdate([], [{ ...TEXT, length: 1 }]))).toBe('too-large');
    const written = textInTurn(true);
    const gone = handMadeUpdate([], [...all, { ...id(100, 2), length: 1 }]);
    expect(judged(new Y.Doc(), Y.mergeUpdates([written, gone]))).toBe('too-large');
  });

  it('[GUARD5] without formats the same is deleted at once, and a part of it with them', () => {
    expect(judged(docOf(textInTurn(false)), handMadeUpdate([], all))).toBe('placed');
    expect(judged(docOf(textInTurn(true)), handMadeUpdate([], [{ ...id(300, 0), length: 500 }]))).toBe(
      'placed',
    );
  });
});
