/** What may stand where in a document: whole primitive values in maps, elements and text in prose [DOC2, DOC3, GUARD5]. */
import * as Y from 'yjs';
import { isSheetKey, SHEET } from '../../lib/record/document.ts';
import type { NewItem } from '../../lib/record/new-structs.ts';
import { isPlainId } from '../../lib/shared/ids.ts';
import type { Place, RefusalCode } from '../../lib/shared/refusal.ts';

const MAX_ATTRIBUTE_TEXT = 2048;
const MAX_KEY = 128;
const MAX_MARK_DEPTH = 4;

export const placeOf = ({ spot, sub }: Pick<NewItem, 'spot' | 'sub'>): Place =>
  spot.form === 'map-root' && sub !== null ? { root: spot.root, key: sub } : { root: spot.root };

/** The code for an item that may not stand where it would, whoever wrote it. */
export function wrongContent({ item, spot, sub }: NewItem): RefusalCode | undefined {
  const { content } = item;
  switch (spot.form) {
    case 'other-root':
      return 'unknown-root';
    case 'other':
      return 'nested-type';
    case 'map-root':
      if (sub === null || !(spot.root === SHEET ? isSheetKey(sub) : isPlainId(sub))) return 'bad-value';
      return valueFault(content);
    case 'prose-root':
      // A stock client may keep plain text in a root of its own; how prose is written is the editor's affair.
      if (sub !== null) return 'bad-value';
      return content instanceof Y.ContentType ? blockFault(content) : textFault(content);
    case 'element':
      return sub === null ? blockFault(content) : attributeFault(sub, content);
    case 'text':
      return sub === null ? textFault(content) : attributeFault(sub, content);
  }
}

function valueFault(content: Y.Item['content']): RefusalCode | undefined {
  if (content instanceof Y.ContentDeleted) return undefined;
  if (content instanceof Y.ContentType || content instanceof Y.ContentDoc) return 'nested-type';
  // Yjs merges values of one key that overwrote each other; the last of them is what stands.
  return content instanceof Y.ContentAny && content.arr.every(isPrimitive) ? undefined : 'bad-value';
}

function blockFault(content: Y.Item['content']): RefusalCode | undefined {
  if (content instanceof Y.ContentDeleted) return undefined;
  if (!(content instanceof Y.ContentType)) return 'bad-value';
  const type: unknown = content.type;
  if (type instanceof Y.XmlHook) return 'bad-value';
  if (type instanceof Y.XmlElement) return type.nodeName.length <= MAX_KEY ? undefined : 'bad-value';
  return type instanceof Y.XmlText ? undefined : 'bad-value';
}

function attributeFault(key: string, content: Y.Item['content']): RefusalCode | undefined {
  if (!isAttributeKey(key)) return 'bad-value';
  if (content instanceof Y.ContentDeleted) return undefined;
  return content instanceof Y.ContentAny && content.arr.every(isShort) ? undefined : 'bad-value';
}

function textFault(content: Y.Item['content']): RefusalCode | undefined {
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return undefined;
  if (!(content instanceof Y.ContentFormat)) return 'bad-value';
  const value: unknown = content.value;
  return isAttributeKey(content.key) && isMark(value, MAX_MARK_DEPTH) ? undefined : 'bad-value';
}

/** An editor puts these into plain objects. */
const isAttributeKey = (key: string): boolean => key.length <= MAX_KEY && key !== '__proto__';

/** How long a text may be is for its reader to say: a sheet's value, an act, a badge. */
const isPrimitive = (value: unknown): boolean => isShort(value) || typeof value === 'string';

const isShort = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= MAX_ATTRIBUTE_TEXT);

function isMark(value: unknown, depth: number): boolean {
  if (isShort(value)) return true;
  if (depth === 0 || typeof value !== 'object' || value === null) return false;
  const parts = Object.entries(value);
  return parts.length <= 32 && parts.every(([key, part]) => isAttributeKey(key) && isMark(part, depth - 1));
}
