import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { wentBack } from './went-back.ts';

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

/** What `write` changed, as the outbox keeps it. */
function unsentBy(doc: Y.Doc, write: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array) => updates.push(update);
  doc.on('update', note);
  write();
  doc.off('update', note);
  return updates;
}

it('[SYNC8] a healed centre has not gone back: stamps of its former generation are with phones only', () => {
  const phone = new Y.Doc();
  phone.getMap('acts').set('a', 'signed');
  const healed = copyOf(phone);
  for (const [doc, generation] of [
    [phone, 1],
    [healed, 2],
  ] as const) {
    doc.clientID = generation;
    doc.getMap('stamps').set('a', { no: 1, at: generation });
  }
  Y.applyUpdate(phone, Y.encodeStateAsUpdate(healed));
  expect(wentBack(phone, healed, [])).toBe(false);
  expect(phone.getMap('stamps').toJSON()).toEqual(healed.getMap('stamps').toJSON());
});

describe('a centre that lacks what it once had', () => {
  it('has not gone back where only unsent work is missing, also under a client id it knows', () => {
    const phone = new Y.Doc();
    phone.getMap('sheet').set('a', 1);
    const centre = copyOf(phone);
    const unsent = unsentBy(phone, () => phone.getMap('sheet').set('b', 2));
    expect(wentBack(phone, centre, unsent)).toBe(false);
    expect(wentBack(phone, phone, [])).toBe(false);
  });

  it('has gone back where acknowledged work of this phone or of others is missing', () => {
    const phone = new Y.Doc();
    phone.getMap('sheet').set('a', 1);
    const backup = copyOf(phone);
    phone.getMap('sheet').set('b', 2);
    const unsent = unsentBy(phone, () => phone.getMap('sheet').set('c', 3));
    expect(wentBack(phone, backup, unsent)).toBe(true);

    const other = copyOf(phone);
    other.getMap('sheet').set('d', 4);
    Y.applyUpdate(phone, Y.encodeStateAsUpdate(other));
    expect(wentBack(phone, copyOf(backup), [])).toBe(true);
  });
});
