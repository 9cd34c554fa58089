/** Runs in a page: the contrast and the size of every text, also of what axe passes over. */
import { contrast } from './colours.ts';
import { groundOf, isSeen, nameOf, shown } from './seen.ts';

export interface TextBars {
  readonly textContrast: number;
  /** px. */
  readonly text: number;
}

export function textFaults(bars: TextBars): string[] {
  const faults: string[] = [];
  const judge = (element: Element, css: string, what: string) => {
    const ground = groundOf(element);
    const found = contrast(shown(css, element, ground), ground);
    if (found < bars.textContrast - 0.01)
      faults.push(`pale ${what} (${found.toFixed(1)}): ${nameOf(element)}`);
  };
  for (const element of elementsWithText()) {
    const style = getComputedStyle(element);
    // What is drawn is as large as its drawing.
    const isDrawn = element instanceof SVGElement;
    judge(element, isDrawn ? style.fill : style.color, 'text');
    if (!isDrawn && Number.parseFloat(style.fontSize) < bars.text)
      faults.push(`text too small (${style.fontSize}): ${nameOf(element)}`);
  }
  for (const field of document.querySelectorAll('input, textarea, select')) {
    if (!isSeen(field) || field.matches('[type="radio"], [type="checkbox"]')) continue;
    judge(field, getComputedStyle(field).color, 'text');
    if (field.getAttribute('placeholder'))
      judge(field, getComputedStyle(field, '::placeholder').color, 'placeholder');
  }
  return faults;
}

function elementsWithText(): Set<Element> {
  const found = new Set<Element>();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    const isText = texts.currentNode.nodeValue?.trim() !== '';
    // A list's options are drawn by the system, in its own colours.
    if (parent && isText && !parent.matches('script, style, noscript, template, option') && isSeen(parent))
      found.add(parent);
  }
  return found;
}
