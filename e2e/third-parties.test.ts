/** Every screen, with everything that a person may open on it, asks its own server alone and needs no exception of its policy. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  delivered,
  firstItem,
  HELD,
  itemOf,
  NEXT,
  openMeeting,
  publishNotice,
  writeMinutes,
} from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';

let pavilion: Pavilion;
beforeAll(async () => {
  pavilion = await Pavilion.start();
});
// Each phone is watched for requests to others and for what the policy stopped: see outside-watch.ts.
afterAll(() => pavilion.close());

/** Where all requests of a phone went, its sockets' too, from now on. */
function originsOf({ context }: Phone): Set<string> {
  const origins = new Set<string>();
  const note = (url: string) => {
    const { protocol, host } = new URL(url);
    if (protocol !== 'blob:' && protocol !== 'data:') origins.add(host);
  };
  const watch = (page: Page) => page.on('websocket', (socket) => note(socket.url()));
  context.on('request', (request) => note(request.url()));
  context.on('page', watch);
  context.pages().forEach(watch);
  return origins;
}

const policyOf = async (page: Page, path: string): Promise<string> =>
  (await page.goto(path))?.headers()['content-security-policy'] ?? '';

const routes = [
  '/',
  '/meetings',
  `/meeting?id=${NEXT}`,
  `/meeting?id=${HELD}&view=record`,
  `/meeting?id=${HELD}&view=roll`,
  '/me',
  '/sign-in',
  '/join?start=example',
  '/nowhere',
  '/old-browser.html',
];

describe.each(['nobody', 'resident', 'committee'])('for %s', (account) => {
  let phone: Phone;
  let origins: Set<string>;
  beforeAll(async () => {
    phone = account === 'nobody' ? await pavilion.phone(account) : await pavilion.phoneOf(account);
    origins = originsOf(phone);
  });

  it.each(routes)('%s', async (path) => {
    const policy = await policyOf(phone.page, path);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe');
    await phone.page.locator('h1').first().waitFor();
    await phone.page.waitForLoadState('networkidle');
    for (const summary of await phone.page.locator('summary').all())
      if (await summary.isVisible()) await summary.click();
    expect([...origins]).toEqual([new URL(pavilion.origin).host]);
    expect(phone.breaches).toEqual([]);
  });
});

it('while minutes are written in the editor, and read', async () => {
  const phone = await pavilion.phoneOf('recorder');
  const origins = originsOf(phone);
  const planner = await pavilion.phoneOf('committee', 'planner');
  await publishNotice(planner.page);
  await delivered(planner);
  const item = await firstItem(planner.page);
  await openMeeting(phone.page, itemOf(NEXT, item));
  await writeMinutes(phone.page, '**粗体**，一段话。\n- 一\n二\n\n1. 三\n> 引文');
  await phone.page.keyboard.press('Control+b');
  await phone.page.keyboard.type('还有一句。');
  await delivered(phone);
  // What people copy from elsewhere brings pictures and styles along.
  await phone.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const copied = '<p style="color:red">抄来的话。<img src="https://example.invalid/a.png"></p>';
    clipboardData.setData('text/html', copied);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.querySelector('.ProseMirror')?.dispatchEvent(paste);
  });
  await phone.page.locator('.ProseMirror', { hasText: '抄来的话。' }).waitFor();
  await delivered(phone);
  await openMeeting(planner.page, itemOf(NEXT, item));
  await planner.page.getByText('抄来的话。').first().waitFor();
  expect([...origins]).toEqual([new URL(pavilion.origin).host]);
  expect([...phone.breaches, ...planner.breaches]).toEqual([]);
});

it('the worker that answers for the server is under a policy too', async () => {
  const phone = await pavilion.phone('worker');
  await phone.goto('/sign-in');
  const policy = await phone.page.evaluate(
    async () => (await fetch('/sw.js')).headers.get('content-security-policy') ?? '',
  );
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toContain('unsafe');
});
