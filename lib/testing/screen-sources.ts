import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { childrenOf, nodeIn, parseSource, type SyntaxNode, textOf } from './syntax.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Tests and stories show what they like. */
const isProduct = (path: string): boolean =>
  !/\.(test|story)\.tsx?$|^lib\/testing\/|^app\/stories\/|^lib\/ui\/story\.tsx$/.test(path);

/** Everything the browser runs, by its path from the root of the repository. */
export const browserSources = (): string[] =>
  globSync('{app,lib}/**/*.{ts,tsx}', { cwd: ROOT }).filter(isProduct).sort();

export const readSource = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export const kindOfSource = (path: string): 'ts' | 'tsx' => (path.endsWith('x') ? 'tsx' : 'ts');

/** The files that a page comes with, at once or later: itself, what it imports, and so on; JSON too. */
export function filesBehind(start: string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    if (/\.tsx?$/.test(path)) waiting.push(...importedBy(path));
  }
  return found;
}

function importedBy(path: string): string[] {
  const found: string[] = [];
  const visit = (node: SyntaxNode): void => {
    const names = /^(Import|ImportDeclaration|ImportExpression|ExportNamedDeclaration|ExportAllDeclaration)$/;
    const name =
      names.test(node.type) && node.importKind !== 'type' ? textOf(nodeIn(node, 'source')) : undefined;
    if (name?.startsWith('.')) found.push(posix.join(posix.dirname(path), name));
    childrenOf(node).forEach(visit);
  };
  visit(parseSource(readSource(path), kindOfSource(path)));
  return found;
}
