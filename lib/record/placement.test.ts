import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type HandMadeBlock, handMadeUpdate } from '../testing/hand-made-update.ts';
import { decodeUpdate } from './decode.ts';
import { placeUpdate } from './placement.ts';
import { Spots } from './spot.ts';

const ROOTS = ['prose/minutes/a', 'prose/minutes/b'] as const;

function docWithText(client = 5000): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('楼道的灯坏了')]);
  doc.getXmlFragment(ROOTS[0]).insert(0, [paragraph]);
  doc.getMap('sheet').set('meeting/title', '十二月议事会');
  return doc;
}

function place(doc: Y.Doc, update: Uint8Array) {
  const decoded = decodeUpdate(update);
  if (!decoded.ok) return decoded;
  return placeUpdate(doc, new Spots(doc), decoded.value);
}

const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string | undefined =>
  result.refusal?.code;

describe('decoding', () => {
  it('[GUARD5] truncated at every byte it is malformed, or an update of its own that is whole', () => {
    const update = Y.encodeStateAsUpdate(docWithText());
    for (let length = 0; length < update.length; length++) {
      expect(codeOf(decodeUpdate(update.subarray(0, length))), `${length} bytes`).toBe('malformed');
    }
    expect(decodeUpdate(update).ok).toBe(true);
  });

  it('[GUARD5] V2 bytes are not taken for an empty update', () => {
    expect(codeOf(decodeUpdate(Y.encodeStateAsUpdateV2(docWithText())))).toBe('malformed');
    expect(codeOf(decodeUpdate(Y.encodeStateAsUpdateV2(new Y.Doc())))).toBe('malformed');
  });

  it('[GUARD5] a header that claims 100 million structs costs nothing', () => {
    const before = process.memoryUsage().heapTotal;
    const update = handMadeUpdate([{ client: 9000, clock: 0, structs: [], claimed: 100_000_000 }]);
    expect(codeOf(decodeUpdate(update))).toBe('malformed');
    expect(process.memoryUsage().heapTotal - before).toBeLessThan(32 * 1024 * 1024);
  });

  it('[GUARD5] values nested 20,000 deep are malformed, not a crash', () => {
    const any = new Uint8Array(60_000);
    for (let i = 0; i < 20_000; i++) any.set([117, 1], 3 * i); // arrays of one array
    const bytes = [1, 1, ...varUint(9000), 0, 0x28, 1, 5, ...new TextEncoder().encode('sheet'), 1, 97, 1];
    const update = new Uint8Array([...bytes, ...any, 0]);
    expect(codeOf(decodeUpdate(update))).toBe('malformed');
  });

  it('[GUARD5] structs of no length are malformed', () => {
    expect(codeOf(decodeUpdate(handMadeUpdate([{ client: 9000, clock: 0, structs: [{ gc: 0 }] }])))).toBe(
      'malformed',
    );
    const text = { parent: ROOTS[0], content: { text: '' } };
    expect(codeOf(decodeUpdate(handMadeUpdate([{ client: 9000, clock: 0, structs: [text] }])))).toBe(
      'malformed',
    );
    expect(codeOf(decodeUpdate(handMadeUpdate([], [{ client: 9000, clock: 0, length: 0 }])))).toBe(
      'malformed',
    );
  });

  it('[GUARD5] one client twice is malformed', () => {
    const block: HandMadeBlock = { client: 9000, clock: 0, structs: [{ gc: 1 }] };
    const other: HandMadeBlock = { client: 9001, clock: 0, structs: [{ gc: 1 }] };
    expect(codeOf(decodeUpdate(handMadeUpdate([block, other, block])))).toBe('malformed');
  });
});

