/** A place of a document as text that a person can read, copy and type again. */
import * as Y from 'yjs';
import { parseAct } from '../record/act.ts';
import { ACTS, isMapRoot, isProseRoot } from '../record/document.ts';
import type { Place } from '../shared/refusal.ts';

export function readPlace(doc: Y.Doc, { root, key }: Place): string {
  if (isProseRoot(root)) return readProse(doc.getXmlFragment(root));
  if (!isMapRoot(root)) return '';
  const map = doc.getMap(root);
  if (key === undefined) return JSON.stringify(map.toJSON(), null, 1);
  const value = map.get(key);
  return root === ACTS && typeof value === 'string'
    ? readAct(value)
    : value === undefined
      ? ''
      : String(value);
}

/** One line per block. */
function readProse(fragment: Y.XmlFragment): string {
  return fragment.toArray().map(readNode).join('\n');
}

function readNode(node: unknown): string {
  if (node instanceof Y.XmlText)
    return node
      .toDelta()
      .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : ''))
      .join('');
  if (!(node instanceof Y.XmlElement)) return '';
  const inner = node.toArray();
  const inline = inner.every(
    (child) => child instanceof Y.XmlText || child.toString() === '<hardBreak></hardBreak>',
  );
  return inner.map(readNode).join(inline ? '' : '\n');
}

function readAct(text: string): string {
  const parsed = parseAct(text);
  if (!parsed.ok) return text;
  const { type, body, at } = parsed.value.payload;
  return `${type} ${new Date(at).toISOString()} ${JSON.stringify(body)}`;
}
