/** A browser that cannot run the app is told so, and can take along what lies in it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { textIn } from '../lib/sync/readable.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { launchChromium } from '../scripts/chromium.ts';
import {
  delivered,
  firstItem,
  itemOf,
  keptHere,
  NEXT,
  openMeeting,
  publishNotice,
  writeMinutes,
} from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { savedBy } from './saved-file.ts';
import { faultsOf } from './screen-faults.ts';

let pavilion: Pavilion;
beforeEach(async () => {
  pavilion = await Pavilion.start();
});
afterEach(() => pavilion.close());

/** From the next page on it is one of 2021. */
async function growOld({ context }: Phone): Promise<void> {
  await context.addInitScript(() => {
    Reflect.deleteProperty(window, 'CSSLayerBlockRule');
    Reflect.deleteProperty(Array.prototype, 'findLast');
    Reflect.deleteProperty(Object, 'hasOwn');
  });
}

const title = ({ page }: Phone, words: string) => page.getByRole('heading', { name: words });

it('it is said in both languages on every page, and what to do', async () => {
  const phone = await pavilion.phone('old');
  await growOld(phone);
  for (const path of ['/', '/sign-in', `/meeting?id=${NEXT}`]) {
    await phone.goto(path);
    await title(phone, '这个浏览器太旧了').waitFor();
    await phone.page.getByText('This browser is too old').waitFor();
  }
  expect(new URL(phone.page.url()).pathname).toBe('/old-browser.html');
  expect(await phone.page.locator('#save').isVisible()).toBe(false);
  expect(await faultsOf(phone.page)).toEqual([]);
  expect(phone.problems).toEqual([]);
});

it('[SYNC17] what it still holds can be saved, also where it cannot save files, and without a network', async () => {
  const planner = await pavilion.phoneOf('committee');
  await publishNotice(planner.page);
  await delivered(planner);
  const item = await firstItem(planner.page);
  const phone = await pavilion.phoneOf('recorder');
  await openMeeting(phone.page, itemOf(NEXT, item));
  await delivered(phone);
  await pavilion.stopServer();
  await writeMinutes(phone.page, '旧手机里的话。');
  await keptHere(phone);

  await growOld(phone);
  await phone.goto('/');
  await title(phone, '这里还有没送达的内容').waitFor();
  expect(await faultsOf(phone.page)).toEqual([]);
  const file = await savedBy(phone.page, () => phone.page.locator('#save').click());
  const {
    pavilion: version,
    member,
    documents,
  } = JSON.parse(file) as {
    pavilion: number;
    member: string;
    documents: { id: string; updates: string[] }[];
  };
  expect([version, member]).toEqual([1, makeNeighbourhood().accounts.recorder.member.id]);
  expect(documents.map(({ id }) => id)).toEqual([`meeting:${NEXT}`]);
  const updates = documents.flatMap((document) =>
    document.updates.map((text) => Buffer.from(text, 'base64')),
  );
  expect(textIn(Y.mergeUpdates(updates))).toContain('旧手机里的话。');

  await phone.context.addInitScript(() => Reflect.deleteProperty(HTMLAnchorElement.prototype, 'download'));
  await phone.goto('/');
  await phone.page.locator('#save').click();
  const field = phone.page.locator('textarea');
  await field.waitFor();
  expect(JSON.parse(await field.inputValue())).toMatchObject({
    member,
    documents: [{ id: `meeting:${NEXT}` }],
  });
  expect(await faultsOf(phone.page)).toEqual([]);

  // Made anew by the newer browser, it goes on as if nothing had been.
  await pavilion.startServer();
  await phone.restart();
  await openMeeting(phone.page, itemOf(NEXT, item));
  await phone.page.locator('.ProseMirror', { hasText: '旧手机里的话。' }).waitFor();
  await delivered(phone);
});

it('a browser in which nobody was ever signed in is left without a trace', async () => {
  const phone = await pavilion.phone('stranger');
  await growOld(phone);
  await phone.goto('/');
  await title(phone, '这个浏览器太旧了').waitFor();
  await expect.poll(() => phone.page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

it('an address without TLS is named as what it is', async () => {
  const { port } = new URL(pavilion.origin);
  const browser = await launchChromium(['--host-resolver-rules=MAP pavilion.test 127.0.0.1']);
  try {
    const page = await browser.newPage();
    await page.goto(`http://pavilion.test:${port}/`);
    await page.getByRole('heading', { name: '这个地址打不开议事亭' }).waitFor();
    expect(await page.locator('#safe-address').getAttribute('href')).toBe(`https://pavilion.test:${port}/`);
    expect(await faultsOf(page)).toEqual([]);
  } finally {
    await browser.close();
  }
});

it('without JavaScript the page says that it needs it', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(pavilion.origin);
    const said = page.locator('noscript');
    expect(await said.isVisible()).toBe(true);
    expect(await said.textContent()).toMatch(/打开 JavaScript.*Switch JavaScript on/);
  } finally {
    await browser.close();
  }
});
