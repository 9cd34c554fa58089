import {
  childrenOf,
  lineOf,
  nameOf,
  nodeIn,
  nodesIn,
  parseSource,
  type SyntaxNode,
  textOf,
} from './syntax.ts';

/** A key of the messages that code asks for: `vote.title`; `*` for a part known only at run time. */
export interface AskedKey {
  readonly key: string;
  readonly line: number;
}

/** From the name of a translator to its namespace, in one scope and those around it. */
type Translators = ReadonlyMap<string, string>;

/** Every key asked for with `const t = useTranslations('vote')` and `t('title')`, `t.rich('title')`. */
export function askedKeys(code: string, kind?: 'ts' | 'tsx'): AskedKey[] {
  const found: AskedKey[] = [];
  const visit = (node: SyntaxNode, around: Translators): Translators => {
    if (node.type === 'VariableDeclarator') {
      const namespace = namespaceOf(nodeIn(node, 'init'));
      const name = nameOf(nodeIn(node, 'id'));
      if (namespace !== undefined && name) return new Map(around).set(name, namespace);
    }
    if (node.type === 'CallExpression') {
      const namespace = around.get(translatorOf(nodeIn(node, 'callee')) ?? '');
      const [asked] = nodesIn(node, 'arguments');
      if (namespace !== undefined && asked) {
        const line = lineOf(code, node);
        for (const key of keysOf(asked)) found.push({ key: `${namespace}.${key}`, line });
      }
    }
    let here = around;
    for (const child of childrenOf(node)) here = visit(child, here);
    // What a declaration names holds for the rest of its block.
    return node.type === 'VariableDeclaration' ? here : around;
  };
  visit(parseSource(code, kind), new Map());
  return found;
}

function namespaceOf(node: SyntaxNode | undefined): string | undefined {
  const called = node?.type === 'CallExpression' && nameOf(nodeIn(node, 'callee')) === 'useTranslations';
  return called ? textOf(nodesIn(node, 'arguments')[0]) : undefined;
}

/** `t` of `t(…)` and of `t.rich(…)`. */
function translatorOf(callee: SyntaxNode | undefined): string | undefined {
  if (callee?.type === 'Identifier') return nameOf(callee);
  return callee?.type === 'MemberExpression' ? nameOf(nodeIn(callee, 'object')) : undefined;
}

function keysOf(node: SyntaxNode): string[] {
  const text = textOf(node);
  if (text !== undefined) return [text];
  if (node.type === 'ConditionalExpression') {
    return [...nodesIn(node, 'consequent'), ...nodesIn(node, 'alternate')].flatMap(keysOf);
  }
  if (node.type !== 'TemplateLiteral') return ['*'];
  const fixed = nodesIn(node, 'quasis').map((part) => String((part.value as { raw: string }).raw));
  return [fixed.join('*')];
}

/** Whether that key answers to what was asked for. */
export function answers(asked: string, key: string): boolean {
  const wanted = asked.split('.');
  const parts = key.split('.');
  return wanted.length === parts.length && wanted.every((part, at) => fits(part, parts[at] ?? ''));
}

function fits(wanted: string, part: string): boolean {
  const [start = '', end] = wanted.split('*');
  return end === undefined ? wanted === part : part.startsWith(start) && part.endsWith(end);
}
