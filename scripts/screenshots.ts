import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { localDateOf } from '../lib/deliberation/local-time.ts';
import { lastMeetingDate, nextMeetingDate } from '../lib/deliberation/next-meeting.ts';
import type { ScreenSettings } from '../lib/i18n/screen-settings.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { startServerProcess } from '../sync-server/server-process.ts';
import { launchChromium } from './chromium.ts';
import { setLook } from './screen-look.ts';
import { gallery, type Picture } from './screenshots/gallery.ts';
import { beforeTheMeeting, type Days, holdMeeting, inSession, type Scene } from './screenshots/scenes.ts';

/**
 * Pictures of every screen of the built app, with the demo neighbourhood in a folder of its own: phone and desk,
 * both languages, and the largest text on the phone. For people to look at; nothing is compared.
 */
const OUT = process.env.SCREENSHOTS ?? 'screenshots';
const PASSWORD = 'pavilion-demo';
/** Enough for the quorum of the demo's rules. */
const PRESENT = 62;

interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly settings: ScreenSettings;
}

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 860 };
const looks: readonly Look[] = [
  {
    name: '360-zh',
    ...phone,
    settings: { language: 'zh-CN', text: 'normal', theme: 'light', contrast: 'system', motion: 'system' },
  },
  {
    name: '360-zh-largest',
    ...phone,
    settings: { language: 'zh-CN', text: 'largest', theme: 'light', contrast: 'system', motion: 'system' },
  },
  {
    name: '360-en',
    ...phone,
    settings: { language: 'en', text: 'normal', theme: 'light', contrast: 'system', motion: 'system' },
  },
  {
    name: '360-en-largest',
    ...phone,
    settings: { language: 'en', text: 'largest', theme: 'light', contrast: 'system', motion: 'system' },
  },
  {
    name: '1280-zh',
    ...desk,
    settings: { language: 'zh-CN', text: 'normal', theme: 'light', contrast: 'system', motion: 'system' },
  },
  {
    name: '1280-en-dark',
    ...desk,
    settings: { language: 'en', text: 'normal', theme: 'dark', contrast: 'system', motion: 'system' },
  },
];

const data = mkdtempSync(join(tmpdir(), 'pavilion-screens-'));
const server = await startServerProcess({ dataDir: data });
const browser = await launchChromium();
try {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const today = localDateOf(Date.now());
  const { meetingDay } = makeNeighbourhood().settings;
  const days: Days = { held: lastMeetingDate(today, meetingDay), next: nextMeetingDate(today, meetingDay) };
  const people = peopleIn(browser, server.origin);

  const pictures = await takeAll(beforeTheMeeting(days), people);
  await holdMeeting(days, async (account) => (await people.of(account)).newPage(), PRESENT);
  pictures.push(...(await takeAll(inSession(days), people)));
  writeFileSync(join(OUT, 'index.html'), gallery(pictures));
  console.log(`${pictures.length} pictures: ${join(OUT, 'index.html')}`);
} finally {
  await browser.close();
  await server.stop();
  rmSync(data, { recursive: true, force: true });
}

interface People {
  /** A browser profile, signed in as that account. */
  of(account: string | undefined): Promise<BrowserContext>;
}

function peopleIn(from: Browser, baseURL: string): People {
  const profiles = new Map<string, Promise<BrowserContext>>();
  const make = async (account: string | undefined): Promise<BrowserContext> => {
    const context = await from.newContext({ baseURL, reducedMotion: 'reduce' });
    if (!account) return context;
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
  };
  return {
    of(account) {
      const name = account ?? '';
      const known = profiles.get(name) ?? make(account);
      profiles.set(name, known);
      return known;
    },
  };
}

async function takeAll(scenes: readonly Scene[], people: People): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const scene of scenes) {
    const page = await (await people.of(scene.account)).newPage();
    for (const look of looks) pictures.push(await take(page, scene, look));
    await page.close();
  }
  return pictures;
}

async function take(page: Page, scene: Scene, look: Look): Promise<Picture> {
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.goto('/manifest.webmanifest');
  await setLook(page, look.settings);
  await page.goto(scene.path);
  await page.locator(`html[lang="${look.settings.language}"]`).waitFor();
  await page.locator('h1').waitFor();
  await page.getByTestId('waiting').waitFor({ state: 'detached' });
  await scene.prepare?.(page);
  const file = `${scene.name}-${look.name}.png`;
  await page.screenshot({ path: join(OUT, file), fullPage: !scene.asSeen });
  return { file, scene: scene.name, look: look.name };
}
