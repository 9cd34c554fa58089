/** Prose as plain text. */
import * as Y from 'yjs';

/** One line for each block. */
export const blockTexts = (fragment: Y.XmlFragment): string[] => fragment.toArray().map(nodeText);

export function nodeText(node: unknown): string {
  if (node instanceof Y.XmlText)
    return node
      .toDelta()
      .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : ''))
      .join('');
  if (!(node instanceof Y.XmlElement)) return '';
  const inner = node.toArray();
  const inline = inner.every(
    (child) => child instanceof Y.XmlText || child.toString() === '<hardBreak></hardBreak>',
  );
  return inner.map(nodeText).join(inline ? '' : '\n');
}
