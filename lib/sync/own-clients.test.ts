import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { lostAtTheCentre, takenByOthers } from './own-clients.ts';

const OWN = 1000;
const OTHER = 2000;

function written(client: number, ...keys: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  for (const key of keys) doc.getMap('sheet').set(key, client);
  return doc;
}

function phone(): { doc: Y.Doc; backup: Uint8Array } {
  const doc = written(OWN, 'a');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(written(OTHER, 'b')));
  const backup = Y.encodeStateVector(doc);
  doc.getMap('sheet').set('c', 1);
  const others = written(OTHER, 'b', 'd');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(others));
  return { doc, backup };
}

describe('[SYNC8] what a restored centre lacks', () => {
  it('is unsent again as far as it is one’s own', () => {
    const { doc, backup } = phone();
    const lost = lostAtTheCentre(doc, [OWN], backup, []);
    expect([...Y.parseUpdateMeta(lost as Uint8Array).from]).toEqual([[OWN, 1]]);
    const restored = new Y.Doc();
    Y.applyUpdate(restored, Y.encodeStateAsUpdate(written(OWN, 'a')));
    Y.applyUpdate(restored, lost as Uint8Array);
    expect(restored.getMap('sheet').get('c')).toBe(1);
  });

  it('is nothing where only what was never acknowledged is missing, or only others’', () => {
    const { doc, backup } = phone();
    const unsent = Y.encodeStateAsUpdate(doc, backup);
    expect(lostAtTheCentre(doc, [OWN], backup, [unsent])).toBeUndefined();
    expect(lostAtTheCentre(doc, [], backup, [])).toBeUndefined();
    expect(lostAtTheCentre(doc, [OWN], Y.encodeStateVector(doc), [])).toBeUndefined();
  });
});

it('[SYNC8] an id under which the centre has other words is another’s by now', () => {
  const text = (words: string): Y.Doc => {
    const doc = new Y.Doc();
    doc.clientID = OWN;
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    doc.getXmlFragment('prose/minutes/a').insert(0, [paragraph]);
    return doc;
  };
  const phone = text('我写的话。');
  expect(takenByOthers(phone, text('冒名的话，还更长。'), [OWN])).toEqual(new Set([OWN]));
  expect(takenByOthers(phone, text('我写的话。接着写。'), [OWN])).toEqual(new Set());
  expect(takenByOthers(phone, new Y.Doc(), [OWN])).toEqual(new Set());
});
