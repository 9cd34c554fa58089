import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { decodeUpdate } from '../../lib/record/decode.ts';
import { type SeededRandom, seededRandom } from '../../lib/testing/seeded-random.ts';
import { mergeMany } from '../history/merge-many.ts';
import { type Emitted, emittedBy, joinUpdates } from './joined-updates.ts';

/** As a room's document hears its writers: one update at a time, each emitted anew. */
function emissions(random: SeededRandom, writers: number, edits: number): Emitted[] {
  const room = new Y.Doc();
  const emitted: Emitted[] = [];
  room.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) =>
    emitted.push(emittedBy(update, transaction)),
  );
  const docs = Array.from({ length: writers }, (_, n) => {
    const doc = new Y.Doc();
    doc.clientID = 70 + n * 1_000_003;
    doc.on('update', (update: Uint8Array, origin: unknown) => origin ?? Y.applyUpdate(room, update));
    return doc;
  });
  for (let n = 0; n < edits; n++) {
    const doc = random.pick(docs);
    if (random.next() < 0.3) Y.applyUpdate(doc, Y.encodeStateAsUpdate(room), 'room');
    edit(doc, random, n);
  }
  return emitted;
}

function edit(doc: Y.Doc, random: SeededRandom, n: number): void {
  const text = doc.getText('text');
  const at = random.below(text.length + 1);
  const kind = random.below(6);
  if (kind === 0) doc.getMap('sheet').set(`key${random.below(4)}`, n);
  else if (kind === 1)
    text.delete(random.below(text.length + 1) >> 1, Math.min(random.below(4), text.length >> 1));
  else if (kind === 2)
    text.format(at >> 1, Math.min(3, text.length >> 1), { bold: random.next() < 0.5 || null });
  else if (kind === 3) doc.getXmlFragment('prose').insert(0, [new Y.XmlElement('p')]);
  else text.insert(at, random.pick(['字', '🏮', 'abc']));
}

function batches(random: SeededRandom, emitted: readonly Emitted[]): Emitted[][] {
  const left = [...emitted];
  const parts: Emitted[][] = [];
  while (left.length > 0) parts.push(left.splice(0, 1 + random.below(12)));
  return parts;
}

test('[SYNC11] what is put together says what its parts say, and what Yjs would have merged', () => {
  let joins = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed);
    const emitted = emissions(random, 1 + random.below(5), 80);
    const [one, two, three] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
    for (const batch of batches(random, emitted)) {
      const joined = joinUpdates(batch);
      expect(decodeUpdate(joined).ok, `seed ${seed}`).toBe(true);
      Y.applyUpdate(one, joined);
      Y.applyUpdate(two, mergeMany(batch.map(({ update }) => update)));
      for (const { update } of batch) Y.applyUpdate(three, update);
      expect(one.store.pendingStructs ?? one.store.pendingDs, `seed ${seed}`).toBeNull();
      expect(Y.encodeStateVector(one), `seed ${seed}`).toEqual(Y.encodeStateVector(three));
      joins += batch.length > 1 ? 1 : 0;
    }
    const whole = Y.encodeStateAsUpdate(three);
    expect(Y.encodeStateAsUpdate(one), `seed ${seed}`).toEqual(whole);
    expect(Y.encodeStateAsUpdate(two), `seed ${seed}`).toEqual(whole);
  }
  expect(joins).toBeGreaterThan(300);
});

test('[SYNC11] an update of several writers at once is merged as Yjs merges', () => {
  const emitted = emissions(seededRandom(7), 3, 30);
  const doc = new Y.Doc();
  const heard: Emitted[] = [];
  doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) =>
    heard.push(emittedBy(update, transaction)),
  );
  Y.applyUpdate(doc, mergeMany(emitted.map(({ update }) => update)));
  doc.getText('text').insert(0, '!');
  expect(joinUpdates(heard)).toEqual(mergeMany(heard.map(({ update }) => update)));
});
