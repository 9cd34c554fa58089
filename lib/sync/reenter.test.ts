import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { reenter } from './reenter.ts';

const ROOT = 'prose/minutes/a';

function fork(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function paragraph(text: string): Y.XmlElement {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(text)]);
  return made;
}

function written(...texts: string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment(ROOT).insert(0, texts.map(paragraph));
  return doc;
}

const textAt = (doc: Y.Doc, index: number): Y.XmlText =>
  (doc.getXmlFragment(ROOT).get(index) as Y.XmlElement).get(0) as Y.XmlText;
/** Yjs may write one bold run as two. */
const prose = (doc: Y.Doc): string => doc.getXmlFragment(ROOT).toString().replaceAll('</bold><bold>', '');

describe('starting again from the copy of the centre', () => {
  test('[GUARD6] everything but the named key is re-entered: sheet, acts, badges, prose', () => {
    const centre = written('one');
    centre.getMap('sheet').set('meeting/title', 'May');
    centre.getMap('sheet').set('meeting/place', 'hall');
    const old = fork(centre);
    old.getMap('sheet').set('meeting/title', 'June');
    old.getMap('sheet').delete('meeting/place');
    old.getMap('sheet').set('forbidden', 1);
    old.getMap('acts').set('act-1', 'jws');
    old.getMap('badges').set('badge-1', 'jwt');
    textAt(old, 0).insert(3, ' and a half');
    const fresh = fork(centre);

    const places = reenter({ old, fresh, named: [{ root: 'sheet', key: 'forbidden' }] });

    expect(fresh.getMap('sheet').toJSON()).toEqual({ 'meeting/title': 'June' });
    expect(fresh.getMap('acts').get('act-1')).toBe('jws');
    expect(fresh.getMap('badges').get('badge-1')).toBe('jwt');
    expect(prose(fresh)).toBe(prose(old));
    expect(places).toContainEqual({ root: ROOT });
    expect(places).not.toContainEqual({ root: 'sheet', key: 'forbidden' });
  });

  test('[GUARD6] a named root stays as the centre has it', () => {
    const centre = written('one');
    const old = fork(centre);
    textAt(old, 0).insert(0, 'mine: ');
    const fresh = fork(centre);
    reenter({ old, fresh, named: [{ root: ROOT }] });
    expect(prose(fresh)).toBe(prose(centre));
  });

  test('[GUARD6] what others wrote meanwhile stays beside what is re-entered', () => {
    const centre = written('one', 'two', 'three');
    const old = fork(centre);
    old.getXmlFragment(ROOT).insert(1, [paragraph('new here')]);
    textAt(old, 2).insert(3, '!');
    textAt(centre, 1).insert(0, '(others) ');
    centre.getXmlFragment(ROOT).insert(3, [paragraph('theirs')]);
    const fresh = fork(centre);
    reenter({ old, fresh, named: [] });
    expect(prose(fresh)).toBe(prose(written('one', 'new here', '(others) two!', 'three', 'theirs')));
  });

  test('[GUARD6] deleted blocks, formats and attributes are re-entered', () => {
    const centre = written('one', 'two', 'three');
    const old = fork(centre);
    old.getXmlFragment(ROOT).delete(1, 1);
    textAt(old, 0).format(0, 2, { bold: {} });
    (old.getXmlFragment(ROOT).get(1) as Y.XmlElement).setAttribute('level', '2');
    const fresh = fork(centre);
    reenter({ old, fresh, named: [] });
    expect(prose(fresh)).toBe(prose(old));
  });

  test('[GUARD6] what the centre accepted without saying so is not entered twice', () => {
    const centre = written('one');
    const old = fork(centre);
    textAt(old, 0).insert(3, ' more');
    old.getXmlFragment(ROOT).insert(1, [paragraph('block')]);
    const fresh = fork(old);
    expect(reenter({ old, fresh, named: [] })).toEqual([]);
    expect(prose(fresh)).toBe(prose(old));
  });

  test('[GUARD3] under a client id that was taken, ids say nothing and all of it is entered anew', () => {
    const centre = written('one');
    const old = fork(centre);
    old.clientID = 5000;
    textAt(old, 0).insert(3, ' mine');
    const stranger = fork(centre);
    stranger.clientID = 5000;
    textAt(stranger, 0).insert(0, 'theirs ');
    const fresh = fork(stranger);
    reenter({ old, fresh, named: [], unsent: (id) => id.client === 5000 });
    expect(textAt(fresh, 0).toString()).toBe('theirs one mine');
  });

  test('[GUARD6] what comes late into the former copy goes behind what was re-entered, letter by letter and once', () => {
    const centre = written('one');
    const old = fork(centre);
    textAt(old, 0).insert(3, ' two');
    old.getXmlFragment(ROOT).insert(1, [paragraph('block')]);
    const late = fork(old);
    const fresh = fork(centre);
    const twins = new Map<string, string>();
    reenter({ old, fresh, named: [], twins });
    const updates: Uint8Array[] = [];
    late.on('update', (update: Uint8Array) => void updates.push(update));
    for (const sign of '!?.') textAt(late, 0).insert(textAt(late, 0).length, sign);
    for (const sign of 'abc') textAt(late, 1).insert(textAt(late, 1).length, sign);
    textAt(late, 0).delete(4, 2);
    const own = (id: Y.ID): boolean => id.client === late.clientID;
    for (const update of [...updates, ...updates]) {
      Y.applyUpdate(old, update);
      reenter({ old, fresh, named: [], unsent: own, twins });
    }
    expect(prose(fresh)).toBe(prose(written('one o!?.', 'blockabc')));
  });

  const edit = fc.record({
    block: fc.nat(5),
    at: fc.nat(30),
    kind: fc.constantFrom('type', 'erase', 'add', 'drop', 'bold'),
    text: fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'abc议事亭') }),
  });
  type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

  function make(doc: Y.Doc, edits: readonly Edit[]): void {
    for (const { block, at, kind, text } of edits) {
      const fragment = doc.getXmlFragment(ROOT);
      const count = fragment.length;
      if (kind === 'add' || count === 0) {
        fragment.insert(Math.min(block, count), [paragraph(text)]);
        continue;
      }
      if (kind === 'drop') {
        fragment.delete(block % count, 1);
        continue;
      }
      const target = textAt(doc, block % count);
      const from = at % (target.length + 1);
      const length = Math.min(text.length, target.length - from);
      if (kind === 'type') target.insert(from, text);
      if (kind === 'erase' && length > 0) target.delete(from, length);
      if (kind === 'bold' && length > 0) target.format(from, length, { bold: {} });
    }
  }

  test('[GUARD6] with nobody else writing, the new copy reads like the old', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), fc.array(edit, { maxLength: 12 }), (before, mine) => {
        const centre = written('first paragraph', 'second');
        make(centre, before);
        const old = fork(centre);
        make(old, mine);
        const fresh = fork(centre);
        reenter({ old, fresh, named: [] });
        expect(prose(fresh)).toBe(prose(old));
      }),
    );
  });

  test('[GUARD6] with others writing, it holds what a plain merge would hold', () => {
    const edits = fc.array(edit, { maxLength: 12 });
    fc.assert(
      fc.property(edits, edits, (mine, theirs) => {
        const plain = (list: readonly Edit[]) => list.filter(({ kind }) => kind !== 'bold');
        const centre = written('first paragraph', 'second');
        const old = fork(centre);
        make(old, plain(mine));
        make(centre, plain(theirs));
        const fresh = fork(centre);
        reenter({ old, fresh, named: [] });
        const merged = fork(centre);
        Y.applyUpdate(merged, Y.encodeStateAsUpdate(old));
        const sorted = (doc: Y.Doc): string => [...prose(doc)].sort().join('');
        expect(sorted(fresh)).toBe(sorted(merged));
      }),
    );
  });
});
