/** Onto the home screen: what the system is told, when it is offered, and how it is explained on each phone. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delivered, publishNotice } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { faultsOf } from './screen-faults.ts';

let pavilion: Pavilion;
beforeAll(async () => {
  pavilion = await Pavilion.start();
});
afterAll(() => pavilion.close());

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type?: string;
  readonly purpose?: string;
  readonly form_factor?: string;
}

interface Manifest {
  readonly icons: readonly Picture[];
  readonly screenshots: readonly Picture[];
  readonly shortcuts: readonly { readonly url: string; readonly icons: readonly Picture[] }[];
}

const manifestOf = (page: Page): Promise<Manifest> =>
  page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
    return (await fetch(link?.href ?? '')).json();
  });

/** What a picture is in truth. */
const drawn = (page: Page, src: string) =>
  page.evaluate(async (src) => {
    const answer = await fetch(src);
    const bitmap = await createImageBitmap(await answer.blob());
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const { data = new Uint8ClampedArray() } = context?.getImageData(0, 0, width, height) ?? {};
    const at = (x: number, y: number) => data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4);
    const corner = [...at(0, 0)];
    /** Softened edges of the same colour are no drawing. */
    const isDrawn = (x: number, y: number) =>
      at(x, y).some((value, channel) => Math.abs(value - (corner[channel] ?? 0)) > 8);
    let isOpaque = true;
    let farthest = 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        if (at(x, y)[3] !== 255) isOpaque = false;
        if (isDrawn(x, y)) farthest = Math.max(farthest, Math.hypot(x - width / 2, y - height / 2));
      }
    return {
      size: `${width}x${height}`,
      type: answer.headers.get('content-type'),
      kilobytes: Number(answer.headers.get('content-length')) / 1000,
      isOpaque,
      corner,
      /** Of what is drawn on the ground, from the middle; as part of the width. */
      reach: farthest / width,
    };
  }, src);

