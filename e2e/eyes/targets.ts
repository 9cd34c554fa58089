/** Runs in a page: whether a thumb hits what can be pressed, whether its edges are seen, whether all fits the width. */
import { colourOf, contrast } from './colours.ts';
import { groundOf, isSeen, nameOf, shown } from './seen.ts';

export interface TargetBars {
  /** px: of what can be pressed; of a link within a sentence and of what stands in `data-dense`. */
  readonly target: number;
  readonly lowTarget: number;
  readonly edgeContrast: number;
}

const TARGETS =
  'a[href], button, summary, input, select, textarea, [role="textbox"], [role="button"], [role="tab"], [role="radio"], [role="switch"], [role="option"]';
const WRITTEN_IN = 'input, select, textarea, [role="textbox"]';

export function targetFaults(bars: TargetBars): string[] {
  const faults: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`too wide (${scrollWidth} px)`);
  for (const element of document.querySelectorAll(TARGETS)) {
    if (!isSeen(element)) continue;
    const target = pressed(element);
    const { width, height } = target.getBoundingClientRect();
    const low = element.matches('p a:not([class])') || element.closest('[data-dense]') !== null;
    const least = low ? bars.lowTarget : bars.target;
    if (height < least - 0.5 || width < bars.lowTarget - 0.5)
      faults.push(`target too small (${Math.round(width)}×${Math.round(height)}): ${nameOf(element)}`);
    const edge = edgeContrast(element, target);
    if (edge < bars.edgeContrast - 0.01) faults.push(`pale edge (${edge.toFixed(1)}): ${nameOf(element)}`);
  }
  return faults;
}

/** A choice is pressed anywhere on its label. */
const pressed = (element: Element): Element =>
  (element.matches('[type="radio"], [type="checkbox"]') && element.closest('label')) || element;

/** How well a control stands out from what is around it; a link, and a button of words alone, need no edge. */
function edgeContrast(element: Element, target: Element): number {
  const isField = element.matches(WRITTEN_IN) || target !== element;
  if (!isField && element.tagName !== 'BUTTON') return Number.POSITIVE_INFINITY;
  if (element.matches(':disabled, [aria-disabled="true"]')) return Number.POSITIVE_INFINITY;
  const around = groundOf(target.parentElement ?? target);
  const filled = contrast(groundOf(target), around);
  const style = getComputedStyle(target);
  const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
  const drawn = sides.filter(
    (side) =>
      Number.parseFloat(style[`border${side}Width`]) > 0 && colourOf(style[`border${side}Color`]).alpha > 0,
  );
  if (drawn.length === 0) return isField || filled > 1.05 ? filled : Number.POSITIVE_INFINITY;
  const edges = drawn.map((side) => contrast(shown(style[`border${side}Color`], target, around), around));
  return Math.max(filled, ...edges);
}
