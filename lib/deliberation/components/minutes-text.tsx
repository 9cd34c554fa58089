'use client';

import { createElement, type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';

/** Another client may have put plain text where elements belong. */
type Node = Y.XmlElement | Y.XmlText | Y.XmlHook | string;

const TAGS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  heading: 'h3',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  codeBlock: 'pre',
};

/** Minutes as text, for those who read. What it does not know it shows as plain paragraphs. */
export function MinutesText({ fragment }: { fragment: Y.XmlFragment }) {
  const t = useTranslations('minutes');
  const [, setChanges] = useState(0);
  useEffect(() => {
    const changed = () => setChanges((count) => count + 1);
    fragment.observeDeep(changed);
    return () => fragment.unobserveDeep(changed);
  }, [fragment]);
  const blocks = blocksOf(fragment);
  if (blocks.length === 0) return <p className="text-ink-soft">{t('empty')}</p>;
  return (
    <div className="prose" data-testid="minutes-text">
      {blocks.map((block, at) => rendered(block, String(at)))}
    </div>
  );
}

/** Characters that lie in the root itself are a paragraph together. */
function blocksOf(fragment: Y.XmlFragment): Node[] {
  const blocks: Node[] = [];
  for (const node of fragment.toArray() as readonly Node[]) {
    const last = blocks.at(-1);
    if (typeof node === 'string' && typeof last === 'string') blocks[blocks.length - 1] = last + node;
    else blocks.push(node);
  }
  return blocks;
}

function rendered(node: Node, key: string): ReactNode {
  if (typeof node === 'string') return <p key={key}>{node}</p>;
  if (!('nodeName' in node)) return textOf(node);
  const children = node.toArray().map((child, at) => rendered(child as Node, `${key}.${at}`));
  if (node.nodeName === 'hardBreak') return <br key={key} />;
  return createElement(TAGS[node.nodeName] ?? 'div', { key }, ...children);
}

/** Formatted text carries its marks in the delta; readers get the words. */
function textOf(node: Exclude<Node, string>): string {
  if (!('toDelta' in node)) return '';
  const delta = node.toDelta() as readonly { readonly insert?: unknown }[];
  return delta.map((part) => (typeof part.insert === 'string' ? part.insert : '')).join('');
}
