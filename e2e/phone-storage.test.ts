/** Whether the browser keeps what lies on the phone: when it is asked, and what the person is told. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Pavilion, type Phone } from './pavilion.ts';
import { faultsOf } from './screen-faults.ts';

let pavilion: Pavilion;
let phone: Phone;
beforeEach(async () => {
  pavilion = await Pavilion.start();
  phone = await pavilion.phone('kept');
});
afterEach(() => pavilion.close());

/** The browser's answer from the next page on, and how often it was asked since then. */
const answering = (isKept: boolean): Promise<unknown> =>
  phone.context.addInitScript((isKept) => {
    let isGranted = false;
    StorageManager.prototype.persisted = async () => isGranted;
    StorageManager.prototype.persist = async () => {
      localStorage.setItem('asked', `${Number(localStorage.getItem('asked') ?? 0) + 1}`);
      isGranted = isKept;
      return isGranted;
    };
  }, isKept);

const asked = (): Promise<number> => phone.page.evaluate(() => Number(localStorage.getItem('asked') ?? 0));

it('is asked once there is something to lose, not at the first visit, and not again at the next start', async () => {
  await answering(false);
  for (const path of ['/', '/me', '/meetings']) {
    await phone.goto(path);
    await phone.page.waitForLoadState('networkidle');
  }
  expect(await asked()).toBe(0);
  await phone.signIn('resident');
  await expect.poll(asked).toBe(1);
  await phone.goto('/meetings');
  await phone.page.getByTestId('meeting-card').first().waitFor();
  await phone.page.waitForLoadState('networkidle');
  expect(await asked()).toBe(1);

  await phone.goto('/me');
  const kept = phone.page.getByTestId('kept-here');
  await kept.getByText('浏览器可能清掉这里的内容').waitFor();
  expect(await faultsOf(phone.page)).toEqual([]);
  await kept.getByRole('button').click();
  await kept.getByText('还没有答应').waitFor();
  expect(await asked()).toBe(2);
  expect(phone.problems).toEqual([]);
});

it('a browser that agrees is shown as one that keeps it; so are the room it takes, and that it opens offline', async () => {
  await answering(true);
  await phone.signIn('resident');
  await phone.goto('/me');
  const kept = phone.page.getByTestId('kept-here');
  await kept.getByRole('button').click();
  await phone.page.locator('[data-testid="kept-here"][data-lasts="true"]').waitFor();
  expect(await kept.getByRole('button').count()).toBe(0);
  await kept.getByText('没有网络也能打开').waitFor();
  expect(await kept.textContent()).toMatch(/占用约 \d[\d.]* MB；.*还能存约 \d+ GB/);
  expect(phone.problems).toEqual([]);
});

it('without a service worker, as in some private windows, it says that it needs the network', async () => {
  await phone.context.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('', 'SecurityError'));
  });
  await phone.goto('/sign-in');
  await phone.page.locator('input[name="username"]').fill('resident');
  await phone.page.locator('input[name="password"]').fill('pavilion-demo');
  await phone.page.locator('button[type="submit"]').click();
  await phone.page.locator('input[name="password"]').waitFor({ state: 'detached' });
  await phone.goto('/me');
  await phone.page.getByTestId('kept-here').getByText('没有网络就打不开').waitFor();
});
