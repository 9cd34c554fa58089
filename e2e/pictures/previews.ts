/**
 * Takes the pictures that a phone shows when it asks whether to install the app (app/manifest.ts), from the demo
 * neighbourhood in the built app. Run by hand when the screens have changed: `node e2e/pictures/previews.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { settled } from '../looks.ts';
import { HELD, hallOf, NEXT } from '../meeting-steps.ts';
import { Pavilion, type Phone } from '../pavilion.ts';
import { begin, hold, meetingPhones, publish } from '../scenes/meeting-scenes.ts';

const OUT = 'public/previews';
const WEBP_QUALITY = 70;

/** `scale`: of the picture. */
const narrow = { width: 360, height: 740, scale: 2 };
const wide = { width: 1280, height: 800, scale: 1 };

const pavilion = await Pavilion.start();
try {
  mkdirSync(OUT, { recursive: true });
  const phones = await meetingPhones(pavilion);
  await publish(phones);
  await begin(phones);
  await hold(phones);
  const elder = await pavilion.phoneOf('elder');
  await take(elder, '/', 'today', narrow);
  await take(elder, hallOf(NEXT), 'hall', narrow);
  await take(elder, `/meeting?id=${HELD}&view=record`, 'record', narrow);
  await take(phones.chair, hallOf(NEXT), 'hall-wide', wide);
  await take(phones.chair, '/meetings', 'meetings-wide', wide);
} finally {
  await pavilion.close();
}

async function take({ page }: Phone, path: string, name: string, screen: typeof narrow): Promise<void> {
  await page.setViewportSize(screen);
  await page.goto(path);
  await settled(page);
  writeFileSync(join(OUT, `${name}.webp`), await webp(page, screen));
}

/** A third of what PNG takes; Playwright itself writes PNG and JPEG only. */
async function webp(page: Page, screen: typeof narrow): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page);
  const shot = { format: 'webp', quality: WEBP_QUALITY, clip: { x: 0, y: 0, ...screen } } as const;
  const { data: picture } = await devtools.send('Page.captureScreenshot', shot);
  return Buffer.from(picture, 'base64');
}
