/** A whole month by the keyboard alone: real keys, the focus always in sight, and never lost. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDateOf } from '../lib/deliberation/local-time.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { Keyboard } from './keyboard.ts';
import { delivered, hallOf, NEXT, openMeeting } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';

const MOTION = '同意换成太阳能路灯。';
const { accounts } = makeNeighbourhood();

let pavilion: Pavilion;
let code: string;
beforeAll(async () => {
  pavilion = await Pavilion.start();
});
afterAll(() => pavilion.close());

interface Seat {
  readonly phone: Phone;
  readonly page: Page;
  readonly keys: Keyboard;
}

/** At a desk, with the page that everybody begins with. */
async function sitDown(account: string): Promise<Seat> {
  const phone = await pavilion.phone(account);
  const { page } = phone;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/');
  await page.locator('input[name="username"]').waitFor();
  return { phone, page, keys: new Keyboard(page) };
}

async function signIn({ phone, page, keys }: Seat, account: string): Promise<void> {
  await keys.to(page.locator('input[name="username"]'));
  await keys.type(account);
  await keys.to(page.locator('input[name="password"]'));
  await keys.type('pavilion-demo');
  await keys.key('Enter', greeting(page));
  await phone.waitForBadge();
}

const greeting = (page: Page): Locator => page.locator('h1').filter({ hasText: '好，' });

const place = (page: Page, word: string): Locator =>
  page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: word, exact: true });

async function openTheNext({ page, keys }: Seat): Promise<void> {
  await keys.press(place(page, '议事'), 'Enter', page.getByRole('heading', { level: 1, name: '议事' }));
  await keys.press(page.locator(`a[href*="id=${NEXT}"]`), 'Enter', page.getByTestId('meeting-phase'));
}

/** Ends a journey: nothing was wrong with the focus, and nothing in the console. */
async function standUp({ phone, keys }: Seat): Promise<void> {
  expect(keys.faults).toEqual([]);
  expect(phone.problems).toEqual([]);
  await phone.turnOff();
}

it('the first Tab skips what all pages share, and Enter goes there', async () => {
  const seat = await sitDown('stranger');
  const { page, keys } = seat;
  const skip = page.locator('a[href="#main"]');
  await keys.key('Tab');
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  await keys.key('Enter');
  await keys.key('Tab');
  const inMain = () => page.evaluate(() => document.activeElement?.closest('main') !== null);
  expect(await inMain()).toBe(true);
  await standUp(seat);
});

it('a wrong password is said where one types, and the second try goes on from there', async () => {
  const seat = await sitDown('forgetful');
  const { page, keys } = seat;
  await keys.to(page.locator('input[name="username"]'));
  await keys.type('resident');
  await keys.to(page.locator('input[name="password"]'));
  await keys.type('not-this-one');
  const wrong = page.locator('input[name="password"][aria-invalid="true"]');
  await keys.key('Enter', wrong);
  expect(await wrong.evaluate((field) => field === document.activeElement)).toBe(true);
  await keys.key('Control+a');
  await keys.type('pavilion-demo');
  await keys.key('Enter', greeting(page));
  await standUp(seat);
});

