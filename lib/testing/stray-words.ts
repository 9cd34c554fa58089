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

/**
 * Where a text stands: `shown` to people as it is; `code`, where only what reads like words for people is
 * suspicious; `hidden`, where no words can come to the screen.
 */
type Stand = 'shown' | 'code' | 'hidden';

/** Attributes of HTML, properties of our parts and of a page's metadata that people see or hear. */
const SHOWN = new Set(
  `alt aria-description aria-label aria-placeholder aria-roledescription aria-valuetext caption close description
  hint label legend message placeholder sentence text title unit word`.split(/\s+/),
);
const HIDDEN = new Set(['className', 'd', 'lang', 'points', 'transform', 'viewBox']);

const LETTER = /\p{L}/u;
/** Chinese, or a capital with small letters behind it, as English texts begin. */
const LIKE_WORDS = /\p{Script=Han}|^\s*\p{Lu}\p{Ll}/u;

/** `{ label: 'text-leaf' }` says how a label looks. */
const CLASS_NAME = /^[a-z]+(-[a-z\d]+)+$/;

/** Texts that do not come from the messages though people would see them: `12: Copied`. */
export function strayWords(code: string, kind?: 'ts' | 'tsx'): string[] {
  const found: string[] = [];
  const judge = (node: SyntaxNode, raw: string, stand: Stand) => {
    const text = raw.replace(/&\w+;/g, '');
    const stray = stand === 'shown' ? LETTER.test(text) : stand === 'code' && LIKE_WORDS.test(text);
    if (stray) found.push(`${lineOf(code, node)}: ${text.trim()}`);
  };

  const visit = (node: SyntaxNode, stand: Stand): void => {
    switch (node.type) {
      case 'Literal': {
        const text = textOf(node);
        if (text !== undefined) judge(node, text, stand);
        return;
      }
      case 'JSXText':
        return judge(node, String(node.value), 'shown');
      case 'TemplateElement':
        return judge(node, String((node.value as { raw: string }).raw), stand);
      case 'JSXElement':
      case 'JSXFragment':
        for (const attribute of nodesIn(nodeIn(node, 'openingElement') ?? node, 'attributes'))
          visit(attribute, 'code');
        for (const child of nodesIn(node, 'children')) visit(child, 'shown');
        return;
      case 'JSXAttribute': {
        const value = nodeIn(node, 'value');
        if (value) visit(value, standOf(nameOf(nodeIn(node, 'name'))));
        return;
      }
      case 'Property': {
        const value = nodeIn(node, 'value');
        const isToken = CLASS_NAME.test(textOf(value) ?? '');
        if (value)
          visit(value, stand === 'hidden' || isToken ? 'hidden' : standOf(nameOf(nodeIn(node, 'key'))));
        return;
      }
      // Errors that are thrown are bugs, for those who read logs.
      case 'NewExpression': {
        const thrown = nameOf(nodeIn(node, 'callee'))?.endsWith('Error');
        return each(nodesIn(node, 'arguments'), thrown ? 'hidden' : 'code');
      }
      case 'ConditionalExpression':
        each(nodesIn(node, 'test'), 'code');
        return each([...nodesIn(node, 'consequent'), ...nodesIn(node, 'alternate')], stand);
      case 'BinaryExpression':
        return each(childrenOf(node), node.operator === '+' ? stand : 'hidden');
      case 'SwitchCase':
        return each(nodesIn(node, 'consequent'), 'code');
      case 'ExpressionStatement':
        return each(childrenOf(node), typeof node.directive === 'string' ? 'hidden' : 'code');
      case 'ImportDeclaration':
      case 'ImportExpression':
        return;
      case 'JSXExpressionContainer':
      case 'LogicalExpression':
      case 'TemplateLiteral':
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
        return each(childrenOf(node), stand);
      default:
        // Types hold no texts; calls, functions and objects answer for their own.
        if (!node.type.startsWith('TS')) each(childrenOf(node), 'code');
    }
  };
  const each = (nodes: readonly SyntaxNode[], stand: Stand): void => {
    for (const node of nodes) visit(node, stand);
  };
  visit(parseSource(code, kind), 'code');
  return found;
}

function standOf(name: string | undefined): Stand {
  if (name !== undefined && SHOWN.has(name)) return 'shown';
  return name !== undefined && HIDDEN.has(name) ? 'hidden' : 'code';
}
