import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { SIGNS } from '../lib/ui/signs.ts';
import { launchChromium } from './chromium.ts';

/**
 * Draws the app's icons from public/icon.svg; run by hand after it changed: `node scripts/render-icons.ts`.
 *
 * A maskable icon is cut by the system to any shape within a circle of 80%, so its drawing is smaller and its ground
 * reaches every edge; so does that of iOS, which rounds the corners itself and paints what is transparent black. Of a
 * monochrome one only the shape counts: the system gives it a colour.
 */
const PAPER = '#FBF8F1';
const PINE = '#14523F';
const ICONS = [
  { file: '192.png', size: 192, scale: 1, ground: 'transparent' },
  { file: '512.png', size: 512, scale: 1, ground: 'transparent' },
  { file: 'maskable-512.png', size: 512, scale: 0.88, ground: PAPER },
  { file: 'apple-touch-180.png', size: 180, scale: 1, ground: PAPER },
  { file: 'monochrome-512.png', size: 512, scale: 0.88, ground: 'transparent', isShape: true },
];

/** For the shortcuts behind a long press: the signs of the bar. */
const SHORTCUTS = [
  { file: 'shortcut-today-96.png', sign: 'sun' },
  { file: 'shortcut-meetings-96.png', sign: 'pavilion' },
] as const;

const drawing = readFileSync('public/icon.svg', 'utf8');
const shape = '<style>svg > rect:first-of-type { fill: none } svg * { fill: #000 }</style>';
const sign = (path: string): string => `
  <svg viewBox="-12 -12 48 48" fill="none" stroke="${PINE}" stroke-width="2">
    <circle cx="12" cy="12" r="24" fill="${PAPER}" stroke="none"/><path d="${path}"/>
  </svg>`;

const browser = await launchChromium();
const page = await browser.newPage();
mkdirSync('public/icons', { recursive: true });
for (const { file, size, scale, ground, isShape } of ICONS)
  await draw(page, { file, size, scale, ground, svg: isShape ? drawing + shape : drawing });
for (const { file, sign: name } of SHORTCUTS)
  await draw(page, { file, size: 96, scale: 1, ground: 'transparent', svg: sign(SIGNS[name]) });
await browser.close();

interface Icon {
  readonly file: string;
  readonly size: number;
  /** Of the drawing, in the square. */
  readonly scale: number;
  readonly ground: string;
  readonly svg: string;
}

async function draw(on: Page, { file, size, scale, ground, svg }: Icon): Promise<void> {
  await on.setViewportSize({ width: size, height: size });
  await on.setContent(`<style>
    html { background: ${ground} }
    body { margin: 0; display: grid; place-items: center; height: 100vh }
    svg { width: ${scale * 100}vw; height: ${scale * 100}vh }
  </style>${svg}`);
  await on.screenshot({ path: `public/icons/${file}`, omitBackground: ground === 'transparent' });
}
