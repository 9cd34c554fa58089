/** What stands on a page before its code has come: on a slow phone for seconds. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import english from '../lib/i18n/en/opening.json' with { type: 'json' };
import { defaultSettings, SETTINGS_KEY } from '../lib/i18n/screen-settings.ts';
import chinese from '../lib/i18n/zh-cn/opening.json' with { type: 'json' };
import { settled } from './looks.ts';
import { NEXT } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';

const pages = [
  ['/', 'home'],
  ['/meetings', 'meetings'],
  [`/meeting?id=${NEXT}`, 'meeting'],
  ['/topics', 'topics'],
  ['/topic?id=lift', 'topic'],
  ['/me', 'me'],
] as const;

let pavilion: Pavilion;
beforeAll(async () => {
  pavilion = await Pavilion.start();
});
afterAll(() => pavilion.close());

it.each([
  ['zh-CN', chinese.opening, english.opening],
  ['en', english.opening, chinese.opening],
] as const)(
  'says what it is in the language chosen, %s, without any code',
  async (language, words, others) => {
    const phone = await pavilion.phone(`slow-${language}`);
    const { page } = phone;
    await page.setViewportSize({ width: 360, height: 640 });
    const choice = JSON.stringify({ ...defaultSettings, language, text: 'largest' });
    await page.addInitScript(([key, value]) => localStorage.setItem(key, value), [
      SETTINGS_KEY,
      choice,
    ] as const);
    await phone.context.route('**/_next/**/*.js', (route) => route.abort());
    for (const [path, of] of pages) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: words[of].title, exact: true }).waitFor();
      for (const text of [words[of].what, words.word]) await page.getByText(text, { exact: true }).waitFor();
      expect(await page.getByText(others[of].what, { exact: true }).isVisible(), path).toBe(false);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
    }
    await phone.turnOff();
  },
);

/** When anything was painted first, and when the largest text was, in ms. */
async function paintTimes(page: Page, path: string): Promise<{ first: number; largest: number }> {
  await page.goto(path);
  await settled(page);
  return page.evaluate(async () => {
    // What was settled last is painted, too.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const largest = await new Promise<number>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
        type: 'largest-contentful-paint',
        buffered: true,
      });
    });
    const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    return { first, largest };
  });
}

it('nothing that comes later is larger than what is painted first', async () => {
  const check = async (phone: Phone, path: string): Promise<void> => {
    await phone.page.setViewportSize({ width: 412, height: 823 });
    const { first, largest } = await paintTimes(phone.page, path);
    expect(largest, path).toBeGreaterThan(0);
    expect(largest, path).toBe(first);
  };
  await check(await pavilion.phone('stranger'), '/');
  const resident = await pavilion.phoneOf('resident');
  for (const [path, of] of pages) if (of !== 'me') await check(resident, path);
});
