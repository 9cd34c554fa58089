/** The app without its server: every page from a cold start, in both languages, from this origin alone. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HELD, NEXT } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';

/** Every route, and what stands in its first heading. None of the meetings was ever opened on this phone. */
const routes: readonly (readonly [path: string, heading: RegExp])[] = [
  ['/', /好，/],
  ['/meetings', /^议事$/],
  [`/meeting?id=${NEXT}`, /议事会/],
  [`/meeting?id=${HELD}&view=record`, /议事会/],
  ['/me', /^我$/],
  ['/sign-in', /^已登录：/],
  ['/join', /^建立社区$/],
  ['/no-such-page', /^没有这一页$/],
];

let pavilion: Pavilion;
let phone: Phone;
beforeEach(async () => {
  pavilion = await Pavilion.start();
  phone = await pavilion.phoneOf('resident');
});
afterEach(() => pavilion.close());

const heading = (page: Page) => page.locator('h1').first();

it('[SYNC4] with the server stopped a cold start of every route shows its page, and asks nobody else', async () => {
  await pavilion.stopServer();
  for (const [path, says] of routes) {
    await phone.restart();
    const { page } = phone;
    const answer = await page.goto(path);
    await heading(page).filter({ hasText: says }).waitFor();
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy, path).toContain("script-src 'self'");
    expect(policy, path).not.toContain('unsafe');
    await page.getByTestId('waiting').waitFor({ state: 'detached' });
    expect(phone.breaches, path).toEqual([]);
  }
  const { page } = phone;
  await page.goto(`/meeting?id=${HELD}&view=record`);
  await page.locator('ol a[href*="item="]').first().click();
  await page.getByTestId('vote-result').getByText('通过', { exact: true }).waitFor();
  await page.getByTestId('offline').waitFor();
  await page.goto('/meeting?id=1999-01-05');
  await page.getByText('这台设备上没有这次会议').waitFor();
  expect(phone.problems).toEqual([]);
});

it('moving between pages without a network never loads the document again', async () => {
  await pavilion.stopServer();
  await phone.restart();
  const { page } = phone;
  await page.goto('/');
  await heading(page).filter({ hasText: '好，' }).waitFor();
  await page.evaluate(() => Object.assign(window, { untouched: true }));
  const bar = page.getByRole('navigation', { name: '主要页面' });
  await bar.getByRole('link', { name: '议事' }).click();
  await page.getByTestId('meeting-card').last().click();
  await page.getByTestId('meeting-phase').waitFor();
  for (const view of ['hall', 'roll', 'record']) {
    await page.locator(`nav a[href*="view=${view}"]`).click();
    await page.locator(`nav a[href*="view=${view}"][aria-current="page"]`).waitFor();
  }
  await page.goBack();
  await page.locator('nav a[href*="view=roll"][aria-current="page"]').waitFor();
  await bar.getByRole('link', { name: '我' }).click();
  await page.getByTestId('who-i-am').waitFor();
  await bar.getByRole('link', { name: '今天' }).click();
  await heading(page).filter({ hasText: '好，' }).waitFor();
  expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
  expect(phone.problems).toEqual([]);
});

it('the other language is on the phone as well, and stays chosen', async () => {
  await pavilion.stopServer();
  await phone.restart();
  await phone.goto('/me');
  await phone.page.getByRole('radio', { name: 'English' }).check();
  await heading(phone.page).filter({ hasText: 'Me' }).waitFor();
  await phone.restart();
  const { page } = phone;
  await page.goto(`/meeting?id=${NEXT}`);
  await page.getByTestId('meeting-phase').getByText('being prepared').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.goto('/no-such-page');
  await heading(page).filter({ hasText: 'There is no such page' }).waitFor();
  await page.goto('/me');
  await page.getByRole('radio', { name: '中文' }).check();
  await heading(page).filter({ hasText: '我' }).waitFor();
  expect(phone.problems).toEqual([]);
});
