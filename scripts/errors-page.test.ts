import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalCodes } from '../lib/shared/refusal.ts';
import { renderErrorsPage } from './errors-page.ts';

test('docs/errors.md is up to date', () => {
  expect(readFileSync('docs/errors.md', 'utf8'), 'write it again: node scripts/errors-page.ts').toBe(
    renderErrorsPage(),
  );
});

test('every code has a row, and none stands without words', () => {
  const rows = renderErrorsPage().split('\n');
  for (const code of refusalCodes) {
    const row = rows.filter((line) => line.startsWith(`| \`${code}\` |`));
    expect(row, code).toHaveLength(1);
    expect(row[0]).not.toMatch(/\|\s*\|/);
  }
});
