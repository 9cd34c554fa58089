/** How this phone shows things: each person his own, on one phone in turn, also without a network. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Pavilion, type Phone } from './pavilion.ts';

let pavilion: Pavilion;
beforeEach(async () => {
  pavilion = await Pavilion.start();
});
afterEach(() => pavilion.close());

const choose = (phone: Phone, choice: string): Promise<void> =>
  phone.page.getByRole('radio', { name: choice, exact: true }).check();

/** Waits until the page stands as told. */
async function shows({ page }: Phone, language: string, text: string, theme: string): Promise<void> {
  await page.locator(`html[lang="${language}"][data-text="${text}"][data-theme="${theme}"]`).waitFor();
}

async function signOut(phone: Phone): Promise<void> {
  const { page } = phone;
  await phone.goto('/me');
  await page.getByRole('button', { name: /^(退出登录|Sign out)$/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(退出登录|Sign out)$/ })
    .click();
  await page.getByTestId('who-i-am').waitFor({ state: 'detached' });
}

const storedHere = ({ page }: Phone): Promise<string> => page.evaluate(() => JSON.stringify(localStorage));

it('two people share a phone: each finds his own, with and without a network', async () => {
  const phone = await pavilion.phone('family');

  // Before anybody has signed in, large text is two taps away; who chose it keeps it as his own.
  await phone.goto('/');
  await phone.page.getByRole('link', { name: '字号和语言' }).click();
  await choose(phone, '特大');
  await shows(phone, 'zh-CN', 'largest', 'light');
  await phone.signIn('committee');
  await shows(phone, 'zh-CN', 'largest', 'light');
  await signOut(phone);
  await shows(phone, 'zh-CN', 'largest', 'light');

  await phone.signIn('resident');
  await phone.goto('/me');
  await choose(phone, '标准');
  await choose(phone, '深色');
  await choose(phone, 'English');
  await shows(phone, 'en', 'normal', 'dark');
  await signOut(phone);
  await shows(phone, 'en', 'normal', 'dark');

  await phone.signIn('committee');
  await shows(phone, 'zh-CN', 'largest', 'light');

  // A cold start and a change without a network; then the other one again.
  await phone.setOffline(true);
  await phone.restart();
  await phone.goto('/me');
  await shows(phone, 'zh-CN', 'largest', 'light');
  await phone.page.getByTestId('who-i-am').waitFor();
  await choose(phone, '大');
  await shows(phone, 'zh-CN', 'large', 'light');
  await signOut(phone);
  await phone.restart();
  await phone.goto('/');
  await shows(phone, 'zh-CN', 'large', 'light');
  await phone.setOffline(false);
  await phone.signIn('resident');
  await shows(phone, 'en', 'normal', 'dark');
  await signOut(phone);
  await phone.signIn('committee');
  await shows(phone, 'zh-CN', 'large', 'light');
  expect(phone.problems).toEqual([]);
});

it('what stays on the phone after signing out does not tell whose it is', async () => {
  const phone = await pavilion.phoneOf('resident');
  await phone.goto('/me');
  await choose(phone, '大');
  await shows(phone, 'zh-CN', 'large', 'light');
  const id = await phone.page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return names.find((name) => name.startsWith('pavilion-member-'))?.slice('pavilion-member-'.length) ?? '';
  });
  expect(id).not.toBe('');
  await signOut(phone);
  expect(await storedHere(phone)).toContain('large');
  expect(await storedHere(phone)).not.toContain(id);
});

it('the system’s wishes are there at the first paint and followed while the page is open', async () => {
  const phone = await pavilion.phone('system');
  const { page } = phone;
  const said = () =>
    page.evaluate(() => ({
      ...document.documentElement.dataset,
      bars: [...document.querySelectorAll('meta[name=theme-color]')].map((bar) =>
        bar.getAttribute('content'),
      ),
    }));
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more', reducedMotion: 'no-preference' });
  await phone.goto('/nowhere');
  await page.locator('h1').waitFor();
  await expect.poll(said).toEqual({ text: 'normal', theme: 'dark', contrast: 'more', bars: ['#000000'] });

  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference', reducedMotion: 'reduce' });
  await expect.poll(said).toEqual({ text: 'normal', theme: 'light', motion: 'less', bars: ['#fbf8f1'] });

  // What a person chooses stands before what the system wishes.
  await phone.goto('/me');
  await choose(phone, '深色');
  await page.locator('html[data-theme="dark"]').waitFor();
  await page.reload();
  await page.locator('h1').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(said).toEqual({ text: 'normal', theme: 'dark', motion: 'less', bars: ['#101614'] });
  expect(phone.problems).toEqual([]);
});

it('all of it stands on the page before any other code has come; without code the page is light', async () => {
  const phone = await pavilion.phone('first');
  const { page } = phone;
  await page.route('**/_next/**/*.js', (route) => route.abort());
  await page.addInitScript(() => {
    const chosen = { language: 'en', text: 'large', theme: 'dark', contrast: 'more', motion: 'less' };
    localStorage.setItem('pavilion.screen', JSON.stringify(chosen));
  });
  await phone.goto('/');
  const { dataset, lang } = await page.evaluate(() => ({
    dataset: { ...document.documentElement.dataset },
    lang: document.documentElement.lang,
  }));
  expect(dataset).toEqual({ text: 'large', theme: 'dark', contrast: 'more', motion: 'less' });
  expect(lang).toBe('en');
  expect(await (await fetch(pavilion.origin)).text()).toContain('<html lang="zh-CN">');
});

it('where the browser keeps nothing, the page is usable and shows a choice until it is closed', async () => {
  const phone = await pavilion.phone('blocked');
  const { page } = phone;
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await phone.goto('/me');
  await choose(phone, '特大');
  await shows(phone, 'zh-CN', 'largest', 'light');
  expect(phone.problems).toEqual([]);
});
