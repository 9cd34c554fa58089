import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { localDateOf } from '../lib/deliberation/local-time.ts';
import { lastMeetingDate, nextMeetingDate } from '../lib/deliberation/next-meeting.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { startServerProcess } from '../sync-server/server-process.ts';
import { launchChromium } from './chromium.ts';
import { type Days, holdMeeting } from './screenshots/scenes.ts';

/**
 * Takes the pictures that a phone shows when it asks whether to install the app (app/manifest.ts), from the demo
 * neighbourhood in the built app. Run by hand when the screens have changed: `node scripts/render-previews.ts`.
 */
const OUT = 'public/previews';
const PASSWORD = 'pavilion-demo';
/** Enough for the quorum of the demo's rules. */
const PRESENT = 62;
const WEBP_QUALITY = 70;

/** `scale`: of the picture. */
const phone = { width: 360, height: 740, scale: 2 };
const desk = { width: 1280, height: 800, scale: 1 };

const data = mkdtempSync(join(tmpdir(), 'pavilion-previews-'));
const server = await startServerProcess({ dataDir: data });
const browser = await launchChromium();
try {
  mkdirSync(OUT, { recursive: true });
  const today = localDateOf(Date.now());
  const { meetingDay } = makeNeighbourhood().settings;
  const days: Days = { held: lastMeetingDate(today, meetingDay), next: nextMeetingDate(today, meetingDay) };
  const people = new Map<string, BrowserContext>();
  const as = async (account: string): Promise<BrowserContext> => {
    const known = people.get(account) ?? (await signedIn(browser, account, desk));
    people.set(account, known);
    return known;
  };
  await holdMeeting(days, async (account) => (await as(account)).newPage(), PRESENT);

  const resident = await signedIn(browser, 'elder', phone);
  await take(resident, '/', 'today', phone);
  await take(resident, `/meeting?id=${days.next}`, 'hall', phone);
  await take(resident, `/meeting?id=${days.held}&view=record`, 'record', phone);
  await take(await as('chair'), `/meeting?id=${days.next}`, 'hall-wide', desk);
  await take(await as('chair'), '/meetings', 'meetings-wide', desk);
} finally {
  await browser.close();
  await server.stop();
  rmSync(data, { recursive: true, force: true });
}

async function signedIn(from: Browser, account: string, screen: typeof phone): Promise<BrowserContext> {
  const context = await from.newContext({
    viewport: screen,
    baseURL: server.origin,
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.locator('input[name="username"]').fill(account);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator('button[type="submit"]').click();
  await page.locator('input[name="password"]').waitFor({ state: 'detached' });
  await page.goto('/me');
  await page.getByTestId('who-i-am').waitFor();
  await page.close();
  return context;
}

async function take(
  context: BrowserContext,
  path: string,
  name: string,
  screen: typeof phone,
): Promise<void> {
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('h1').waitFor();
  await page.getByTestId('waiting').waitFor({ state: 'detached' });
  await page
    .locator('[data-testid="two-ticks"][data-state="delivered"]')
    .or(page.locator('h1'))
    .first()
    .waitFor();
  writeFileSync(join(OUT, `${name}.webp`), await webp(page, screen));
  await page.close();
}

/** A third of what PNG takes; Playwright itself writes PNG and JPEG only. */
async function webp(page: Page, screen: typeof phone): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page);
  const shot = { format: 'webp', quality: WEBP_QUALITY, clip: { x: 0, y: 0, ...screen } } as const;
  const { data: picture } = await devtools.send('Page.captureScreenshot', shot);
  return Buffer.from(picture, 'base64');
}
