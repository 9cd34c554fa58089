import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { PROPOSAL } from '../../topic-acts.ts';
import { findPassage, paragraphsOf, putInstead } from './proposal-passages.ts';

function written(...paragraphs: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment(PROPOSAL).push(
    paragraphs.map((text) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.push([new Y.XmlText(text)]);
      return paragraph;
    }),
  );
  return doc;
}

const textsOf = (doc: Y.Doc) => paragraphsOf(doc.getXmlFragment(PROPOSAL)).map(({ text }) => text);
function passageAt(doc: Y.Doc, at: number) {
  const passage = paragraphsOf(doc.getXmlFragment(PROPOSAL))[at]?.passage;
  if (!passage) throw new Error(`no paragraph ${at}`);
  return passage;
}

test('[TOPIC5] a passage is found where others have moved it, and its suggestion takes its place alone', () => {
  const doc = written('先看线路。', '再换灯。');
  const passage = passageAt(doc, 1);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const first = new Y.XmlElement('paragraph');
  first.push([new Y.XmlText('先开会。')]);
  other.getXmlFragment(PROPOSAL).insert(0, [first]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(findPassage(doc, passage)?.text).toBe('再换灯。');
  expect(putInstead(doc, passage, '换太阳能灯。')).toBe(true);
  expect(textsOf(doc)).toEqual(['先开会。', '先看线路。', '换太阳能灯。']);
});

test('[TOPIC5] what is written behind a passage meanwhile stays', () => {
  const doc = written('再换灯。');
  const passage = passageAt(doc, 0);
  const [node] = doc.getXmlFragment(PROPOSAL).toArray();
  const text = node instanceof Y.XmlElement ? node.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('no text');
  text.insert(text.length, '费用公示。');
  expect(putInstead(doc, passage, '换太阳能灯。')).toBe(true);
  expect(textsOf(doc)).toEqual(['换太阳能灯。费用公示。']);
});

test('a passage that is gone, or that another program made up, is not found and changes nothing', () => {
  const doc = written('再换灯。', '公示费用。');
  const passage = passageAt(doc, 0);
  doc.getXmlFragment(PROPOSAL).delete(0, 1);
  expect(findPassage(doc, passage)).toBeUndefined();
  expect(putInstead(doc, passage, '换太阳能灯。')).toBe(false);
  expect(findPassage(doc, { quote: 'x', from: 'AAAA', to: '-_-_' })).toBeUndefined();
  expect(textsOf(doc)).toEqual(['公示费用。']);
});