it('a planner prepares the agenda and publishes it', async () => {
  const seat = await sitDown('committee');
  const { phone, page, keys } = seat;
  await signIn(seat, 'committee');
  await openTheNext(seat);
  const rows = page.getByTestId('agenda-row');
  await rows.first().waitFor();
  const before = await rows.count();
  await keys.to(page.getByLabel('添加一项'));
  await keys.type('楼道照明');
  await keys.press(page.getByRole('button', { name: '加入议程' }), 'Enter', rows.nth(before));
  const title = (at: number) => rows.nth(at).getByRole('textbox').inputValue();
  expect(await title(before)).toBe('楼道照明');

  await keys.press(page.getByRole('button', { name: '上移“楼道照明”' }), 'Enter', rows.first());
  await expect.poll(() => title(before - 1)).toBe('楼道照明');
  // The thing that was moved is still under the hands.
  await keys.key('Enter');
  await expect.poll(() => title(before - 2)).toBe('楼道照明');
  await keys.press(rows.nth(before - 2).getByRole('button', { name: '多 5 分钟' }), 'Space', rows.first());

  const look = page.getByTestId('publish-look');
  const dialog = page.getByRole('dialog');
  await keys.press(look, 'Enter', dialog);
  await keys.key('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await look.evaluate((button) => button === document.activeElement)).toBe(true);
  await keys.key('Enter', dialog);
  await keys.press(page.getByTestId('publish'), 'Enter', page.getByTestId('attendance-count'));
  await delivered(phone);
  await standUp(seat);
});

it('a neighbour raises a topic, says something about it, and seconds another', async () => {
  const seat = await sitDown('volunteer');
  const { phone, page, keys } = seat;
  await signIn(seat, 'volunteer');
  const sentence = page.getByLabel('一句话说清要解决什么');
  await keys.press(page.getByTestId('raise'), 'Enter', sentence);
  await keys.to(sentence);
  await keys.type('信箱的锁坏了');
  await keys.to(page.getByRole('radio', { name: '楼栋设施' }));
  await keys.key('Space');
  await keys.press(page.getByTestId('raise-now'), 'Enter', page.getByTestId('topic-phase'));
  await keys.to(page.getByTestId('comment-text'));
  await keys.type('钥匙转不动。');
  await keys.press(page.getByTestId('say'), 'Enter', page.getByTestId('comment'));
  await delivered(phone);
  await keys.press(place(page, '议题'), 'Enter', page.getByTestId('topic-row'));
  const canteen = page.getByTestId('topic-row').getByRole('link', { name: /老年食堂/ });
  await keys.press(canteen, 'Enter', page.getByTestId('second'));
  await keys.press(page.getByTestId('second'), 'Enter', page.getByTestId('withdraw'));
  await delivered(phone);
  await standUp(seat);
});

it('the chair opens the session, an item and a vote', async () => {
  const seat = await sitDown('chair');
  const { phone, page, keys } = seat;
  await signIn(seat, 'chair');
  await openTheNext(seat);
  if (localDateOf(Date.now()) !== NEXT) {
    await keys.press(page.getByTestId('take-chair'), 'Enter', page.getByTestId('take-chair-anyway'));
    await keys.press(page.getByTestId('take-chair-anyway'), 'Enter', page.getByTestId('hall-code'));
  } else await keys.press(page.getByTestId('take-chair'), 'Enter', page.getByTestId('hall-code'));
  code = (await page.getByTestId('hall-code').textContent())?.trim() ?? '';
  await keys.press(page.getByTestId('check-in'), 'Enter', page.getByTestId('my-presence').getByText('已到'));
  await keys.press(page.getByTestId('next-item'), 'Enter', page.getByTestId('current-item'));
  const form = page.getByTestId('open-vote-form');
  await keys.press(form.locator('summary'), 'Enter', page.getByTestId('motion-text'));
  await keys.to(page.getByTestId('motion-text'));
  await keys.type(MOTION);
  await keys.press(page.getByTestId('open-vote'), 'Enter', page.getByTestId('ballot-for'));
  await delivered(phone);
  expect(keys.faults).toEqual([]);
});

it('a resident checks in, votes, and votes otherwise', async () => {
  const seat = await sitDown('resident');
  const { phone, page, keys } = seat;
  await signIn(seat, 'resident');
  await openTheNext(seat);
  await keys.to(page.locator('input[inputmode="numeric"]'));
  await keys.type(code);
  await keys.press(page.getByTestId('check-in'), 'Enter', page.getByTestId('my-presence').getByText('已到'));
  const voted = (choice: string) => page.getByTestId('my-ballot').getByText(`您投了：${choice}`);
  await keys.press(page.getByTestId('ballot-for'), 'Enter', voted('赞成'));
  await keys.press(page.getByTestId('ballot-against'), 'Space', voted('反对'));
  await delivered(phone);
  await standUp(seat);
});

it('a recorder writes minutes, ticks the roll, and leaves the text by Tab', async () => {
  const seat = await sitDown('recorder');
  const { phone, page, keys } = seat;
  await signIn(seat, 'recorder');
  await openTheNext(seat);
  const text = page.locator('.ProseMirror');
  await text.waitFor();
  await keys.to(text);
  await keys.type('大家同意先看样灯。');
  await keys.key('Shift+Tab');
  await keys.to(text);
  await keys.key('Tab');
  expect(await text.evaluate((editor) => editor.contains(document.activeElement))).toBe(false);
  expect(await text.textContent()).toContain('大家同意先看样灯。');

  const roll = page.getByRole('link', { name: '名册', exact: true });
  const row = page.getByTestId('roll-row');
  await keys.press(roll, 'Enter', row);
  await keys.to(page.getByRole('searchbox'));
  await keys.type(accounts.elder.name);
  await expect.poll(() => row.count()).toBe(1);
  await keys.press(
    row.getByRole('button').first(),
    'Enter',
    row.and(page.locator('[data-presence="present"]')),
  );
  const dialog = page.getByRole('dialog');
  await keys.press(row.getByRole('button').nth(1), 'Enter', dialog);
  await keys.key('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(
    await row
      .getByRole('button')
      .nth(1)
      .evaluate((button) => button === document.activeElement),
  ).toBe(true);
  await keys.key('Enter', dialog);
  await keys.press(
    dialog.getByRole('button', { name: '生病' }),
    'Enter',
    page.locator('[data-presence="absent"]'),
  );
  await delivered(phone);
  await standUp(seat);
});

it('the chair closes the vote, records the decision and gives out what follows', async () => {
  const phone = await pavilion.phoneOf('chair', 'second desk of the chair');
  const { page } = phone;
  await page.setViewportSize({ width: 1280, height: 800 });
  await openMeeting(page, hallOf(NEXT));
  const keys = new Keyboard(page);
  const dialog = page.getByRole('dialog');
  await keys.press(
    page.getByTestId('ballot-abstain'),
    'Enter',
    page.getByTestId('my-ballot').getByText('弃权'),
  );
  await keys.press(page.getByRole('button', { name: '结束表决' }).first(), 'Enter', dialog);
  await keys.press(page.getByTestId('close-vote-now'), 'Enter', page.getByTestId('vote-result'));
  const form = page.getByTestId('decide-form');
  const outcomes = form.getByRole('radio');
  await keys.to(outcomes.and(page.locator(':checked')));
  await keys.key('ArrowDown');
  await keys.key('ArrowUp');
  await keys.press(form.getByRole('button').last(), 'Enter', page.getByTestId('decisions'));
  await delivered(phone);
  await standUp({ phone, page, keys });
});

it('settings are chosen by arrows, and signing out asks first', async () => {
  const seat = await sitDown('leaving');
  const { page, keys } = seat;
  await signIn(seat, 'elder');
  await keys.press(place(page, '我'), 'Enter', page.getByTestId('who-i-am'));
  const radio = (name: string) => page.getByRole('radio', { name, exact: true });
  await keys.to(radio('标准'));
  await keys.key('ArrowDown', page.locator('html[data-text="large"]'));
  await keys.key('ArrowUp', page.locator('html[data-text="normal"]'));
  await keys.to(radio('中文'));
  await keys.key('ArrowDown', page.locator('html[lang="en"]'));
  await keys.key('ArrowUp', page.locator('html[lang="zh-CN"]'));
  const leave = page.getByRole('button', { name: '退出登录' });
  const dialog = page.getByRole('dialog');
  await keys.press(leave, 'Enter', dialog);
  await keys.key('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await leave.evaluate((button) => button === document.activeElement)).toBe(true);
  await keys.key('Enter', dialog);
  await keys.to(dialog.getByRole('button', { name: '退出登录' }));
  await keys.key('Enter', page.locator('main:not(:has([data-testid="who-i-am"]))'));
  await standUp(seat);
});