describe('placing', () => {
  it('[GUARD1] finds root and key of whatever honest clients write, also behind origins and in nested elements', () => {
    const edit = fc.record({
      kind: fc.constantFrom('type', 'erase', 'paragraph', 'sheet', 'attribute'),
      root: fc.constantFrom(...ROOTS),
      at: fc.nat(20),
      who: fc.nat(2),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        const docs = [1, 2, 3].map((n) => {
          const doc = new Y.Doc();
          doc.clientID = 5000 + n;
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(docWithText()));
          return doc;
        });
        const server = docWithText();
        const spots = new Spots(server);
        for (const { kind, root, at, who } of edits) {
          const doc = docs[who] as Y.Doc;
          const touched = editDoc(doc, kind, root, at);
          const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
          const decoded = decodeUpdate(update);
          if (!decoded.ok) throw new Error('not decoded');
          const placed = placeUpdate(server, spots, decoded.value);
          if (!placed.ok) throw new Error(placed.refusal.code);
          const roots = new Set([
            ...(placed.value?.items ?? []).map(({ spot }) => spot.root),
            ...(placed.value?.deleted ?? []).map(({ spot }) => spot.root),
          ]);
          const before = Y.encodeStateAsUpdate(server);
          Y.applyUpdate(server, update);
          // Two devices may have erased the same character: then nothing is new, and nothing changes.
          if (placed.value) expect([...roots]).toEqual([touched]);
          else expect(Y.encodeStateAsUpdate(server)).toEqual(before);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[GUARD1] what is stored already is skipped: nothing is new in a full state sent again', () => {
    const doc = docWithText();
    doc.getXmlFragment(ROOTS[0]).delete(0, 1);
    const placed = place(doc, Y.encodeStateAsUpdate(doc));
    expect(placed).toEqual({ ok: true, value: undefined });
  });

  it('[GUARD4] an update that builds on what is not here is missing its predecessors', () => {
    const other = docWithText();
    const before = Y.encodeStateVector(other);
    other.getMap('sheet').set('meeting/place', '议事亭');
    const update = Y.encodeStateAsUpdate(other, before);
    expect(codeOf(place(new Y.Doc(), update))).toBe('missing-predecessors');
    const gap = handMadeUpdate([{ client: 9000, clock: 0, structs: [{ gc: 1 }, { skip: 2 }, { gc: 1 }] }]);
    expect(codeOf(place(new Y.Doc(), gap))).toBe('missing-predecessors');
    const unknown = handMadeUpdate([], [{ client: 9000, clock: 3, length: 1 }]);
    expect(codeOf(place(new Y.Doc(), unknown))).toBe('missing-predecessors');
  });

  const circles: [string, HandMadeBlock[]][] = [
    [
      'an origin that points at itself',
      [block(9000, { origin: { client: 9000, clock: 0 }, content: { text: '甲' } })],
    ],
    [
      'an origin later in its own clock',
      [
        block(
          9000,
          { origin: { client: 9000, clock: 1 }, content: { text: '甲' } },
          { parent: ROOTS[0], content: { text: '乙' } },
        ),
      ],
    ],
    [
      'a parent that is itself',
      [block(9000, { parent: { client: 9000, clock: 0 }, content: { element: 'p' } })],
    ],
    [
      'two clients whose origins form a circle',
      [
        block(9000, { origin: { client: 9001, clock: 0 }, content: { text: '甲' } }),
        block(9001, { origin: { client: 9000, clock: 0 }, content: { text: '乙' } }),
      ],
    ],
    [
      'two types that hold each other',
      [
        block(9000, { parent: { client: 9001, clock: 0 }, content: { element: 'p' } }),
        block(9001, { parent: { client: 9000, clock: 0 }, content: { element: 'p' } }),
      ],
    ],
    [
      'a parent that is no type',
      [
        block(
          9000,
          { parent: ROOTS[0], content: { text: '甲' } },
          { parent: { client: 9000, clock: 0 }, content: { text: '乙' } },
        ),
      ],
    ],
    [
      'origins in two different roots',
      [
        block(
          9000,
          { parent: ROOTS[0], content: { element: 'p' } },
          { parent: ROOTS[1], content: { element: 'p' } },
          {
            origin: { client: 9000, clock: 0 },
            rightOrigin: { client: 9000, clock: 1 },
            content: { element: 'p' },
          },
        ),
      ],
    ],
  ];
  it.each(circles)('[GUARD5] %s is malformed', (_name, blocks) => {
    expect(codeOf(place(docWithText(), handMadeUpdate(blocks)))).toBe('malformed');
  });

  it('[GUARD1] a parent given by id leads to the root in which that item lies', () => {
    const doc = docWithText();
    const paragraph = doc.getXmlFragment(ROOTS[0]).get(0) as Y.XmlElement;
    const holder = paragraph._item?.id as Y.ID;
    const update = handMadeUpdate([block(9000, { parent: holder, content: { element: 'b' } })]);
    const placed = place(doc, update);
    expect(placed.ok && placed.value?.items[0]?.spot.root).toBe(ROOTS[0]);
  });
});

function block(client: number, ...structs: HandMadeBlock['structs']): HandMadeBlock {
  return { client, clock: 0, structs };
}

function varUint(n: number): number[] {
  const bytes: number[] = [];
  for (let rest = n; ; rest >>>= 7) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest & 127) | 128);
  }
}

/** The root that was touched; undefined if nothing was done. */
function editDoc(doc: Y.Doc, kind: string, root: string, at: number): string | undefined {
  const fragment = doc.getXmlFragment(root);
  const paragraph = fragment.length > 0 ? (fragment.get(at % fragment.length) as Y.XmlElement) : undefined;
  const text = paragraph?.length ? (paragraph.get(0) as Y.XmlText) : undefined;
  switch (kind) {
    case 'type':
      text?.insert(at % (text.length + 1), '字');
      return text && root;
    case 'erase':
      if (!text?.length) return undefined;
      text.delete(at % text.length, 1);
      return root;
    case 'paragraph': {
      const added = new Y.XmlElement('paragraph');
      added.insert(0, [new Y.XmlText('新')]);
      fragment.insert(at % (fragment.length + 1), [added]);
      return root;
    }
    case 'attribute':
      paragraph?.setAttribute('align', String(at));
      return paragraph && root;
    default:
      doc.getMap('sheet').set(`item/${at}/title`, '充电桩');
      return 'sheet';
  }
}
