import { expect, test } from 'vitest';
import { withinDeletionBudget } from './deletion-budget.ts';

const change = (deletedOthersInHour: number, length: number) => ({
  to: 'prose' as const,
  root: 'prose/minutes/lights' as const,
  inserted: 0,
  deletedOwn: 10_000,
  deletedOthers: deletedOthersInHour,
  deletedOthersInHour,
  length,
});

test('[GUARD8] a fifth of others’ text in a root within an hour, or 500 characters if that is more', () => {
  expect(withinDeletionBudget(change(500, 10))).toBe(true);
  expect(withinDeletionBudget(change(501, 2500))).toBe(false);
  expect(withinDeletionBudget(change(1000, 5000))).toBe(true);
  expect(withinDeletionBudget(change(1001, 5000))).toBe(false);
});
