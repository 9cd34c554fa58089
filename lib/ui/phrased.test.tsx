import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Phrased, wordsOf } from './phrased.tsx';

test('a Chinese title may break between words only, and stays the same text', () => {
  const title = '电动自行车充电桩，选在哪里（一）？';
  expect(wordsOf(title).join('')).toBe(title);
  expect(wordsOf(title).filter((word) => /^[，）？]|（$/.test(word))).toEqual([]);
  const html = renderToStaticMarkup(<Phrased text={title} />);
  expect(html.replace(/<[^>]+>/g, '')).toBe(title);
  expect(html).toContain('<wbr aria-hidden="true"/>选');
});

test('a name within it stays in one piece', () => {
  const title = '登录东四六条议事亭';
  expect(wordsOf(title, ['东四六条', '议事亭'])).toEqual(['登录', '东四六条', '议事亭']);
  expect(wordsOf(title)).not.toContain('东四六条');
});

test('any other title is left alone', () => {
  expect(renderToStaticMarkup(<Phrased text="Where to charge" />)).toBe('Where to charge');
});
