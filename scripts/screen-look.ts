import type { Page } from 'playwright-core';
import { MEMBERS_KEY } from '../lib/i18n/members-settings.ts';
import { type ScreenSettings, SETTINGS_KEY } from '../lib/i18n/screen-settings.ts';

/** From the next page on this phone shows things so, whoever is signed in and whatever he chose before. */
export async function setLook(page: Page, settings: ScreenSettings): Promise<void> {
  await page.evaluate(
    ([shown, members, text]) => {
      localStorage.setItem(shown, text);
      localStorage.removeItem(members);
    },
    [SETTINGS_KEY, MEMBERS_KEY, JSON.stringify(settings)] as const,
  );
}
