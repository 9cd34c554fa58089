import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';
import { DatabaseFailure } from './storage/sqlite/database.ts';

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

test('a fault is told by its kind and place, not in words that may quote somebody', () => {
  const described = describeError(thrownBy(() => JSON.parse('王秀英住三号楼')));
  expect(described.type).toBe('SyntaxError');
  expect(described.at.length).toBeGreaterThan(0);
  expect(described.at[0]).toMatch(/describe-error\.test\.ts:\d+:\d+$/);
  expect(JSON.stringify(described)).not.toContain('王');
});

test('a message of several lines that looks like frames is not taken for them', () => {
  const error = new Error('first\n    at 王秀英 (secret:1:1)\n    at secret:2:2');
  expect(JSON.stringify(describeError(error))).not.toMatch(/secret|王/);
  error.message = 'another';
  expect(describeError(error).at).toEqual([]);
});

test('the system’s faults by code and call, the database’s in its own words, other things by type', () => {
  const missing = thrownBy(() => readFileSync('/nowhere/王秀英'));
  expect(describeError(missing)).toMatchObject({ code: 'ENOENT', syscall: 'open' });
  expect(JSON.stringify(describeError(missing))).not.toContain('王');
  const full = new DatabaseFailure({ reason: 'other', message: 'database or disk is full' });
  expect(describeError(full)).toMatchObject({ type: 'DatabaseFailure', message: 'database or disk is full' });
  expect(describeError('王秀英')).toEqual({ type: 'string', at: [] });
});
