import { Children } from 'react';

const HAN = /\p{Script=Han}/u;
const OPENING = /^[\p{Ps}\p{Pi}]$/u;

/** Words of a Chinese text, so that a large title breaks between them; the whole text where nobody can tell. */
export function wordsOf(text: string): readonly string[] {
  if (!HAN.test(text) || !('Segmenter' in Intl)) return [text];
  const parts: string[] = [];
  let opening = '';
  for (const { segment, isWordLike } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    // A comma or closing bracket stays with the word before it, an opening one with the word after.
    if (OPENING.test(segment)) opening += segment;
    else if (isWordLike || parts.length === 0 || opening) {
      parts.push(opening + segment);
      opening = '';
    } else parts.push((parts.pop() ?? '') + segment);
  }
  if (opening) parts.push(opening);
  return parts;
}

/** For titles that come with the data: what the build has drawn already must not be cut otherwise by the browser. */
export function Phrased({ text }: { text: string }) {
  const words = wordsOf(text);
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
