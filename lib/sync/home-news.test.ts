import { expect, test } from 'vitest';
import { documentId } from '../shared/ids.ts';
import { HomeNews } from './home-news.ts';
import type { Changed } from './tabs.ts';

const rows = (...keys: string[]) => keys.map((key) => ({ id: documentId('meeting', key), summary: {} }));

test('a long reading of everything does not put old rows over newer ones', async () => {
  let stored = rows('2026-12-05');
  const held = new Map<string, () => void>();
  const news = new HomeNews({
    tell: () => undefined,
    read: () => undefined,
    readHome: async (what: readonly Changed[]) => {
      const found = { rows: stored };
      // Ten thousand people take longer than a few rows.
      if (what.includes('people')) await new Promise<void>((resolve) => held.set('people', resolve));
      return found;
    },
  });
  const everything = news.read(['people', 'rows']);
  await expect.poll(() => held.size).toBe(1);
  stored = rows('2026-12-05', '2026-11-05');
  const latest = news.read(['rows']);
  await new Promise(setImmediate);
  held.get('people')?.();
  await Promise.all([everything, latest]);
  expect(news.state.rows).toEqual(stored);
});

test('a reading that failed does not stop the next', async () => {
  let fails = true;
  const news = new HomeNews({
    tell: () => undefined,
    read: () => undefined,
    readHome: async () => {
      if (fails) throw new Error('the store is closed');
      return { rows: rows('2026-12-05') };
    },
  });
  await expect(news.read(['rows'])).rejects.toThrow('closed');
  fails = false;
  await news.read(['rows']);
  expect(news.state.rows).toHaveLength(1);
});

test('a store that is closed during a reading has no news, and that is no error', async () => {
  let close: (error: Error) => void = () => undefined;
  const news = new HomeNews({
    tell: () => undefined,
    read: () => expect.unreachable(),
    readHome: () =>
      new Promise((_, reject) => {
        close = reject;
      }),
  });
  const reading = news.read(['rows']);
  await new Promise(setImmediate);
  news.stop();
  close(new DOMException('The database connection is closing.', 'InvalidStateError'));
  await reading;
});
