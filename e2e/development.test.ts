/**
 * `npm run dev`, and what only it shows: every part of lib/ui in all its states, as its story shows it, is judged,
 * pictured, and used by the keyboard. One file, because only one such server can run in a folder.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings, type ScreenSettings, SETTINGS_KEY } from '../lib/i18n/screen-settings.ts';
import { launchChromium } from '../scripts/chromium.ts';
import { RawClient } from '../sync-server/relay/relay-fixture.ts';
import { signInTo } from '../sync-server/server-process.ts';
import { type DevelopmentServer, startDevelopment } from './development-server.ts';
import { NEXT } from './meeting-steps.ts';
import { gallery, type Picture } from './pictures/gallery.ts';
import { faultsOf } from './screen-faults.ts';

const PICTURES = 'test-reports/stories';
const PHONE = { width: 360, height: 740 };

const parts = globSync('lib/ui/*.story.tsx')
  .map((file) => file.replace(/^lib\/ui\/(.+)\.story\.tsx$/, '$1'))
  .sort();

/** As the person chose; theme and contrast as the phone's system says. */
const looks = [
  { language: 'zh-CN', text: 'normal', system: [{ theme: 'light' }, { theme: 'light', contrast: 'more' }] },
  { language: 'zh-CN', text: 'largest', system: [{ theme: 'dark' }] },
  { language: 'en', text: 'largest', system: [{ theme: 'dark', contrast: 'more' }] },
] as const;
type System = { readonly theme: 'light' | 'dark'; readonly contrast?: 'more' };

let development: DevelopmentServer;
let browser: Browser;
let page: Page;
/** What React and the browser complained of. */
let complaints: string[] = [];

beforeAll(async () => {
  development = await startDevelopment();
  browser = await launchChromium();
  page = await browser.newPage({ baseURL: development.origin, locale: 'zh-CN', reducedMotion: 'reduce' });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    const isNetwork = /net::ERR|Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !isNetwork) complaints.push(message.text());
  });
  await page.setViewportSize(PHONE);
  await page.goto('/icon.svg');
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await development?.end();
});

async function open(part: string, settings: Partial<ScreenSettings> = {}): Promise<void> {
  const all = { ...defaultSettings, ...settings };
  const value = JSON.stringify(all);
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [SETTINGS_KEY, value] as const);
  await page.goto(`/stories?part=${part}`);
  await page.locator(`html[lang="${all.language}"][data-text="${all.text}"]`).waitFor();
  await page
    .getByRole('link', { name: all.language === 'en' ? 'All parts' : '全部零件', exact: true })
    .waitFor();
  await page.getByTestId('story').waitFor();
}

async function askFor({ theme, contrast }: System): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, contrast: contrast ?? 'no-preference' });
  const attribute = contrast ? `[data-contrast="${contrast}"]` : ':not([data-contrast])';
  await page.locator(`html[data-theme="${theme}"]${attribute}`).waitFor();
}

describe('every part, 360 px wide, in normal and largest text, light, dark and with more contrast', () => {
  const pictures: Picture[] = [];
  afterAll(async () => {
    writeFileSync(join(PICTURES, 'index.html'), gallery(pictures));
    await askFor({ theme: 'light' });
  });

  it.each(parts)('%s', async (part) => {
    complaints = [];
    for (const { language, text, system } of looks) {
      await open(part, { language, text });
      for (const asked of system) {
        await askFor(asked);
        const look = [language, text, ...Object.values(asked)].join(' ');
        expect(await faultsOf(page), look).toEqual([]);
        const file = `${part}-${look.replaceAll(' ', '-')}.png`;
        await photograph(file);
        pictures.push({ file, scene: part, look });
      }
    }
    expect(complaints).toEqual([]);
  });
});

/** All of the page at once: with a screen as high as the page the bar stands at its end. */
async function photograph(file: string): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: PHONE.width, height });
  await page.screenshot({ path: join(PICTURES, file) });
  await page.setViewportSize(PHONE);
}

