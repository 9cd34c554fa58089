/** Runs in a page: where the focus is, and whether it is seen there. */
import { contrast } from './colours.ts';
import { groundOf, isSeen, nameOf, shown } from './seen.ts';

export interface FocusBars {
  readonly edgeContrast: number;
  /** px. */
  readonly ring: number;
}

const REACHED =
  'a[href], button, summary, input, select, textarea, [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';

/** What is wrong with the focus as it is now; undefined where nothing is. */
export function focusFault(bars: FocusBars): string | undefined {
  const { activeElement: focused } = document;
  if (!focused || focused === document.body || focused === document.documentElement) return 'focus is lost';
  if (!isSeen(focused)) return `focus is on what is not seen: ${nameOf(focused)}`;
  if (!isUncovered(focused)) return `focus is out of sight or covered: ${nameOf(focused)}`;
  // Where the page put it to be read on from (a title, the main part), nothing can be done: no ring is needed.
  // Within a day or a time the browser moves on its own, and shows where.
  const isBrowsersOwn = focused.matches(
    'input:is([type="date"], [type="datetime-local"]):not(:focus-visible)',
  );
  return focused.matches('[tabindex="-1"]') || isBrowsersOwn ? undefined : ringFault(focused, bars);
}

/** Puts the focus on each thing in turn. The last key must have been pressed, not a button of the mouse. */
export function ringFaults(bars: FocusBars): string[] {
  const before = document.activeElement;
  const faults: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(REACHED)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    element.focus({ preventScroll: true });
    const fault = document.activeElement === element && ringFault(element, bars);
    if (fault) faults.push(fault);
  }
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return faults;
}

/** A choice shows its ring around the label. */
function ringFault(focused: Element, bars: FocusBars): string | undefined {
  const rings = [focused, focused.closest('label')].flatMap((element) =>
    element && hasRing(element, bars.ring) ? [element] : [],
  );
  const [around] = rings;
  if (!around) return `focus has no ring: ${nameOf(focused)}`;
  const style = getComputedStyle(around);
  const ground = groundOf(
    Number.parseFloat(style.outlineOffset) < 0 ? around : (around.parentElement ?? around),
  );
  const found = contrast(shown(style.outlineColor, around, ground), ground);
  return found < bars.edgeContrast ? `pale ring (${found.toFixed(1)}): ${nameOf(focused)}` : undefined;
}

function hasRing(element: Element, least: number): boolean {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= least;
}

/** At least some of what lies in the window has nothing floating above it. */
function isUncovered(element: Element): boolean {
  const target = element.closest('label') ?? element;
  const { left, right, top, bottom } = target.getBoundingClientRect();
  const across = between(Math.max(left, 0), Math.min(right, innerWidth));
  const down = between(Math.max(top, 0), Math.min(bottom, innerHeight));
  return across.some((x) =>
    down.some((y) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (target.contains(hit) || hit.contains(target));
    }),
  );
}

/** Some points of it; none where it is empty. */
const between = (from: number, to: number): number[] =>
  from < to ? [0.1, 0.5, 0.9].map((part) => from + (to - from) * part) : [];
