import { getSchema } from '@tiptap/core';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { editableMarks, editableNodes, isEditable, staysEditable } from './editable-prose.ts';
import { minutesFormat } from './minutes-format.ts';

function minutes(): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('prose/minutes/lights');
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.insert(0, '换灯', { bold: true });
  paragraph.insert(0, [text]);
  fragment.insert(0, [paragraph]);
  return fragment;
}

/** Each puts something there that no editor of ours made. */
const strange: Record<string, (fragment: Y.XmlFragment) => void> = {
  'text in the root': ({ doc }) => {
    const stock = new Y.Doc();
    stock.getText('prose/minutes/lights').insert(0, '直接写的');
    if (doc) Y.applyUpdate(doc, Y.encodeStateAsUpdate(stock));
  },
  'a text node in the root': (fragment) => fragment.insert(0, [new Y.XmlText('没有段落')]),
  'an unknown element': (fragment) => fragment.insert(0, [new Y.XmlElement('table')]),
  'an unknown element within a known one': (fragment) => {
    (fragment.get(0) as Y.XmlElement).insert(0, [new Y.XmlElement('image')]);
  },
  'an unknown mark': (fragment) => {
    ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 1, { blink: true });
  },
};

describe('[DOC6] minutes are bound to an editor only where it can build all of them', () => {
  test('its own formats are the schema of the editor', () => {
    const { nodes, marks } = getSchema([minutesFormat]);
    expect(new Set(Object.keys(nodes))).toEqual(new Set(['doc', 'text', ...editableNodes]));
    expect(new Set(Object.keys(marks))).toEqual(editableMarks);
  });

  test('what it wrote itself is editable', () => {
    expect(isEditable(minutes())).toBe(true);
    expect(isEditable(new Y.Doc().getXmlFragment('prose/minutes/empty'))).toBe(true);
  });

  test.each(Object.entries(strange))('%s is not, and is noticed before any observer is called', (_, put) => {
    const fragment = minutes();
    const noticed: boolean[] = [];
    fragment.doc?.on('beforeObserverCalls', (transaction) =>
      noticed.push(staysEditable(fragment, transaction)),
    );
    fragment.doc?.getMap('other').set('key', 1);
    put(fragment);
    expect(noticed).toEqual([true, false]);
    expect(isEditable(fragment)).toBe(false);
  });
});
