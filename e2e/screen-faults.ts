/** What is wrong with a page as it stands: by axe (WCAG A and AA, contrast AAA) and by measure. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { measureScreen } from './screen-measure.ts';

/** Empty where nothing is. */
export const faultsOf = async (page: Page): Promise<string[]> => [
  ...(await violations(page)),
  ...(await measureScreen(page)),
];

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations: all } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // Contrast is measured by ourselves, of every text (screen-measure.ts).
      rules: { 'color-contrast': { enabled: false } },
    });
    return all.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
