import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/**
 * Arrows point one way. The table in docs/architecture.md says which folder may import which; this check
 * reads that very table, so that the text and the code cannot drift apart.
 */
const TABLE = 'docs/architecture.md';
const SOURCES = '{app,lib,sync-server,scripts,e2e,bench,sim}/**/*.{ts,tsx,js}';

/** From a folder (or single file) to what its files may import; a folder may always import itself. */
export type ImportTable = ReadonlyMap<string, readonly string[]>;

export interface SourceFile {
  path: string;
  imports: readonly string[];
}

/**
 * Reads the rows under `| folder | may import |`: names in backticks, separated by commas; a cell without
 * backticks (`nothing of ours`) is an empty list, and what stands between other words is only read.
 */
export function parseImportTable(markdown: string): ImportTable {
  const [, body] = markdown.split(/^\| *folder *\| *may import *\|.*\n\|[-:| ]+\|.*\n/m);
  const rows =
    /^(?:\|.*\n?)*/
      .exec(body ?? '')?.[0]
      .trim()
      .split('\n') ?? [];
  const names = (cell = '') =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name.replace(/\/$/, ''));
  return new Map(
    rows.flatMap((row) => {
      const [, folders, allowed] = row.split('|');
      return names(folders).map((folder) => [folder, names(allowed)] as const);
    }),
  );
}

/** Every module a source names: import, export … from, import(), and new URL(…) of a worker. */
export function importsOf(source: string): string[] {
  const patterns = [
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
    /\bnew URL\(\s*['"](\.[^'"]+\.[jt]sx?)['"]\s*,\s*import\.meta\.url/g,
  ];
  return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map(([, name = '']) => name));
}

/** What is wrong, one line each. */
export function findImportProblems(table: ImportTable, files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const from = rowOf(table, file.path);
    if (from === undefined) return [`${file.path} lies in no folder of the table in ${TABLE}`];
    return file.imports.flatMap((name) => {
      const reason = judge(table, file.path, from, name);
      return reason ? [`${file.path} imports ${name}: ${reason}`] : [];
    });
  });
}

function judge(table: ImportTable, path: string, from: string, name: string): string | undefined {
  const target = resolveOurs(path, name);
  if (target === undefined) return judgePackage(path, name);
  // Data and styles belong to whoever reads them.
  if (/\.(json|css)$/.test(target)) return undefined;
  const to = rowOf(table, target);
  if (to === undefined) return `it lies in no folder of the table in ${TABLE}`;
  const allowed = to === from || table.get(from)?.includes(to) || (isTest(path) && to === 'lib/testing');
  return allowed ? undefined : `${from} may not import ${to}`;
}

function judgePackage(path: string, name: string): string | undefined {
  if (/^lucia(\/|$)/.test(name) && !path.startsWith('sync-server/accounts/')) {
    return 'only sync-server/accounts may import lucia';
  }
  if (!isRuleFile(path) || isTest(path)) return undefined;
  if (/^react(-dom)?(\/|$)/.test(name)) return 'rule files know no React';
  return name.startsWith('node:') ? 'rule files know no Node' : undefined;
}

/** They run in the browser, in the worker and on the server alike, and must give the same result there. */
function isRuleFile(path: string): boolean {
  return (
    /^lib\/(shared|record)\//.test(path) || /^lib\/(deliberation|events|care|accounts)\/[^/]+$/.test(path)
  );
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** The path of an import of ours, from the root of the repository; undefined: it is a package. */
function resolveOurs(path: string, name: string): string | undefined {
  if (name.startsWith('@/')) return name.slice('@/'.length);
  return name.startsWith('.') ? posix.join(posix.dirname(path), name) : undefined;
}

/** The row with the longest name that holds the path: `lib/care/components` before `lib/care`. */
function rowOf(table: ImportTable, path: string): string | undefined {
  const rows = [...table.keys()].filter((folder) => path === folder || path.startsWith(`${folder}/`));
  return rows.sort((a, b) => b.length - a.length)[0];
}

if (import.meta.main) {
  const table = parseImportTable(readFileSync(TABLE, 'utf8'));
  const files = globSync(SOURCES).map((path) => ({ path, imports: importsOf(readFileSync(path, 'utf8')) }));
  const problems =
    table.size > 0 ? findImportProblems(table, files) : [`${TABLE} has no table | folder | may import |`];
  for (const problem of problems) console.error(problem);
  console.log(`${files.length} files, ${table.size} folders, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
