/** Passages of the proposal as comments point at them: they move with the text [TOPIC5]. */
import * as Y from 'yjs';
import { fromBase64url, toBase64url } from '../../../shared/base64url.ts';
import { MAX_QUOTE } from '../../topic-acts.ts';

export interface Passage {
  readonly quote: string;
  readonly from: string;
  readonly to: string;
}

export interface Paragraph {
  readonly text: string;
  readonly passage: Passage;
}

/** The paragraphs that hold anything, in their order. */
export const paragraphsOf = (fragment: Y.XmlFragment): readonly Paragraph[] =>
  textsIn(fragment).flatMap((node) => {
    const text = plain(node);
    return text.trim() === '' ? [] : [{ text, passage: passageOf(node, text) }];
  });

function textsIn(parent: Y.XmlFragment): Y.XmlText[] {
  return (parent.toArray() as readonly unknown[]).flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? textsIn(child) : [];
  });
}

const plain = (node: Y.XmlText): string =>
  (node.toDelta() as readonly { readonly insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('');

/** Its ends cling to its first and last characters: what is written behind it belongs to it no more. */
const passageOf = (node: Y.XmlText, text: string): Passage => ({
  quote: text.slice(0, MAX_QUOTE),
  from: encoded(Y.createRelativePositionFromTypeIndex(node, 0, 0)),
  to: encoded(Y.createRelativePositionFromTypeIndex(node, node.length, -1)),
});

const encoded = (position: Y.RelativePosition): string =>
  toBase64url(Y.encodeRelativePosition(position) as Uint8Array<ArrayBuffer>);

interface Found {
  readonly node: Y.XmlText;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Where it is now; undefined where it is gone, or was never here. */
export function findPassage(doc: Y.Doc, { from, to }: Passage): Found | undefined {
  const start = absolute(doc, from);
  const end = absolute(doc, to);
  if (!start || !end || start.type !== end.type || !(start.type instanceof Y.XmlText)) return undefined;
  const text = plain(start.type).slice(start.index, end.index);
  return end.index > start.index ? { node: start.type, from: start.index, to: end.index, text } : undefined;
}

function absolute(doc: Y.Doc, position: string): Y.AbsolutePosition | null {
  try {
    const bytes = fromBase64url(position);
    return bytes ? Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), doc) : null;
  } catch {
    // Another device's text: it may be anything.
    return null;
  }
}

/** Puts the suggested words in its place; false where it is gone. */
export function putInstead(doc: Y.Doc, passage: Passage, instead: string): boolean {
  const found = findPassage(doc, passage);
  if (!found) return false;
  doc.transact(() => {
    found.node.delete(found.from, found.to - found.from);
    found.node.insert(found.from, instead);
  });
  return true;
}
