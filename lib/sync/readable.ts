/** A place of a document as text that a person can read, copy and type again. */
import * as Y from 'yjs';
import { parseAct } from '../record/act.ts';
import { decodeUpdate } from '../record/decode.ts';
import { ACTS, isMapRoot, isProseRoot } from '../record/document.ts';
import { blockTexts } from '../record/prose-text.ts';
import type { Place } from '../shared/refusal.ts';

export function readPlace(doc: Y.Doc, { root, key }: Place): string {
  if (isProseRoot(root)) return blockTexts(doc.getXmlFragment(root)).join('\n');
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

function readAct(text: string): string {
  const parsed = parseAct(text);
  if (!parsed.ok) return text;
  const { type, body, at } = parsed.value.payload;
  return `${type} ${new Date(at).toISOString()} ${JSON.stringify(body)}`;
}

/** All text and values that an update holds, in the order in which they were written, without their places. */
export function textIn(update: Uint8Array): string {
  const decoded = decodeUpdate(update);
  if (!decoded.ok) return '';
  return decoded.value.structs
    .map((struct) => {
      const content = struct instanceof Y.Item ? struct.content : undefined;
      if (content instanceof Y.ContentString) return content.str;
      if (content instanceof Y.ContentType) return '\n';
      return content instanceof Y.ContentAny ? content.arr.map(String).join(' ') : '';
    })
    .join('')
    .trim();
}
