import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../app/styles/tokens.css'), 'utf8');

type Colours = Readonly<Record<string, string>>;

/** The colours that a rule of tokens.css sets. */
function coloursOf(selector: string): Colours {
  const at = css.indexOf(`${selector} {`);
  if (at < 0) throw new Error(`no rule ${selector}`);
  const body = css.slice(at, css.indexOf('}', at));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const light = coloursOf(':root');
const dark = { ...light, ...coloursOf(':root[data-theme="dark"]') };
const lightMore = { ...light, ...coloursOf(':root[data-contrast="more"]') };
const darkMore = { ...lightMore, ...coloursOf(':root[data-contrast="more"][data-theme="dark"]') };
const modes = { light, dark, 'light, more contrast': lightMore, 'dark, more contrast': darkMore };

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: Colours, one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map((name) => luminance(colours[name] ?? ''))
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const inks = ['ink', 'ink-soft', 'pine', 'vermilion', 'ochre', 'leaf', 'slate'];
const text = [
  ...['paper', 'card'].flatMap((ground) => inks.map((ink) => [ink, ground] as const)),
  ...['pine', 'vermilion', 'ochre', 'leaf', 'slate'].flatMap(
    (tone) =>
      [
        [tone, `${tone}-ground`],
        ['ink', `${tone}-ground`],
      ] as const,
  ),
  ['ink-soft', 'pine-ground'],
  ['on-pine', 'pine'],
] as const;
const edges = ['paper', 'card', 'pine-ground', 'slate-ground'].map((ground) => ['edge', ground] as const);

describe.each(Object.entries(modes))('%s', (name, colours) => {
  test('every text has a contrast of 7:1 on its ground', () => {
    expect(text.filter(([ink, ground]) => !(contrast(colours, ink, ground) >= 7))).toEqual([]);
  });

  test('the edge of a control has 3:1, with more contrast every line', () => {
    const lines = name.includes('more') ? [...edges, ['line', 'card'] as const] : edges;
    expect(lines.filter(([line, ground]) => !(contrast(colours, line, ground) >= 3))).toEqual([]);
  });
});

test('the figures in docs/look.md are those of the style sheet', () => {
  const look = readFileSync(join(import.meta.dirname, '../../docs/look.md'), 'utf8');
  const rows = [...look.matchAll(/^\| ([a-z-]+) \| `(#\w+)` ([\d.]+) \| `(#\w+)` ([\d.]+) \|/gm)];
  expect(rows.map(([, name]) => name)).toEqual(inks);
  for (const [, name = '', onPaper, lightFigure, onNight, darkFigure] of rows) {
    expect([light[name], dark[name]]).toEqual([onPaper, onNight]);
    expect(contrast(light, name, 'paper').toFixed(1), name).toBe(lightFigure);
    expect(contrast(dark, name, 'paper').toFixed(1), name).toBe(darkFigure);
  }
});
