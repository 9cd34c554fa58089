/** Runs in a page: colours as they are computed, laid over each other, compared. */
export interface Colour {
  /** 0–255. */
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** 0–1. */
  readonly alpha: number;
}

const known = new Map<string, Colour>();
const pixel = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
  willReadFrequently: true,
});

/** Of any CSS colour: the browser itself paints a pixel of it. */
export function colourOf(css: string): Colour {
  const found = known.get(css) ?? painted(css);
  known.set(css, found);
  return found;
}

function painted(css: string): Colour {
  if (!pixel) throw new Error('no canvas');
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = css;
  pixel.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data;
  return { red, green, blue, alpha: alpha / 255 };
}

export function over(top: Colour, under: Colour): Colour {
  const mix = (a: number, b: number) => a * top.alpha + b * (1 - top.alpha);
  return {
    red: mix(top.red, under.red),
    green: mix(top.green, under.green),
    blue: mix(top.blue, under.blue),
    alpha: 1,
  };
}

/** 1–21, as of WCAG 2. */
export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
