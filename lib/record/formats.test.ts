import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { leaveFormatsToTheCentre } from './formats.ts';

const ROOT = 'prose/minutes/a';
const textOf = (doc: Y.Doc): Y.XmlText =>
  (doc.getXmlFragment(ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText;

/** Two recorders make the same words bold while apart. */
function boldTwice(): [Uint8Array, Uint8Array, Uint8Array] {
  const first = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('楼道的灯坏了')]);
  first.getXmlFragment(ROOT).insert(0, [paragraph]);
  const start = Y.encodeStateAsUpdate(first);
  const second = new Y.Doc();
  Y.applyUpdate(second, start);
  const bold = (doc: Y.Doc): Uint8Array => {
    const before = Y.encodeStateVector(doc);
    textOf(doc).format(0, 6, { bold: true });
    return Y.encodeStateAsUpdate(doc, before);
  };
  return [start, bold(first), bold(second)];
}

/** How often the reader's own copy wrote. */
function written(doc: Y.Doc): number {
  let count = 0;
  doc.on('update', (_update, origin) => {
    if (origin !== 'centre') count += 1;
  });
  for (const update of boldTwice()) Y.applyUpdate(doc, update, 'centre');
  return count;
}

it('[GUARD2] a reader’s copy writes nothing of its own when two others format the same words', () => {
  expect(written(new Y.Doc())).toBe(1);
  const doc = new Y.Doc();
  leaveFormatsToTheCentre(doc);
  expect(written(doc)).toBe(0);
  expect(textOf(doc).toString()).toBe('<bold>楼道的灯坏了</bold>');
});
