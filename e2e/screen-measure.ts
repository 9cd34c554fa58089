/**
 * What is measured on a page as it stands, and needs no axe: width, targets, the size of text, and the contrast of all
 * text (also of what axe passes over: placeholders, what cannot be pressed, text in drawings), of the edges of controls
 * and of the focus ring.
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';

/** Of the house; contrasts as of WCAG 2.2, 1.4.6 (AAA) and 1.4.11. */
const bars = {
  target: 60,
  lowTarget: 44,
  text: 16,
  textContrast: 7,
  edgeContrast: 3,
  ring: 2,
} as const;

/** One line for each fault; empty where nothing is wrong. */
export async function measureScreen(page: Page): Promise<string[]> {
  await giveEyes(page);
  return page.evaluate((bars) => window.eyes.screen(bars), bars);
}

/** Of everything that can have the focus; ends where it began. */
export async function measureRings(page: Page): Promise<string[]> {
  await giveEyes(page);
  // Rings are for those who use the keyboard: a key has to be pressed first.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  return page.evaluate((bars) => window.eyes.rings(bars), bars);
}

/** Of the focus as it is now. */
export async function measureFocus(page: Page): Promise<string | undefined> {
  await giveEyes(page);
  return page.evaluate((bars) => window.eyes.focus(bars), bars);
}

let script: Promise<string> | undefined;

async function giveEyes(page: Page): Promise<void> {
  if (await page.evaluate(() => 'eyes' in window)) return;
  script ??= bundled();
  await page.evaluate(await script);
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'eyes/main.ts')],
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
