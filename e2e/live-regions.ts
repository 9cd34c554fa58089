/** What a screen reader is told without asking: every change in a live region of the page, in order. */
import type { Page } from 'playwright-core';

export interface Told {
  readonly text: string;
  /** `alert` at once, `status` when the person pauses. */
  readonly how: 'alert' | 'status';
}

/** From the next load on. A region that comes with its text already in it is not read by all: it counts as not told. */
export async function listen(page: Page): Promise<() => Promise<readonly Told[]>> {
  await page.addInitScript(() => {
    const told: Told[] = [];
    Object.assign(window, { told });
    const REGIONS = '[role="status"], [role="alert"], [role="log"], [aria-live], output';
    const known = new Map<Element, string>();
    const textOf = (region: Element) => region.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    const look = () => {
      for (const region of document.querySelectorAll(REGIONS)) {
        const isAlert = region.role === 'alert' || region.ariaLive === 'assertive';
        const text = textOf(region);
        const before = known.get(region);
        known.set(region, text);
        const isNew = before === undefined;
        if (text === '' || text === before || region.closest('[aria-live="off"]') || (isNew && !isAlert))
          continue;
        told.push({ text, how: isAlert ? 'alert' : 'status' });
      }
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { told: Told[] }).told);
}