describe('by the keyboard', () => {
  const focused = () => page.evaluate(() => document.activeElement?.textContent);

  it('tabs: arrows, Home and End choose, Tab goes into the panel', async () => {
    await open('tabs');
    const tabs = page.getByRole('tab');
    const chosen = () => page.locator('[role="tab"][aria-selected="true"]').textContent();
    await tabs.first().focus();
    await page.keyboard.press('ArrowRight');
    expect([await chosen(), await focused()]).toEqual(['这个月', '这个月']);
    await page.keyboard.press('End');
    expect(await chosen()).toBe('全部');
    await page.keyboard.press('ArrowRight');
    expect(await chosen()).toBe('这个星期');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    expect(await chosen()).toBe('这个星期');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.role)).toBe('tabpanel');
    expect(await page.getByRole('tabpanel', { name: '这个星期' }).textContent()).toBe('两次探访');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('这个星期');
  });

  it('dialog: begins at its title, keeps the focus, Escape closes it and gives the focus back', async () => {
    await open('dialog');
    await page.getByRole('button', { name: '退出登录' }).press('Enter');
    await page.getByRole('dialog', { name: '要退出登录吗？' }).waitFor();
    expect(await focused()).toBe('要退出登录吗？');
    expect(await faultsOf(page)).toEqual([]);
    await photograph('dialog-open.png');
    for (let presses = 0; presses < 4; presses++) {
      await page.keyboard.press('Tab');
      // The browser's own bar is the only other place that Tab may reach.
      const outside = await page.evaluate(() => {
        const { activeElement, body } = document;
        return activeElement !== body && !activeElement?.closest('dialog');
      });
      expect(outside).toBe(false);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await focused()).toBe('退出登录');
  });

  it('toast: said in a region that was there before, above the bar, gone by Escape, with the focus back', async () => {
    await open('toast');
    const region = page.locator('[role="status"]').filter({ has: page.getByTestId('toast') });
    const before = await page.locator('[role="status"]').count();
    const cancel = page.getByRole('button', { name: '取消报名' });
    await cancel.press('Enter');
    await region.waitFor();
    expect(await page.locator('[role="status"]').count()).toBe(before);
    const [line, bar] = await Promise.all([
      page.getByTestId('toast').boundingBox(),
      page.getByRole('navigation', { name: '主要页面' }).boundingBox(),
    ]);
    expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
    expect(await faultsOf(page)).toEqual([]);
    await photograph('toast-open.png');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('撤回');
    await page.keyboard.press('Escape');
    await page.getByTestId('toast').waitFor({ state: 'detached' });
    expect(await focused()).toBe('取消报名');
    await cancel.press('Enter');
    await page.getByRole('button', { name: '撤回' }).press('Enter');
    await page.getByText('您已报名').waitFor();
    expect(await page.getByTestId('toast').count()).toBe(0);
  });

  it('toast: goes by itself, but not while it is held, and not while there is something to act on', async () => {
    const later = (seconds: number) => page.clock.runFor(seconds * 1000);
    await page.clock.install();
    await open('toast');
    const toast = page.getByTestId('toast');
    const copy = page.getByRole('button', { name: '复制' });
    await copy.click();
    await toast.waitFor();
    await toast.hover();
    await later(60);
    expect(await toast.count()).toBe(1);
    await copy.hover();
    await later(60);
    await toast.waitFor({ state: 'detached' });

    await copy.press('Enter');
    await toast.getByRole('button').focus();
    await later(60);
    expect(await toast.count()).toBe(1);

    await page.getByRole('button', { name: '取消报名' }).press('Enter');
    await page.getByRole('button', { name: '撤回' }).waitFor();
    await later(600);
    expect(await toast.count()).toBe(1);
  });

  it('stepper: Enter and Space step, the end says no more, and what is reached is read out', async () => {
    await open('stepper');
    const shown = page.locator('output[aria-live]').first();
    const more = page.getByRole('button', { name: '多 5 分钟' });
    await more.press('Enter');
    await more.press('Space');
    await more.press('Enter');
    await more.press('Enter');
    expect(await shown.textContent()).toBe('30 分钟');
    expect(await more.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await shown.textContent()).toBe('25 分钟');
  });

  it('choice: one stop for Tab, arrows choose', async () => {
    await open('choice');
    const large = page.getByRole('radio', { name: '大' });
    await page.getByRole('radio', { name: '标准' }).focus();
    await page.keyboard.press('ArrowRight');
    expect([await large.isChecked(), await focused()]).toEqual([true, '']);
    await page.keyboard.press('Tab');
    expect(await page.getByRole('radio', { name: '我自己' }).evaluate((it) => it.matches(':focus'))).toBe(
      true,
    );
  });
});

