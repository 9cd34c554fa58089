/** Runs in a page: what is seen of it, and what lies beneath. */
import { type Colour, colourOf, over } from './colours.ts';

/** Drawn, and not kept for those who listen alone. */
export function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { width, height } = at.getBoundingClientRect();
    if (width <= 1 && height <= 1 && getComputedStyle(at).overflow === 'hidden') return false;
  }
  return true;
}

/** The colour that an element stands on, its own ground included. */
export function groundOf(element: Element): Colour {
  const layers: Colour[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const layer = shapeBehind(at) ?? colourOf(getComputedStyle(at).backgroundColor);
    if (layer.alpha > 0) layers.push(layer);
    if (layer.alpha === 1) break;
  }
  return layers.reduceRight((under, top) => over(top, under), colourOf('white'));
}

/** In a drawing: the last filled shape before a text that holds its middle. */
function shapeBehind(element: Element): Colour | undefined {
  if (!(element instanceof SVGTextContentElement) || !element.ownerSVGElement) return undefined;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const shapes = [
    ...element.ownerSVGElement.querySelectorAll<SVGGraphicsElement>('rect, circle, path, polygon'),
  ];
  const behind = shapes.findLast((shape) => {
    const box = shape.getBoundingClientRect();
    const isBefore = shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    const holds = box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    return isBefore && holds && getComputedStyle(shape).fill !== 'none';
  });
  return behind && colourOf(getComputedStyle(behind).fill);
}

/** A colour of an element as it comes out on that ground, with the opacity of all that it lies in. */
export function shown(css: string, element: Element, ground: Colour): Colour {
  const colour = colourOf(css);
  let { alpha } = colour;
  for (let at: Element | null = element; at; at = at.parentElement)
    alpha *= Number(getComputedStyle(at).opacity);
  return over({ ...colour, alpha }, ground);
}

/** To name an element in a fault. */
export const nameOf = (element: Element): string => element.outerHTML.replace(/\s+/g, ' ').slice(0, 140);
