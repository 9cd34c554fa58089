/** What is wrong with a page as it stands: by axe (WCAG A and AA, contrast AAA) and by measure. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Links within text, and everything that looks like a button. */
const INLINE_TARGET = 44;
const TARGET = 60;

/** Empty where nothing is. */
export const faultsOf = async (page: Page): Promise<string[]> => [
  ...(await violations(page)),
  ...(await measured(page)),
];

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations: all } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    });
    return all.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** What is wider than the screen, and what is too small for a thumb. */
const measured = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([inline, target]) => {
      const wrong: string[] = [];
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth > clientWidth) wrong.push(`too wide: ${scrollWidth} px`);
      const targets = 'a[href], button, summary, input, select, textarea, [role="textbox"]';
      for (const element of document.querySelectorAll<HTMLElement>(targets)) {
        if (!element.checkVisibility() || element.matches('.sr-only')) continue;
        const isChoice = element.matches('input[type="radio"]');
        const { width, height } = (isChoice
          ? element.closest('label')
          : element
        )?.getBoundingClientRect() ?? {
          width: 0,
          height: 0,
        };
        const least = element.matches('p a:not([class])') ? inline : target;
        const short = height < least - 0.5 || width < Math.min(least, inline) - 0.5;
        if (short)
          wrong.push(
            `too small: ${Math.round(width)}×${Math.round(height)}: ${element.outerHTML.slice(0, 120)}`,
          );
      }
      return wrong;
    },
    [INLINE_TARGET, TARGET] as const,
  );

declare global {
  interface Window {
    axe: typeof axe;
  }
}