it('columns: one on a phone, two from 720 px, three from 1200 px, fewer with larger text', async () => {
  const columnsAt = async (width: number, text: ScreenSettings['text'] = 'normal') => {
    await page.setViewportSize({ width, height: PHONE.height });
    await open('columns', { text });
    const cards = page.getByTestId('three').locator('section');
    const lefts = await cards.evaluateAll((all) => all.map((card) => card.getBoundingClientRect().left));
    return new Set(lefts).size;
  };
  expect([await columnsAt(360), await columnsAt(720), await columnsAt(1200)]).toEqual([1, 2, 3]);
  expect([await columnsAt(720, 'largest'), await columnsAt(1200, 'largest')]).toEqual([1, 2]);
  await page.setViewportSize(PHONE);
});

it('table: a table for those who listen at every width; at a desk dense, and without a fault', async () => {
  for (const width of [PHONE.width, 1280]) {
    await page.setViewportSize({ width, height: PHONE.height });
    await open('table');
    const table = page.getByRole('table', { name: '这个月的探访' });
    expect(await table.getByRole('columnheader').count(), `${width}`).toBe(5);
    expect(
      await table
        .getByRole('row', { name: /张桂芳/ })
        .getByRole('cell')
        .count(),
    ).toBe(4);
    const { height } = (await page.getByRole('button', { name: '打开' }).first().boundingBox()) ?? {};
    expect(height).toBe(width === PHONE.width ? 60 : 44);
    expect(await faultsOf(page)).toEqual([]);
  }
  await page.setViewportSize(PHONE);
});

it('paper: no bar, no button, black on white, whatever was chosen for the screen', async () => {
  await open('button', { theme: 'dark', contrast: 'more', text: 'largest' });
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => ({
    bars: [...document.querySelectorAll('nav')].filter((part) => part.checkVisibility()).length,
    buttons: [...document.querySelectorAll('main button')].filter((part) => part.checkVisibility()).length,
    ground: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(document.body).color,
    size: getComputedStyle(document.documentElement).fontSize,
  }));
  await page.emulateMedia({ media: null });
  expect(seen).toEqual({
    bars: 0,
    buttons: 0,
    ground: 'rgb(255, 255, 255)',
    ink: 'rgb(0, 0, 0)',
    size: '16px',
  });
});

it('forced colours: what is chosen keeps a frame', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open('tabs');
  const frames = await page
    .getByRole('tab')
    .evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).outlineStyle));
  await photograph('tabs-forced-colours.png');
  await page.emulateMedia({ forcedColors: null });
  expect(frames).toEqual(['solid', 'none', 'none']);
});

it('a build has no page of stories, and nothing of them in its scripts', () => {
  const files = globSync('out/**/*.{html,js,txt}');
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => /stories/.test(file))).toEqual([]);
  expect(files.filter((file) => readFileSync(file, 'utf8').includes('stories?part='))).toEqual([]);
});

describe('npm run dev', () => {
  it('has pages, API and sync connections on one address', async () => {
    const { origin } = development;
    const answer = await fetch(`${origin}/meetings`);
    expect([answer.status, (await answer.text()).includes('<html')]).toEqual([200, true]);
    const session = await signInTo(origin, 'recorder');
    const url = `${origin.replace('http', 'ws')}/sync/meeting:${NEXT}`;
    const client = new RawClient(url, session, { origin });
    await client.opened;
    await client.until(({ heard }) => heard.find(({ step1 }) => step1));
    client.close();
  });

  it('ends both of its processes when told', async () => {
    await development.end();
    const state = () =>
      fetch(development.origin).then(
        () => 'up',
        () => 'down',
      );
    await expect.poll(state).toBe('down');
  });
});
