import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  isMapRoot,
  isProseRoot,
  isSheetKey,
  isSheetValue,
  MAX_SHEET_TEXT,
  readSheet,
  sheetOf,
} from './document.ts';

test('[DOC2] the roots are sheet, prose/*, acts, badges and stamps', () => {
  for (const root of ['sheet', 'acts', 'badges', 'stamps']) expect(isMapRoot(root), root).toBe(true);
  for (const root of ['prose/minutes/lights', 'prose/about']) expect(isProseRoot(root), root).toBe(true);
  const others = [
    'prose',
    'prose/',
    'prose/a/b/c',
    'prose/Minutes/x',
    'Sheet',
    'act',
    '',
    'minutes/lights',
    'prose//x',
  ];
  for (const root of others) expect(isMapRoot(root) || isProseRoot(root), root).toBe(false);
});

test('[DOC2] a sheet holds whole primitive values only', () => {
  for (const value of [null, true, 0.5, '', 'x'.repeat(MAX_SHEET_TEXT)])
    expect(isSheetValue(value)).toBe(true);
  const others = [
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    {},
    [],
    new Uint8Array(1),
    'x'.repeat(MAX_SHEET_TEXT + 1),
  ];
  for (const value of others) expect(isSheetValue(value)).toBe(false);
});

test('[DOC3] sheet keys are flat texts, and a nested type is kept but not read', () => {
  expect(['item/7f3/title', 'meeting/startsAt'].every(isSheetKey)).toBe(true);
  expect(['', '/a', 'a b', 'é', 'a'.repeat(129)].some(isSheetKey)).toBe(false);
  const doc = new Y.Doc();
  sheetOf(doc).set('nested', new Y.Map());
  sheetOf(doc).set('flat', 1);
  const before = Y.encodeStateAsUpdate(doc);
  expect([...readSheet(doc)]).toEqual([['flat', 1]]);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});
