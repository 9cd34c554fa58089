/** Calls while the app is closed: chosen on the page of oneself, and what the service worker makes of them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PushServiceStandIn } from '../sync-server/push/push-service-stand-in.ts';
import { delivered, NEXT, publishNotice } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import {
  allowsCalls,
  call,
  changeSubscription,
  listeningWorker,
  shownBy,
  subscribesTo,
  tap,
  timesAsked,
} from './push-calls.ts';
import { faultsOf } from './screen-faults.ts';

const MEETING = `meeting:${NEXT}`;
const PAGE = `/meeting?id=${NEXT}`;

let stand: PushServiceStandIn;
let pavilion: Pavilion;
let phone: Phone;

beforeAll(async () => {
  stand = await PushServiceStandIn.start();
  pavilion = await Pavilion.start({ PUSH_SERVICES: stand.origin });
  phone = await pavilion.phoneOf('elder');
});
afterAll(async () => {
  await pavilion?.close();
  await stand?.stop();
});

async function openCard(): Promise<void> {
  await phone.goto('/me');
  await phone.page.getByTestId('push').waitFor();
}

it('[PUSH8] where notifications are forbidden, as in a headless browser, the card says where to allow them', async () => {
  await openCard();
  await phone.page.getByTestId('push-lacks').getByText('不许议事亭提醒').waitFor();
  expect(await phone.page.getByTestId('push-on').count()).toBe(0);
  expect(await faultsOf(phone.page)).toEqual([]);
});

it('[PUSH8] nothing is asked before the tap; a browser that cannot reach its push service says so, and stays off', async () => {
  await allowsCalls(phone);
  await openCard();
  const on = phone.page.getByTestId('push-on');
  await on.waitFor();
  expect(await timesAsked(phone.page)).toBe(0);
  await on.click();
  await phone.page.getByTestId('push-outcome').getByText('连不上').waitFor();
  expect(await on.isChecked()).toBe(false);
  expect(await timesAsked(phone.page)).toBe(1);
});

it('[PUSH8] switched on by a tap, by kind and not at night', async () => {
  await subscribesTo(phone, stand.phone('elder'));
  await openCard();
  const { page } = phone;
  const on = page.getByTestId('push-on');
  await on.waitFor();
  expect([await on.isChecked(), await page.getByTestId('push-notice').count()]).toEqual([false, 0]);
  await on.click();
  await page.getByTestId('push-notice').waitFor();
  expect(await page.getByTestId('push-notice').isChecked()).toBe(true);
  expect(await page.getByTestId('push-quiet').isChecked()).toBe(true);
  await page.getByTestId('push-quiet').click();
  await page.getByTestId('push-rating').click();
  await page.getByText('已存好。').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.reload();
  await page.getByTestId('push-notice').waitFor();
  expect(await page.getByTestId('push-rating').isChecked()).toBe(false);
  expect(await page.getByTestId('push-quiet').isChecked()).toBe(false);
});

it('[PUSH7] where the browser changes the subscription, the worker goes on with the new one', async () => {
  const worker = await listeningWorker(phone);
  await changeSubscription(worker, stand.phone('anew'));
  const endpoint = () =>
    phone.page.evaluate(async () => {
      const answer = await fetch('/api/push');
      return ((await answer.json()) as { endpoint: string }).endpoint;
    });
  while (!(await endpoint()).endsWith('/anew')) await phone.page.waitForTimeout(50);
});

it('[PUSH7] called with no page open, the phone has the feed and words by the kind; the app shows it without a network', async () => {
  const worker = await listeningWorker(phone);
  await phone.goto('about:blank');
  const committee = await pavilion.phoneOf('committee');
  await publishNotice(committee.page);
  await delivered(committee);
  await committee.turnOff();
  await stand.until((called) => called.length > 0);
  expect(stand.problems).toEqual([]);
  expect(stand.called.map(({ phone: name, payload }) => [name, payload])).toEqual([
    ['anew', { v: 1, kind: 'notice', doc: MEETING }],
  ]);
  await call(phone.page, pavilion.origin, stand.called[0]?.payload);
  expect(await shownBy(worker, 1)).toEqual([
    { title: '要开会了', body: '点开看时间、地点和议程。', tag: `notice ${MEETING}`, page: PAGE },
  ]);
  await phone.setOffline(true);
  await phone.goto(PAGE);
  await phone.page.getByTestId('attendance-count').waitFor();
  await phone.setOffline(false);
});

it('[PUSH7] a tap brings the page to the front that shows it, or opens one', async () => {
  const worker = await listeningWorker(phone);
  await phone.goto(PAGE);
  expect(await tap(worker, PAGE)).toBe(`focused ${pavilion.origin}${PAGE}`);
  await phone.goto('/me');
  expect(await tap(worker, PAGE)).toBe(`opened ${pavilion.origin}${PAGE}`);
});

it('[PUSH7] it speaks the member’s language, and has words for what it does not know', async () => {
  await openCard();
  await phone.page.getByText('English').click();
  await phone.page.getByText('Tell me while the app is closed').waitFor();
  const worker = await listeningWorker(phone);
  const said = async (payload: unknown) => {
    await call(phone.page, pavilion.origin, payload);
    const [shown] = await shownBy(worker, 1);
    return [shown?.title, shown?.page];
  };
  expect(await said({ v: 1, kind: 'rating', doc: 'topic:lamp-1' })).toEqual([
    'You are asked how something was done',
    '/topic?id=lamp-1',
  ]);
  const other = ['Something new in the pavilion', '/'];
  expect(await said({ v: 9, kind: 'constructor', doc: 'planet:mars' })).toEqual(other);
  expect(await said('not even json')).toEqual(other);
  await phone.page.getByText('中文').click();
  await phone.page.getByText('应用关着时提醒我').waitFor();
});

it('[PUSH8] where it cannot work, the screen says why and what to do', async () => {
  const { page } = phone;
  const lacks = page.getByTestId('push-lacks');
  await phone.setOffline(true);
  await openCard();
  await lacks.getByText('现在没有网络').waitFor();
  await phone.setOffline(false);
  for (const [broken, words] of [
    [() => Reflect.deleteProperty(window, 'PushManager'), '这个浏览器不能提醒'],
    [
      () =>
        Object.defineProperty(Navigator.prototype, 'userAgent', {
          get: () => 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) Version/18.3 Safari/604.1',
        }),
      '先把议事亭装到主屏幕',
    ],
  ] as const) {
    await phone.context.addInitScript(broken);
    await openCard();
    await lacks.getByText(words).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  }
});

it('[PUSH7] a phone on which nobody is signed in says nothing of anybody, and ends its subscription', async () => {
  const worker = await listeningWorker(phone);
  await worker.evaluate(() => {
    const subscription = { unsubscribe: async () => Reflect.set(globalThis, 'ended', true) };
    PushManager.prototype.getSubscription = async () => subscription as unknown as PushSubscription;
  });
  await phone.goto('/me');
  await phone.page.getByRole('button', { name: '退出登录' }).click();
  await phone.page.getByRole('dialog').getByRole('button').first().click();
  await phone.page.getByTestId('who-i-am').waitFor({ state: 'detached' });
  await call(phone.page, pavilion.origin, { v: 1, kind: 'rating', doc: 'topic:lamp-1' });
  const shown = await shownBy(worker, 1);
  expect(shown.map(({ title, body, page }) => [title, body, page])).toEqual([
    ['这台设备上没有人登录', '以后不再提醒。', undefined],
  ]);
  while (!(await worker.evaluate(() => Reflect.get(globalThis, 'ended'))))
    await phone.page.waitForTimeout(20);
  expect(phone.problems).toEqual([]);
});
