/** The judgement over every screen finds each fault it is there for, and leaves alone what is right. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Pavilion, type Phone } from './pavilion.ts';
import { faultsOf } from './screen-faults.ts';
import { measureFocus, measureRings } from './screen-measure.ts';

let pavilion: Pavilion;
let phone: Phone;
let page: Page;
beforeAll(async () => {
  pavilion = await Pavilion.start();
  phone = await pavilion.phone('judged');
  page = phone.page;
  await page.setViewportSize({ width: 360, height: 740 });
  await phone.goto('/nowhere');
  await page.locator('h1').waitFor();
});
afterAll(() => pavilion.close());

/** Puts that on the page, judges, and takes it away again. Styles by properties: the policy forbids attributes. */
async function withPart(
  html: string,
  styles: Readonly<Record<string, string>>,
  judge: () => Promise<string[]> = () => faultsOf(page),
): Promise<string[]> {
  await page.locator('main').evaluate(
    (main, [html, styles]) => {
      const part = document.createElement('div');
      part.id = 'part';
      part.innerHTML = html;
      Object.assign((part.querySelector<HTMLElement | SVGElement>('[data-it]') ?? part).style, styles);
      main.append(part);
    },
    [html, styles] as const,
  );
  const found = await judge();
  await page.locator('#part').evaluate((part) => part.remove());
  return found.map((fault) => fault.replace(/[:(].*/s, '').trim());
}

const field = 'border: 1px solid #6b7370; width: 200px; height: 60px';
const styled = (css: string): Record<string, string> => Object.fromEntries([['cssText', css]]);

it('a page of the app as it is has no fault', async () => {
  expect(await faultsOf(page)).toEqual([]);
  expect(await measureRings(page)).toEqual([]);
});

describe('each fault is found', () => {
  const faults: readonly (readonly [name: string, html: string, css: string, found: string])[] = [
    ['pale text', '<p data-it>看不清</p>', 'color: #666', 'pale text'],
    ['text made pale by its opacity', '<p data-it>看不清</p>', 'opacity: 0.6', 'pale text'],
    [
      'a pale word where nothing can be pressed',
      '<button data-it disabled>现在不行</button>',
      'color: #666; height: 60px',
      'pale text',
    ],
    [
      'pale text in a drawing, on its own ground',
      '<svg width="200" height="60" role="img" aria-label="图"><rect width="200" height="60" fill="#8f1d14"/><text data-it x="10" y="35">看不清</text></svg>',
      'fill: #1c2321; font-size: 20px',
      'pale text',
    ],
    [
      'an edge that is not seen',
      '<input data-it aria-label="姓名">',
      'border: 1px solid #d9d3c5; height: 60px',
      'pale edge',
    ],
    ['a field without an edge', '<input data-it aria-label="姓名">', 'border: 0; height: 60px', 'pale edge'],
    ['a low target', '<button data-it>小</button>', 'height: 50px; width: 60px', 'target too small'],
    ['a narrow target', '<button data-it>小</button>', 'height: 60px; width: 30px', 'target too small'],
    ['small text', '<p data-it>小</p>', 'font-size: 15px', 'text too small'],
    ['a page that is too wide', '<div data-it></div>', 'width: 2000px; height: 1px', 'too wide'],
  ];
  it.each(faults)('%s', async (_name, html, css, found) => {
    expect(await withPart(html, styled(css))).toEqual([found]);
  });

  it('a pale placeholder', async () => {
    const found = await withPart('<input data-it placeholder="一个字" aria-label="姓名">', styled(field));
    expect(found).toEqual(['pale placeholder']);
  });

  it('what axe knows: a picture without a word for it', async () => {
    const found = await withPart('<img data-it src="/icon.svg">', styled('width: 60px'));
    expect(found).toContain('image-alt');
  });
});

describe('what is right is left alone', () => {
  const right: readonly (readonly [name: string, html: string, css: string])[] = [
    ['a link within a sentence', '<p>请看<a data-it href="/me">这里</a>。</p>', 'min-width: 44px'],
    [
      'a row of a dense table of officers',
      '<div data-dense><button data-it>到</button></div>',
      'height: 44px; width: 60px',
    ],
    ['a field with an edge', '<input data-it aria-label="姓名">', field],
    [
      'a word only for those who listen',
      '<p data-it>听的</p>',
      'position: absolute; width: 1px; height: 1px; overflow: hidden; font-size: 1px; color: #666',
    ],
  ];
  it.each(right)('%s', async (_name, html, css) => {
    expect(await withPart(html, styled(css))).toEqual([]);
  });
});

describe('the focus', () => {
  const rings = (css: string) =>
    withPart('<button data-it>按</button>', styled(css), () => measureRings(page));

  it('without a ring, or with one that is not seen, is a fault', async () => {
    expect(await rings('outline: none')).toEqual(['focus has no ring']);
    expect(await rings('outline: 3px solid #d9d3c5')).toEqual(['pale ring']);
    expect(await rings('')).toEqual([]);
  });

  it('that is lost, or covered, is a fault', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    expect(await measureFocus(page)).toBe('focus is lost');
    await page.locator('nav a').first().focus();
    expect(await measureFocus(page)).toBeUndefined();
    await page.locator('body').evaluate((body) => {
      const cover = Object.assign(document.createElement('div'), { id: 'part' });
      cover.style.cssText = 'position: fixed; inset: 0; z-index: 100';
      body.append(cover);
    });
    expect(await measureFocus(page)).toMatch(/^focus is out of sight or covered/);
  });
});
