import { mkdirSync, readFileSync } from 'node:fs';
import { launchChromium } from './chromium.ts';

/**
 * Draws the app's icons from public/icon.svg; run by hand after it changed: `node scripts/render-icons.ts`.
 * A maskable icon is cut by the system to any shape within a circle of 80%, so its drawing is smaller and
 * its ground reaches every edge.
 */
const PAPER = '#FBF8F1';
const ICONS = [
  { file: '192.png', size: 192, scale: 1, ground: 'transparent' },
  { file: '512.png', size: 512, scale: 1, ground: 'transparent' },
  { file: 'maskable-512.png', size: 512, scale: 0.82, ground: PAPER },
];

const svg = readFileSync('public/icon.svg', 'utf8');
const browser = await launchChromium();
const page = await browser.newPage();
mkdirSync('public/icons', { recursive: true });
for (const { file, size, scale, ground } of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>
    html { background: ${ground} }
    body { margin: 0; display: grid; place-items: center; height: 100vh }
    svg { width: ${scale * 100}vw; height: ${scale * 100}vh }
  </style>${svg}`);
  await page.screenshot({ path: `public/icons/${file}`, omitBackground: true });
}
await browser.close();
