/** Nothing jumps while a page comes to stand: on a slow phone, online and from a cold start without a network. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Look, settled, wear } from './looks.ts';
import { HELD, NEXT } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';

/** As cumulative layout shift counts it, but over the whole opening, not its worst five seconds. */
const MOST = 0.02;
const SLOWED = 2;
const looks: readonly Look[] = [
  { language: 'zh-CN', text: 'normal', theme: 'light' },
  { language: 'en', text: 'largest', theme: 'light' },
];
const pages = ['/', '/meetings', `/meeting?id=${NEXT}`, `/meeting?id=${HELD}&view=record`, '/me'];

let pavilion: Pavilion;
let phone: Phone;
beforeAll(async () => {
  pavilion = await Pavilion.start();
  phone = await pavilion.phoneOf('resident');
});
afterAll(() => pavilion.close());

interface Watched {
  shift: number;
  readonly moved: string[];
}

/** Notes every shift from the first paint on. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { shift: 0, moved: [] };
    Object.assign(window, { watched });
    interface Shift extends PerformanceEntry {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { readonly node: Node | null }[];
    }
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as Shift[]) {
        if (shift.hadRecentInput) continue;
        watched.shift += shift.value;
        for (const { node } of shift.sources)
          watched.moved.push(
            (node instanceof Element ? node.outerHTML : String(node?.nodeValue)).slice(0, 120),
          );
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
}

/** Once the page has stood still for a second. */
async function expectStill(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
  const { shift, moved } = await page.evaluate(async () => {
    const { watched } = window as unknown as { watched: Watched };
    for (let still = 0, last = -1; still < 10; still = watched.shift === last ? still + 1 : 0) {
      last = watched.shift;
      await new Promise((next) => setTimeout(next, 100));
    }
    return watched;
  });
  expect.soft(shift, `${path}\n${moved.join('\n')}`).toBeLessThanOrEqual(MOST);
}

async function begin(look: Look): Promise<Page> {
  await phone.restart();
  const { page } = phone;
  await page.setViewportSize({ width: 360, height: 740 });
  await phone.goto('/me');
  await settled(page);
  await wear(page, look);
  await watchShifts(page);
  return page;
}

it('the measure itself sees a page that jumps', async () => {
  const page = await begin(looks[0] as Look);
  await page.goto('/me');
  await settled(page);
  await page.waitForTimeout(600);
  await page
    .locator('h1')
    .first()
    .evaluate((title) => {
      title.style.marginTop = '200px';
    });
  const seen = () => page.evaluate(() => (window as unknown as { watched: Watched }).watched.shift);
  await expect.poll(seen).toBeGreaterThan(MOST);
});

describe.each(looks)('in $language, $text', (look) => {
  it('online, and a first visit', async () => {
    const page = await begin(look);
    for (const path of pages) await expectStill(page, path);
    const stranger = await pavilion.phone(`stranger-${look.language}`);
    await stranger.page.setViewportSize({ width: 360, height: 740 });
    await watchShifts(stranger.page);
    await expectStill(stranger.page, '/');
    await stranger.turnOff();
  });

  it('from a cold start with the server stopped', async () => {
    const page = await begin(look);
    await pavilion.stopServer();
    try {
      for (const path of pages) await expectStill(page, path);
    } finally {
      await pavilion.startServer();
    }
  });
});
