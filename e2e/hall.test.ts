/** The hall on a small phone, and its record on paper: what is in sight, what is at the thumb. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDateOf } from '../lib/deliberation/local-time.ts';
import { MEMBERS_KEY } from '../lib/i18n/members-settings.ts';
import { defaultSettings, type Language, SETTINGS_KEY } from '../lib/i18n/screen-settings.ts';
import { documentId } from '../lib/shared/ids.ts';
import { councilProfile } from '../lib/testing/demo-profiles.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { HELD, hallOf, NEXT, openMeeting, openOnOtherDay, openVote, turnTo } from './meeting-steps.ts';
import { OtherHand } from './other-hand.ts';
import { Pavilion, type Phone } from './pavilion.ts';

const WIDTH = 360;
const HEIGHT = 740;
/** Of the screen, for what goes on. */
const LEFT = 0.6;
const id = documentId('meeting', NEXT);
const { people } = makeNeighbourhood();

let pavilion: Pavilion;
let seat: Phone;
let helper: OtherHand;
let first: string;

beforeAll(async () => {
  pavilion = await Pavilion.start();
  helper = await OtherHand.of(pavilion.origin, 'committee');
  await helper.learn(id);
  const agenda = await helper.publish(id, councilProfile);
  first = agenda[0]?.title ?? '';
  for (const { id: member } of people.slice(200, 270))
    await helper.act(id, 'tick', { present: true }, member);
  await helper.send(id);
  seat = await pavilion.phoneOf('chair');
  await seat.page.setViewportSize({ width: WIDTH, height: HEIGHT });
});
afterAll(() => pavilion.close());

async function wearLargest(page: Page, language: Language): Promise<void> {
  const settings = JSON.stringify({ ...defaultSettings, language, text: 'largest' });
  await page.evaluate(
    ([own, members, value]) => {
      localStorage.setItem(own, value);
      localStorage.removeItem(members);
    },
    [SETTINGS_KEY, MEMBERS_KEY, settings] as const,
  );
  await page.reload();
  await page.locator(`html[lang="${language}"][data-text="largest"]`).waitFor();
  await page.getByTestId('meeting-phase').waitFor();
}

/** Where the bar of a phone begins, and where the docked action ends. */
const atTheThumb = async (page: Page, testId: string): Promise<number> => {
  const bar = await page.locator('nav').last().boundingBox();
  const dock = await page.getByTestId(testId).boundingBox();
  return (bar?.y ?? 0) - ((dock?.y ?? 0) + (dock?.height ?? 0));
};

it('the chair’s next step is at the thumb, from taking the chair to the decision', async () => {
  const { page } = seat;
  await openMeeting(page, hallOf(NEXT));
  await page.getByTestId('take-chair').click();
  if (localDateOf(Date.now()) !== NEXT) {
    await page.getByRole('dialog').getByRole('button', { name: '先不开' }).click();
    await page.getByTestId('take-chair').click();
  }
  await openOnOtherDay(page);
  await page.getByTestId('next-item').getByText(first).waitFor();
  const [hall = ''] = await page.locator('main').allInnerTexts();
  const code = await page.getByTestId('hall-code').textContent();
  expect(hall.split(code ?? '').length - 1, 'the code stands there once').toBe(1);
  expect(await atTheThumb(page, 'next-item')).toBeLessThan(20);
  await page.getByTestId('next-item').click();
  await page.getByTestId('current-item').getByText(first).waitFor();

  await openVote(page, '同意这样办。');
  const close = page.getByRole('button', { name: '结束表决' });
  await close.waitFor();
  await page.evaluate(() => window.scrollTo(0, 400));
  expect(await close.isVisible()).toBe(true);
  await close.click();
  await page.getByTestId('close-vote-now').click();
  await page.getByTestId('vote-result').waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.getByTestId('moment').getByText('记下决议').click();
  await page.getByTestId('moment').waitFor({ state: 'detached' });
  await page.getByTestId('decide-form').getByRole('button').last().click();
  await page.getByTestId('decisions').waitFor();
  await page.getByTestId('next-item').waitFor();
  expect(seat.problems).toEqual([]);
});

