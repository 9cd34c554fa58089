/** The same page as different people have it: language, text size, colours. */
import type { Page } from 'playwright-core';
import { MEMBERS_KEY } from '../lib/i18n/members-settings.ts';
import { defaultSettings, type Language, SETTINGS_KEY, type TextSize } from '../lib/i18n/screen-settings.ts';

export interface Look {
  readonly language: Language;
  readonly text: TextSize;
  readonly theme: 'light' | 'dark';
  readonly contrast?: 'more';
}

export const lookName = ({ language, text, theme, contrast }: Look): string =>
  [language, text, theme, ...(contrast ? ['contrast'] : [])].join('-');

/**
 * Language and size as if they had been chosen on this phone, the colours as the system wishes them. What is unfolded
 * or open on the page stays so, unless the language changes: then it is loaded anew, and the answer is true.
 */
export async function wear(page: Page, look: Look): Promise<boolean> {
  const { language, text, theme, contrast = 'no-preference' } = look;
  await page.evaluate(
    ([own, members, value]) => {
      localStorage.setItem(own, value);
      localStorage.removeItem(members);
    },
    [SETTINGS_KEY, MEMBERS_KEY, JSON.stringify({ ...defaultSettings, language, text })] as const,
  );
  await page.emulateMedia({ colorScheme: theme, contrast });
  const attribute = contrast === 'more' ? '[data-contrast="more"]' : ':not([data-contrast])';
  await page.locator(`html[data-theme="${theme}"]${attribute}`).waitFor();
  const isAnother = (await page.locator('html').getAttribute('lang')) !== language;
  if (isAnother) {
    await page.reload();
    await settled(page);
  }
  // The page's own way to another size is a choice on another page.
  await page.locator('html').evaluate((root, text) => root.setAttribute('data-text', text), text);
  await page.locator(`html[lang="${language}"][data-text="${text}"]`).waitFor();
  return isAnother;
}

/** Its words and its documents are there. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.getByTestId('waiting').waitFor({ state: 'detached' });
}
