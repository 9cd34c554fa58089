import { expect, test } from 'vitest';
import { isMeant } from './roll-search.ts';

const DOOR = '3 号楼 2 单元 501';

test.each([
  ['', true],
  ['王', true],
  ['秀 英', true],
  ['501', true],
  ['3号楼', true],
  ['3 号楼 2', true],
  ['2-501', true],
  ['3-501', false],
  ['李', false],
])('“%s” means Wang at her door: %s', (typed, meant) => {
  expect(isMeant(typed, '王秀英', DOOR)).toBe(meant);
});

test('who may not know the door finds by name only', () => {
  expect(isMeant('501', '王秀英', undefined)).toBe(false);
  expect(isMeant('WANG', 'Wang Xiuying', undefined)).toBe(true);
});
