/**
 * How soon a phone answers while a meeting of 400 KiB is open: its processor slowed 4 ×, real keys and taps, measured
 * by the browser's own event timing, from the finger to the next paint.
 */
import type { Page } from 'playwright-core';
import { makeLargeDocument } from '../e2e/large-document.ts';
import { delivered, hallOf, NEXT, openMeeting, turnTo } from '../e2e/meeting-steps.ts';
import { Pavilion } from '../e2e/pavilion.ts';
import type { Figure } from './figure.ts';

const SLOWED = 4;
const INP_MS = 150;
const SENTENCE = 'wu ye shuo xian lu he fei yong, da jia mei you yi jian. ';

export async function measureResponsiveness(): Promise<Figure[]> {
  const pavilion = await Pavilion.start();
  try {
    const large = await makeLargeDocument(pavilion.origin);
    const phone = await pavilion.phoneOf('recorder');
    const { page } = phone;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.addInitScript(watchEvents);
    await openMeeting(page, hallOf(NEXT));
    await page
      .locator('.ProseMirror p')
      .nth(large.paragraphs - 1)
      .waitFor();
    await delivered(phone);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });

    const parts: readonly (readonly [what: string, use: () => Promise<void>])[] = [
      ['typing in the minutes', () => type(page)],
      ['casting and changing a ballot', () => vote(page)],
      ['searching and ticking the roll', () => tickRoll(page)],
      ['moving between hall, roll and record', () => move(page)],
    ];
    const figures: Figure[] = [];
    const all: number[] = [];
    for (const [what, use] of parts) {
      await use();
      await page.evaluate(() => new Promise((painted) => setTimeout(painted, 500)));
      const times = await page.evaluate(() => window.takeInteractions());
      all.push(...times);
      figures.push({ what: `${what}: worst of ${times.length}`, value: Math.max(...times), unit: 'ms' });
    }
    const what = `interaction to next paint, ${all.length} interactions, 4 × slowed, ${Math.round(large.size / 1024)} KiB`;
    return [{ what, value: interactionToNextPaint(all), unit: 'ms', bar: INP_MS }, ...figures];
  } finally {
    await pavilion.close();
  }
}

/** As web vitals define it: the worst, leaving out one in fifty. */
function interactionToNextPaint(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => b - a);
  return sorted[Math.floor(times.length / 50)] ?? Number.NaN;
}

async function type(page: Page): Promise<void> {
  await page
    .locator('.ProseMirror')
    .tap()
    .catch(() => page.locator('.ProseMirror').click());
  await page.keyboard.press('Control+End');
  await page.keyboard.type(SENTENCE, { delay: 60 });
}

async function vote(page: Page): Promise<void> {
  for (const choice of ['for', 'against', 'abstain', 'for']) {
    await page.getByTestId(`ballot-${choice}`).click();
    await page.locator(`[data-testid="ballot-${choice}"][aria-pressed="true"]`).waitFor();
  }
}

async function tickRoll(page: Page): Promise<void> {
  await turnTo(page, 'roll');
  const rows = page.getByTestId('roll-row');
  await rows.first().waitFor();
  await page.getByRole('searchbox').click();
  await page.keyboard.type('王', { delay: 60 });
  await page.keyboard.press('Backspace');
  for (let at = 0; at < 3; at++) {
    await rows.nth(at).getByRole('button').nth(1).click();
    await page.getByRole('dialog').getByRole('button').first().click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await rows.nth(at).getByRole('button').first().click();
    await page.locator('[data-testid="roll-row"][data-presence="present"]').nth(at).waitFor();
  }
}

async function move(page: Page): Promise<void> {
  for (const way of ['hall', 'record', 'roll', 'hall'] as const) {
    await turnTo(page, way);
    await page.waitForTimeout(300);
  }
}

/** Runs in the page: the longest event of each interaction, as it is known so far. */
function watchEvents(): void {
  const longest = new Map<number, number>();
  interface Timing extends PerformanceEntry {
    readonly interactionId: number;
  }
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries() as Timing[])
      if (interactionId > 0) longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0));
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  window.takeInteractions = () => {
    const taken = [...longest.values()];
    longest.clear();
    return taken;
  };
}

declare global {
  interface Window {
    takeInteractions: () => number[];
  }
}
