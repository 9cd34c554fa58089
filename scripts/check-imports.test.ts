import { expect, test } from 'vitest';
import { findImportProblems, importsOf, parseImportTable } from './check-imports.ts';

const table = parseImportTable(`
Some text with | pipes |.

| folder | may import |
| --- | --- |
| \`lib/shared\` | nothing of ours |
| \`lib/record\` | \`lib/shared\` |
| \`lib/care\` | \`lib/shared\`, \`lib/record\` |
| \`lib/care/components\` | \`lib/care\`, \`lib/ui\` |
| \`lib/ui\`, \`lib/testing\` | \`lib/shared\` |
| \`lib/kinds.ts\` | \`lib/care\` |
| \`sync-server\` | \`lib/kinds.ts\` |

| other | table |
| --- | --- |
| \`lib/none\` | \`lib/shared\` |
`);

const problems = (path: string, ...imports: string[]) => findImportProblems(table, [{ path, imports }]);

test('the table is read to its end and no further; one row may name several folders', () => {
  expect([...table.keys()]).toEqual([
    'lib/shared',
    'lib/record',
    'lib/care',
    'lib/care/components',
    'lib/ui',
    'lib/testing',
    'lib/kinds.ts',
    'sync-server',
  ]);
  expect(table.get('lib/shared')).toEqual([]);
  expect(table.get('lib/care')).toEqual(['lib/shared', 'lib/record']);
});

test('an import along an arrow is fine, against it is named', () => {
  expect(problems('lib/record/act.ts', '../shared/ids.ts', './badge.ts', 'yjs')).toEqual([]);
  expect(problems('sync-server/main.ts', '../lib/kinds.ts', 'node:fs')).toEqual([]);
  expect(problems('lib/shared/ids.ts', '../record/act.ts')).toEqual([
    'lib/shared/ids.ts imports ../record/act.ts: lib/shared may not import lib/record',
  ]);
  expect(problems('lib/care/components/roster.tsx', '@/lib/shared/ids.ts')).toHaveLength(1);
});

test('the longest matching folder wins, for both ends', () => {
  expect(problems('lib/care/components/roster.tsx', '../roster.ts', '@/lib/ui/button.tsx')).toEqual([]);
  expect(problems('lib/care/roster.ts', './components/roster.tsx')).toHaveLength(1);
});

test('rule files know no React and no Node, their tests may know Node', () => {
  expect(problems('lib/care/roster.ts', 'react')).toHaveLength(1);
  expect(problems('lib/record/act.ts', 'node:crypto')).toHaveLength(1);
  expect(problems('lib/record/act.test.ts', 'node:crypto', '../testing/people.ts')).toEqual([]);
  expect(problems('lib/care/components/roster.tsx', 'react')).toEqual([]);
});

test('lucia stays in its folder', () => {
  expect(problems('sync-server/http/session.ts', 'lucia')).toHaveLength(1);
  expect(problems('sync-server/accounts/lucia.ts', 'lucia')).toEqual([]);
});

test('a folder that the table does not know is a problem, as importer and as imported', () => {
  expect(problems('lib/new/thing.ts')).toHaveLength(1);
  expect(problems('lib/record/act.ts', '../new/thing.ts')).toHaveLength(1);
});

test('every form of import is seen, over several lines too', () => {
  const source = `
import './a.ts';
import type { B } from './b.ts';
import {
  c,
} from './c.ts';
export { d } from './d.ts';
const e = await import('./e.ts');
new Worker(new URL('./f.ts', import.meta.url));
// taken from './g.ts'
`;
  expect(importsOf(source).sort()).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts']);
});
