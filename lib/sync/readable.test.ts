import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readPlace } from './readable.ts';

test('[GUARD6] what is set aside reads as text: blocks on lines of their own, values as they are', () => {
  const doc = new Y.Doc();
  const heading = new Y.XmlElement('heading');
  heading.insert(0, [new Y.XmlText('议题')]);
  const item = new Y.XmlElement('listItem');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('one '), new Y.XmlText('line')]);
  item.insert(0, [paragraph]);
  doc.getXmlFragment('prose/minutes/a').insert(0, [heading, item]);
  (heading.get(0) as Y.XmlText).format(0, 1, { bold: {} });
  doc.getMap('sheet').set('item/a/minutes', 20);
  expect(readPlace(doc, { root: 'prose/minutes/a' })).toBe('议题\none line');
  expect(readPlace(doc, { root: 'sheet', key: 'item/a/minutes' })).toBe('20');
  expect(readPlace(doc, { root: 'sheet', key: 'gone' })).toBe('');
  expect(readPlace(doc, { root: 'acts' })).toBe('{}');
});
