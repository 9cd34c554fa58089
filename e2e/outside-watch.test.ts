/** The watch over every phone finds what it is there for. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Pavilion, type Phone } from './pavilion.ts';

let pavilion: Pavilion;
beforeAll(async () => {
  pavilion = await Pavilion.start();
});
afterAll(() => pavilion.close());

const breaches: Readonly<Record<string, (phone: Phone) => Promise<unknown>>> = {
  'a request to a third party': ({ page }) =>
    page.evaluate(() => fetch('https://example.invalid/').catch(() => undefined)),
  'a socket to a third party': ({ page }) =>
    page.evaluate(() => {
      try {
        new WebSocket('wss://example.invalid/');
      } catch {
        // The policy may throw at once.
      }
    }),
  'a third party’s picture': ({ page }) =>
    page.evaluate(
      () => void document.body.append(Object.assign(new Image(), { src: '//example.invalid/a.png' })),
    ),
  'a script in the page': ({ page }) =>
    page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.isRun = true';
      document.body.append(script);
    }),
  'a style in the page': ({ page }) =>
    page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p style="color: red">红</p>')),
};

it.each(Object.entries(breaches))(
  '%s fails the journey when the phone is turned off',
  async (_name, breach) => {
    const phone = await pavilion.phone('careless');
    await phone.goto('/sign-in');
    await breach(phone);
    await expect.poll(() => phone.breaches.length).toBeGreaterThan(0);
    await expect(phone.turnOff()).rejects.toThrow('must not happen');
  },
);

it('a careful phone is turned off without a word', async () => {
  const phone = await pavilion.phone('careful');
  await phone.goto('/sign-in');
  await phone.page.locator('h1').waitFor();
  await phone.turnOff();
});