describe('what the system is told', () => {
  it('Chromium finds nothing missing for installing', async () => {
    const phone = await pavilion.phoneOf('resident', 'installable');
    const devtools = await phone.context.newCDPSession(phone.page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    const { errors } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    await phone.turnOff();
  });

  it('every picture is there, as large as it says, and small to load', async () => {
    const phone = await pavilion.phone('pictures');
    await phone.goto('/sign-in');
    const { icons, screenshots, shortcuts } = await manifestOf(phone.page);
    const all = [...icons.slice(1), ...screenshots, ...shortcuts.flatMap((shortcut) => shortcut.icons)];
    for (const picture of all) {
      const found = await drawn(phone.page, picture.src);
      expect(found, picture.src).toMatchObject({ size: picture.sizes });
      if (picture.type) expect(found.type, picture.src).toBe(picture.type);
      expect(found.kilobytes, picture.src).toBeLessThan(60);
    }
    expect(new Set(screenshots.map((shot) => shot.form_factor))).toEqual(new Set(['narrow', 'wide']));
    for (const { url } of shortcuts)
      expect(await phone.page.evaluate(async (url) => (await fetch(url)).status, url)).toBe(200);
    await phone.turnOff();
  });

  it('icons survive being cut round, put on black, and drawn in one colour', async () => {
    const phone = await pavilion.phone('icons');
    await phone.goto('/sign-in');
    const { icons } = await manifestOf(phone.page);
    const of = (purpose: string) => icons.find((icon) => icon.purpose === purpose)?.src ?? '';
    const maskable = await drawn(phone.page, of('maskable'));
    expect(maskable.isOpaque).toBe(true);
    expect(maskable.reach).toBeLessThan(0.4);
    expect(maskable.reach).toBeGreaterThan(0.3);
    const monochrome = await drawn(phone.page, of('monochrome'));
    expect(monochrome.corner).toEqual([0, 0, 0, 0]);
    expect(monochrome.reach).toBeLessThan(0.4);
    const touch = await phone.page.locator('link[rel="apple-touch-icon"]').getAttribute('href');
    expect(await drawn(phone.page, touch ?? '')).toMatchObject({ size: '180x180', isOpaque: true });
    await phone.turnOff();
  });
});

const offer = ({ page }: Phone) => page.getByTestId('install');

const today = async (phone: Phone): Promise<void> => {
  await phone.goto('/');
  await phone.page.locator('h1', { hasText: '好，' }).waitFor();
  await phone.page.waitForLoadState('networkidle');
};

describe('the offer', () => {
  it('comes after the first own change has arrived, not before; once declined it never comes again', async () => {
    const phone = await pavilion.phoneOf('committee', 'useful');
    await today(phone);
    expect(await offer(phone).count()).toBe(0);
    await publishNotice(phone.page);
    await delivered(phone);
    await today(phone);
    await offer(phone).waitFor();
    expect(await faultsOf(phone.page)).toEqual([]);
    await phone.page.getByTestId('install-later').click();
    await offer(phone).waitFor({ state: 'detached' });
    await phone.restart();
    await today(phone);
    expect(await offer(phone).count()).toBe(0);
    await phone.goto('/me');
    await offer(phone).waitFor();
    expect(phone.problems).toEqual([]);
    await phone.turnOff();
  });

  it('comes on the second day, and not on the third', async () => {
    const phone = await pavilion.phoneOf('resident', 'faithful');
    await phone.page.clock.install();
    await today(phone);
    expect(await offer(phone).count()).toBe(0);
    for (const isOffered of [true, false]) {
      await phone.page.clock.fastForward('24:00:00');
      await today(phone);
      if (isOffered) await offer(phone).waitFor();
      else expect(await offer(phone).count()).toBe(0);
    }
    await phone.turnOff();
  });

  it('is the browser’s own question where it has one, and ends when it is answered with yes', async () => {
    const phone = await pavilion.phoneOf('resident', 'asked');
    await phone.goto('/me');
    await offer(phone).waitFor();
    await phone.page.evaluate(() => {
      const question = new Event('beforeinstallprompt', { cancelable: true });
      const prompt = async () => void dispatchEvent(new Event('appinstalled'));
      dispatchEvent(Object.assign(question, { prompt }));
      Object.assign(window, { isHeldBack: question.defaultPrevented });
    });
    expect(await phone.page.evaluate(() => 'isHeldBack' in window && window.isHeldBack)).toBe(true);
    await phone.page.getByTestId('install-now').click();
    await offer(phone).getByText('已经装好了').waitFor();
    expect(phone.problems).toEqual([]);
    await phone.turnOff();
  });

  it('is not made to who has it', async () => {
    const phone = await pavilion.phoneOf('resident', 'installed');
    await phone.context.addInitScript(() => {
      const { matchMedia } = window;
      window.matchMedia = (query) => matchMedia(query.includes('display-mode: standalone') ? 'all' : query);
    });
    await phone.goto('/me');
    await phone.page.getByTestId('kept-here').waitFor();
    expect(await offer(phone).count()).toBe(0);
    await phone.turnOff();
  });
});

describe('the steps', () => {
  const phones = {
    ios: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1',
    android:
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36',
    'in-app':
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60(0x18003c2f) NetType/WIFI Language/zh_CN',
    desktop:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  };

  it.each(Object.entries(phones))(
    'are those of %s, with what its buttons look like',
    async (way, userAgent) => {
      const phone = await pavilion.phone(`steps-${way}`);
      await phone.context.addInitScript((userAgent) => {
        Object.defineProperty(navigator, 'userAgent', { get: () => userAgent });
      }, userAgent);
      await phone.goto('/me');
      const steps = phone.page.getByTestId(`install-${way}`).locator('li');
      await steps.first().waitFor();
      for (const step of await steps.all()) expect(await step.locator('svg').count()).toBe(1);
      expect(await faultsOf(phone.page)).toEqual([]);
      await phone.turnOff();
    },
  );
});
