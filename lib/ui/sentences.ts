import type { Sentence } from './reader.ts';

const HAN = /\p{Script=Han}/u;

/** Chinese characters are said in Chinese whatever the screen speaks; all else in the screen's language. */
const languageOf = (text: string, language: string): string => (HAN.test(text) ? 'zh-CN' : language);

/** A paragraph in sentences. Where the browser cannot tell them apart, the paragraph is one. */
export function sentencesOf(paragraph: string, language: string): Sentence[] {
  const said = languageOf(paragraph, language);
  const parts =
    'Segmenter' in Intl
      ? Array.from(
          new Intl.Segmenter(said, { granularity: 'sentence' }).segment(paragraph),
          (part) => part.segment,
        )
      : [paragraph];
  return parts.flatMap((part) => (part.trim() ? [{ text: part.trim(), language: said }] : []));
}
