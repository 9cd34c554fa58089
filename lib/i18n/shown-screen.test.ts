import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { defaultSettings, readSettings } from './screen-settings.ts';
import {
  firstPaint,
  papers,
  type SystemWishes,
  shownScreen,
  showScreen,
  wishQueries,
} from './shown-screen.ts';

const storeOf = (text: string | null) => ({ getItem: () => text, setItem: () => undefined });

const blocked = {
  getItem: () => {
    throw new Error('blocked');
  },
};

const nothing: SystemWishes = { dark: false, moreContrast: false, lessMotion: false };
const everything: SystemWishes = { dark: true, moreContrast: true, lessMotion: true };

describe('what the page is told', () => {
  test('the system is followed where it is to be, and what a person chose stands before it', () => {
    expect(shownScreen(defaultSettings, nothing)).toEqual({ text: 'normal', theme: 'light' });
    expect(shownScreen(defaultSettings, everything)).toEqual({
      text: 'normal',
      theme: 'dark',
      contrast: 'more',
      motion: 'less',
    });
    expect(shownScreen({ ...defaultSettings, theme: 'light' }, everything).theme).toBe('light');
    expect(
      shownScreen(
        { language: 'en', text: 'large', theme: 'dark', contrast: 'more', motion: 'less' },
        nothing,
      ),
    ).toEqual({ text: 'large', theme: 'dark', contrast: 'more', motion: 'less' });
  });

  const stored = [
    null,
    'not json',
    'null',
    '7',
    '{"text":"huge","theme":"pink"}',
    '{"text":"large","theme":"dark"}',
    '{"text":"largest","theme":"light","contrast":"more","motion":"less"}',
  ];
  test.each(stored.flatMap((text) => [nothing, everything].map((wishes) => ({ text, wishes }))))(
    'the first script shows the same as the app: $text, $wishes.dark',
    ({ text, wishes }) => {
      const first = emptyPage();
      runInNewContext(firstPaint, pageGlobals(first, storeOf(text), wishes));
      const later = emptyPage();
      showScreen(later.document, shownScreen(readSettings(storeOf(text)), wishes));
      expect(first.root.dataset).toEqual(later.root.dataset);
      expect(first.bars).toEqual(later.bars);
    },
  );

  test('the first script follows the system where nothing may be stored', () => {
    const page = emptyPage();
    runInNewContext(firstPaint, pageGlobals(page, blocked, everything));
    expect(page.root.dataset).toEqual({ text: 'normal', theme: 'dark', contrast: 'more', motion: 'less' });
  });

  test('a wish that ends is taken back', () => {
    const page = emptyPage();
    showScreen(page.document, shownScreen(defaultSettings, everything));
    showScreen(page.document, shownScreen(defaultSettings, nothing));
    expect(page.root.dataset).toEqual({ text: 'normal', theme: 'light' });
    expect(page.bars).toEqual([{ name: 'theme-color', content: papers.light[0] }]);
  });

  test('the browser’s bars have the colour of the paper', () => {
    const root = join(import.meta.dirname, '../..');
    const files = globSync('{app,lib}/**/*.css', { cwd: root });
    const css = files.map((file) => readFileSync(join(root, file), 'utf8')).join('');
    for (const colour of Object.values(papers).flat()) expect(css).toContain(`--paper: ${colour};`);
  });
});

interface Meta {
  name?: string;
  content?: string;
}

/** As much of a page as is used. */
function emptyPage() {
  const bars: Meta[] = [];
  const root = { dataset: {} as Record<string, string>, lang: '' };
  const element = (meta: Meta) =>
    Object.defineProperties(meta, {
      setAttribute: {
        value: (name: keyof Meta, value: string) => {
          meta[name] = value;
        },
      },
      isConnected: { get: () => bars.includes(meta) },
    });
  const document = {
    documentElement: root,
    createElement: () => element({}),
    querySelector: () => bars[0] ?? null,
    head: { prepend: (meta: Meta) => bars.unshift(meta) },
  };
  return { document: document as unknown as Document, root, bars };
}

const pageGlobals = (
  { document }: { document: Document },
  localStorage: object,
  { dark, moreContrast, lessMotion }: SystemWishes,
) => ({
  document,
  localStorage,
  matchMedia: (query: string) => ({
    matches:
      (query === wishQueries.dark && dark) ||
      (query === wishQueries.moreContrast && moreContrast) ||
      (query === wishQueries.lessMotion && lessMotion),
  }),
});
