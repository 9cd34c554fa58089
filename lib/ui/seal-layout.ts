/** Where the characters of a name stand in the upper part of a seal, 136 × 96 around (84, 64). */
export interface SealLayout {
  /** Of the type, in units of the drawing. */
  readonly size: number;
  readonly cells: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

const CENTRE = { x: 84, y: 64 };
const WIDTH = 136;
const HEIGHT = 96;
const ONLY_HAN = /^\p{Script=Han}+$/u;

/**
 * Chinese characters stand in columns, read downwards from the right, filled up with 印 or 之印 where one or two
 * are missing, as on name seals. Any other name stands in lines.
 */
export function sealLayout(name: string): SealLayout {
  const text = name.trim();
  return ONLY_HAN.test(text) ? columns([...text]) : lines(text);
}

function columns(name: readonly string[]): SealLayout {
  const count = Math.max(2, Math.ceil(Math.sqrt(name.length / 2)));
  const rows = Math.max(2, Math.ceil(name.length / count));
  const missing = count * rows - name.length;
  const characters = [...name, ...(missing === 1 ? '印' : missing === 2 ? '之印' : '')];
  const pitch = Math.min(48, HEIGHT / rows);
  const apart = Math.min(WIDTH / count, Math.max(pitch * 1.2, 54 - 6 * count));
  return {
    size: pitch * 0.92,
    cells: characters.map((text, at) => ({
      text,
      x: CENTRE.x + ((count - 1) / 2 - Math.floor(at / rows)) * apart,
      y: baseline(at % rows, rows, pitch),
    })),
  };
}

function lines(text: string): SealLayout {
  const words = text.split(/\s+/).slice(0, 3);
  const longest = Math.max(...words.map(widthOf));
  const size = Math.min(30, HEIGHT / words.length / 1.1, WIDTH / longest);
  return {
    size,
    cells: words.map((word, at) => ({
      text: word,
      x: CENTRE.x,
      y: baseline(at, words.length, size * 1.2),
    })),
  };
}

/** In units of the type: a Han character fills its square, a Latin one a little more than half. */
const widthOf = (word: string): number =>
  [...word].reduce((sum, character) => sum + (ONLY_HAN.test(character) ? 1 : 0.62), 0);

const baseline = (row: number, rows: number, pitch: number): number =>
  Math.round(CENTRE.y + (row - (rows - 1) / 2) * pitch + pitch * 0.34);
