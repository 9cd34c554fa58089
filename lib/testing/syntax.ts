/** Sources as syntax trees, for tests that judge what the code says rather than how it looks. */
import { parseAst } from 'vitest/node';

/** A node of ESTree with JSX and TypeScript; its fields depend on its type. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** `kind`: how its file's name ends. */
export const parseSource = (code: string, kind: 'ts' | 'tsx' = 'tsx'): SyntaxNode =>
  parseAst(code, { lang: kind }) as unknown as SyntaxNode;

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';

/** The node in that field, if there is one. */
export function nodeIn(node: SyntaxNode, field: string): SyntaxNode | undefined {
  const value = node[field];
  return isNode(value) ? value : undefined;
}

/** The nodes in that field, one or a list. */
export function nodesIn(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  const value = node[field];
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

/** All nodes directly below, in no order that matters. */
export const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  Object.keys(node).flatMap((field) => nodesIn(node, field));

/** The text of a string literal; undefined for everything else. */
export const textOf = (node: SyntaxNode | undefined): string | undefined =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;

/** `x` of `x`, `a-b` of an attribute, `x` of a property that is not computed. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  if (typeof node?.name === 'string') return node.name;
  return textOf(node);
}

export const lineOf = (code: string, node: SyntaxNode): number =>
  code.slice(0, node.start).split('\n').length;
