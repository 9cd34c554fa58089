/**
 * Takes the pictures that a phone shows when it asks whether to install the app (app/manifest.ts), and those that
 * only the README shows, from the demo neighbourhood in the built app. Run by hand when the screens have changed:
 * `node e2e/pictures/previews.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { settled, wear } from '../looks.ts';
import { HELD, hallOf, NEXT } from '../meeting-steps.ts';
import { Pavilion, type Phone } from '../pavilion.ts';
import { begin, goApart, hold, meetingPhones, publish } from '../scenes/meeting-scenes.ts';

const PREVIEWS = 'public/previews';
const README = 'docs/images';
const WEBP_QUALITY = 70;

/** `scale`: of the picture. */
const narrow = { width: 360, height: 740, scale: 2 };
const wide = { width: 1280, height: 800, scale: 1 };

const pavilion = await Pavilion.start();
try {
  for (const folder of [PREVIEWS, README]) mkdirSync(folder, { recursive: true });
  const phones = await meetingPhones(pavilion);
  await publish(phones);
  await begin(phones);
  await hold(phones);
  const elder = await pavilion.phoneOf('elder');
  await take(elder, '/', `${PREVIEWS}/today`, narrow);
  await take(elder, hallOf(NEXT), `${PREVIEWS}/hall`, narrow);
  await take(elder, `/meeting?id=${HELD}&view=record`, `${PREVIEWS}/record`, narrow);
  await take(phones.chair, hallOf(NEXT), `${PREVIEWS}/hall-wide`, wide);
  await take(phones.chair, '/meetings', `${PREVIEWS}/meetings-wide`, wide);
  await wear(elder.page, { language: 'en', text: 'largest', theme: 'dark' });
  await take(elder, '/', `${README}/largest`, narrow);
  await goApart(phones);
  await take(phones.resident, hallOf(NEXT), `${README}/offline`, narrow);
} finally {
  await pavilion.close();
}

async function take({ page }: Phone, path: string, file: string, screen: typeof narrow): Promise<void> {
  await page.setViewportSize(screen);
  await page.goto(path);
  await settled(page);
  writeFileSync(`${file}.webp`, await webp(page, screen));
}

/** A third of what PNG takes; Playwright itself writes PNG and JPEG only. */
async function webp(page: Page, screen: typeof narrow): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page);
  const shot = { format: 'webp', quality: WEBP_QUALITY, clip: { x: 0, y: 0, ...screen } } as const;
  const { data: picture } = await devtools.send('Page.captureScreenshot', shot);
  return Buffer.from(picture, 'base64');
}
