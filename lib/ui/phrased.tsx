import { Children } from 'react';

const HAN = /\p{Script=Han}/u;
const OPENING = /^[\p{Ps}\p{Pi}]$/u;

/**
 * Words of a Chinese text, so that a large title breaks between them; the whole text where nobody can tell. Each of
 * the `names` in it is one word, whatever it is made of.
 */
export function wordsOf(text: string, names: readonly string[] = []): readonly string[] {
  if (!HAN.test(text) || !('Segmenter' in Intl)) return [text];
  const parts: string[] = [];
  const isWithinName = (at: number): boolean =>
    names.some(
      (name) => text.includes(name) && at > text.indexOf(name) && at < text.indexOf(name) + name.length,
    );
  let opening = '';
  const segments = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text);
  for (const { segment, index, isWordLike } of segments) {
    // A comma or closing bracket stays with the word before it, an opening one with the word after.
    if (OPENING.test(segment)) opening += segment;
    else if ((isWordLike && !isWithinName(index)) || parts.length === 0 || opening) {
      parts.push(opening + segment);
      opening = '';
    } else parts.push((parts.pop() ?? '') + segment);
  }
  if (opening) parts.push(opening);
  return parts;
}

export interface PhrasedProps {
  text: string;
  /** Within it; never broken. */
  names?: readonly string[] | undefined;
}

/** For titles that come with the data: what the build has drawn already must not be cut otherwise by the browser. */
export function Phrased({ text, names }: PhrasedProps) {
  const words = wordsOf(text, names);
  if (words.length < 2) return text;
  return (
    <span className="break-keep [overflow-wrap:anywhere]">
      {Children.toArray(words.map((word, at) => (at > 0 ? [<Break key="break" />, word] : word)))}
    </span>
  );
}

/** Hidden, because a screen reader would be given a space there. */
function Break() {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a place to break cannot have the focus.
  return <wbr aria-hidden="true" />;
}