it.each(['zh-CN', 'en'] as const)(
  'at the largest text the head of the hall leaves the screen to what goes on, in %s',
  async (language) => {
    const { page } = seat;
    await openMeeting(page, hallOf(NEXT));
    await wearLargest(page, language);
    const views = page.locator('nav').filter({ has: page.locator('a[href*="view=roll"]') });
    const rows = await views
      .locator('a')
      .evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().top)));
    expect(new Set(rows).size, 'the views stand in one row').toBe(1);
    const box = await views.boundingBox();
    expect((box?.y ?? HEIGHT) + (box?.height ?? 0)).toBeLessThan(HEIGHT * (1 - LEFT));
    await page.evaluate(() => window.scrollTo(0, 600));
    const line = await page.getByTestId('attendance-count').boundingBox();
    expect(line?.y ?? -1, 'the figures stay in sight').toBeGreaterThanOrEqual(0);
    expect((line?.y ?? HEIGHT) + (line?.height ?? 0)).toBeLessThan(HEIGHT / 4);
  },
);

it('somebody on the way to the hall is led to the code, and from other pages of the meeting to a vote', async () => {
  const phone = await pavilion.phoneOf('resident');
  const { page } = phone;
  await page.setViewportSize({ width: WIDTH, height: 480 });
  await openMeeting(page, hallOf(NEXT));
  const field = page.locator('input[inputmode="numeric"]');
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.getByTestId('moment').getByText('签到').click();
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.getByTestId('check-in').click();
  await page.getByText('先输入四个数字').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');

  const { accounts } = makeNeighbourhood();
  await helper.actAndSend(id, 'tick', { present: true }, accounts.resident.member.id);
  await page.getByTestId('my-presence').getByText('已到').waitFor();
  await turnTo(page, 'record');
  await openVote(seat.page, '同意再办一次。');
  await page.getByTestId('vote-call').click();
  await page.getByTestId('ballot-for').waitFor();
  await page.getByTestId('vote-call').waitFor({ state: 'detached' });
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.getByTestId('vote-call').click();
  await page.getByTestId('vote-call').waitFor({ state: 'detached' });
  await phone.setOffline(true);
  await page.getByTestId('offline').waitFor({ timeout: 60_000 });
  await page.getByTestId('ballot-for').click();
  await page.getByTestId('my-ballot').getByText('您投了').waitFor();
  await page.getByText('等待送达，表决结束前要送到').waitFor();
  await page.getByText('送到了才算数').waitFor();
  await phone.setOffline(false);
  await page.getByText('等待送达，表决结束前要送到').waitFor({ state: 'detached', timeout: 60_000 });
  expect(phone.problems).toEqual([]);
  await phone.turnOff();
});

it('at the largest text a small phone shows the way back from signing out', async () => {
  const { page } = seat;
  await openMeeting(page, hallOf(NEXT));
  await wearLargest(page, 'zh-CN');
  await page.setViewportSize({ width: WIDTH, height: 640 });
  await page.goto('/me');
  await page.getByRole('button', { name: '退出登录' }).click();
  const box = await page.getByRole('button', { name: '不退出' }).boundingBox();
  expect((box?.y ?? 640) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
});

it('a record prints as a document: its parts, its figures, lines to sign on, and nothing of the page around it', async () => {
  const reader = await pavilion.phoneOf('volunteer');
  const { page } = reader;
  await openMeeting(page, `/meeting?id=${HELD}&view=record`);
  await page.getByTestId('record-document').waitFor();
  await page.emulateMedia({ media: 'print' });
  const [text = ''] = await page.locator('body').allInnerTexts();
  for (const part of ['会议记录', '应到 300，实到 71', '赞成 56 / 反对 9 / 弃权 6', '主持人（签名）'])
    expect(text).toContain(part);
  for (const chrome of ['全部会议', '会场', '名册', '今天', '已送达']) expect(text).not.toContain(chrome);
  await reader.turnOff();
});
