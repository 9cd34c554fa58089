/** Where the characters of a name stand in the upper part of a seal, 136 × 96 around (84, 64). */
export interface SealLayout {
  /** Of the type, in units of the drawing. */
  readonly size: number;
  readonly cells: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

const CENTRE = { x: 84, y: 64 };
const WIDTH = 136;
const HEIGHT = 96;
/** More in a column, and more in a line, would be too small to read. */
const MOST_IN_COLUMN = 5;
const MOST_IN_LINE = 14;
const SHORT_LINES = [7, 10, MOST_IN_LINE];
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
  const count = Math.max(2, Math.ceil(Math.sqrt(name.length / 2)), Math.ceil(name.length / MOST_IN_COLUMN));
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
  const shown = wrapped(text);
  const longest = Math.max(1, ...shown.map(widthOf));
  const size = Math.min(30, HEIGHT / shown.length / 1.2, WIDTH / longest);
  return {
    size,
    cells: shown.map((line, at) => ({
      text: line,
      x: CENTRE.x,
      y: baseline(at, shown.length, size * 1.2),
    })),
  };
}

/** Three short lines are larger than one long one; a word is cut only if it is longer than the longest line. */
function wrapped(text: string): readonly string[] {
  const within = (width: number) =>
    text.match(new RegExp(`\\S.{0,${width - 1}}(?=\\s|$)|\\S{${width}}`, 'gu')) ?? [];
  const longest = Math.max(...text.split(/\s+/).map((word) => word.length));
  const width = SHORT_LINES.find((each) => each >= longest && within(each).length <= 3) ?? MOST_IN_LINE;
  return within(width);
}

/** In units of the type: a Han character fills its square, a Latin one a little more than half. */
const widthOf = (word: string): number =>
  [...word].reduce((sum, character) => sum + (ONLY_HAN.test(character) ? 1 : 0.6), 0);

const baseline = (row: number, rows: number, pitch: number): number =>
  Math.round(CENTRE.y + (row - (rows - 1) / 2) * pitch + pitch * 0.34);
