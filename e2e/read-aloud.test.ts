/** Reading a record aloud. Headless browsers have no voices: the voice is a stand-in that says what it was given. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HELD, openMeeting, turnTo } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';

interface StandIn {
  readonly said: string[];
  readonly hushed: number;
  /** Ends what is being said. */
  end(): void;
  /** The phone tells of these voices from now on. */
  has(voices: readonly { lang: string; localService: boolean }[]): void;
}

declare global {
  interface Window {
    standIn: StandIn;
  }
}

let pavilion: Pavilion;
let phone: Phone;
let page: Page;
beforeAll(async () => {
  pavilion = await Pavilion.start();
  phone = await pavilion.phoneOf('resident');
  page = phone.page;
});
afterAll(() => pavilion.close());

const record = `/meeting?id=${HELD}&view=record`;
const button = (name: string) => page.getByTestId('read-aloud').getByRole('button', { name, exact: true });
const said = (): Promise<string[]> => page.evaluate(() => window.standIn.said);
const hushed = (): Promise<number> => page.evaluate(() => window.standIn.hushed);
const end = (): Promise<void> => page.evaluate(() => window.standIn.end());

async function giveVoice(): Promise<void> {
  await page.addInitScript(() => {
    const synthesis = new EventTarget();
    let voices: readonly { lang: string; localService: boolean }[] = [{ lang: 'zh-CN', localService: true }];
    let current: { text: string; onend: (() => void) | null } | undefined;
    const texts: string[] = [];
    let hushes = 0;
    Object.assign(synthesis, {
      getVoices: () => voices,
      speak: (utterance: { text: string; onend: (() => void) | null }) => {
        current = utterance;
        texts.push(utterance.text);
      },
      cancel: () => {
        current = undefined;
        hushes++;
      },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: class {
        readonly text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
    });
    window.standIn = {
      said: texts,
      get hushed() {
        return hushes;
      },
      end: () => current?.onend?.(),
      has: (others) => {
        voices = others;
        synthesis.dispatchEvent(new Event('voiceschanged'));
      },
    };
  });
}

it('without a voice the record is as it was', async () => {
  await openMeeting(page, record);
  expect(await page.evaluate(() => speechSynthesis.getVoices().length)).toBe(0);
  await page.locator('ol a[href*="item="]').first().click();
  await page.getByTestId('item-record').waitFor();
  expect(await page.getByTestId('read-aloud').count()).toBe(0);
  expect(phone.problems).toEqual([]);
});

it('reads the record sentence by sentence, pauses, goes on, and is silent when the page is left', async () => {
  await giveVoice();
  await openMeeting(page, record);
  const title = await page.locator('h1').textContent();
  await button('读给我听').click();
  expect(await said()).toEqual([title]);
  expect(await page.locator('mark').textContent()).toBe(title);
  await end();
  await expect.poll(() => page.locator('mark').textContent()).toMatch(/^第 1 项/);

  await button('暂停').click();
  await end();
  expect(await said()).toHaveLength(2);
  await button('接着读').click();
  expect((await said())[2]).toBe((await said())[1]);

  // To its end, and the button is there again.
  while (await button('暂停').isVisible()) await end();
  const all = (await said()).join(' ');
  expect(all).toMatch(/表决：.+ 通过 赞成 \d+ 票，反对 \d+ 票，弃权 \d+ 票/);
  expect(all).toMatch(/决议，通过：/);
  expect(all).toMatch(/ 记录 /);

  await button('读给我听').click();
  const before = await hushed();
  await turnTo(page, 'roll');
  await expect.poll(hushed).toBeGreaterThan(before);
  const until = (await said()).length;
  await end();
  expect(await said()).toHaveLength(until);
});

it('uses only voices of the phone itself, and of the language of the text', async () => {
  await openMeeting(page, record);
  await button('读给我听').waitFor();
  const has = (lang: string, localService: boolean) =>
    page.evaluate((voice) => window.standIn.has([voice]), { lang, localService });
  await has('zh-CN', false);
  await page.getByTestId('read-aloud').waitFor({ state: 'detached' });
  await has('zh_CN', true);
  await button('读给我听').waitFor();
  await has('en-US', true);
  await page.getByTestId('read-aloud').waitFor({ state: 'detached' });
  expect(phone.problems).toEqual([]);
});
