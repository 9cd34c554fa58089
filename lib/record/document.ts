/** The roots of a document [DOC2], and reading them without changing anything. */
import type * as Y from 'yjs';
import { isPlainId } from '../shared/ids.ts';

/** Lower Yjs client ids are the community's own, one per generation: the server writes stamps under them [SYNC6]. */
export const FIRST_MEMBER_CLIENT = 64;

export const SHEET = 'sheet';
export const ACTS = 'acts';
export const BADGES = 'badges';
export const STAMPS = 'stamps';
export const mapRoots = [SHEET, ACTS, BADGES, STAMPS] as const;
export type MapRoot = (typeof mapRoots)[number];
/** `prose/<name>/<id>`: a root-level XmlFragment of its own [DOC3]. */
export type ProseRoot = `prose/${string}`;

export type SheetValue = string | number | boolean | null;
const MAX_SHEET_KEY = 128;
export const MAX_SHEET_TEXT = 8192;

const SHEET_KEY = /^[a-zA-Z0-9][a-zA-Z0-9/-]*$/;
export const isSheetKey = (key: string): boolean => key.length <= MAX_SHEET_KEY && SHEET_KEY.test(key);

export const isSheetValue = (value: unknown): value is SheetValue =>
  value === null ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= MAX_SHEET_TEXT);

export const isMapRoot = (root: string): root is MapRoot => (mapRoots as readonly string[]).includes(root);

export function isProseRoot(root: string): root is ProseRoot {
  const [prose, ...names] = root.split('/');
  return prose === 'prose' && names.length >= 1 && names.length <= 2 && names.every(isPlainId);
}

export const actsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(ACTS);
export const badgesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(BADGES);
export const stampsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(STAMPS);
export const sheetOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(SHEET);
export const proseOf = (doc: Y.Doc, root: ProseRoot): Y.XmlFragment => doc.getXmlFragment(root);

/** The sheet's keys with the values that are of its form; others (a newer version's) are kept but not read. */
export function readSheet(doc: Y.Doc): ReadonlyMap<string, SheetValue> {
  const read = new Map<string, SheetValue>();
  for (const [key, value] of sheetOf(doc)) if (isSheetValue(value)) read.set(key, value);
  return read;
}
