import * as encoding from 'lib0/encoding';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
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
import { storedDocument, storedMinutes } from './stored-record.ts';

const id = documentId('meeting', NEXT);
/** Above the ids that are the community's. */
const TAKEN = 4242;
/** y-websocket's messages: 0 sync (1 step 2, 2 update); 101 is ours. */
const SYNC = 0;
const REFUSED = 101;

let pavilion: Pavilion;
let writer: Phone;
let item: string;
beforeEach(async () => {
  pavilion = await Pavilion.start();
  writer = await pavilion.phoneOf('committee', 'writer');
  await publishNotice(writer.page);
  await delivered(writer);
  item = await firstItem(writer.page);
});
afterEach(() => pavilion.close());

const count = (text: string, part: string): number => text.split(part).length - 1;

/** A centre that refuses every change while `refuses` says so, naming no place, and ignores the connection then. */
async function refuseOn(context: BrowserContext, refuses: () => boolean): Promise<void> {
  await context.routeWebSocket(/\/sync\//, (page) => {
    const server = page.connectToServer();
    let isRefused = false;
    server.onMessage((message) => page.send(message));
    page.onMessage((message) => {
      if (isRefused) return;
      // An empty step 2 holds two bytes, no structs and no deletions.
      const isChange =
        typeof message !== 'string' && message[0] === SYNC && message[1] !== 0 && message.length > 5;
      if (!isChange || !refuses()) return server.send(message);
      isRefused = true;
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, REFUSED);
      encoding.writeVarString(encoder, JSON.stringify({ frame: 1, code: 'bad-value', places: [] }));
      page.send(Buffer.from(encoding.toUint8Array(encoder)));
    });
  });
}

async function openItem(page: Page): Promise<void> {
  await openMeeting(page, itemOf(NEXT, item));
  await page.locator('.ProseMirror').waitFor();
}

const tray = async ({ page }: Phone): Promise<string[]> => {
  await page.goto('/me');
  await page.getByTestId('set-aside').locator('textarea').first().waitFor();
  return page
    .getByTestId('set-aside')
    .locator('textarea')
    .evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value));
};

it('[GUARD3] two devices by chance under one client id: the later takes another, and both texts arrive', async () => {
  const other = await pavilion.phoneOf('recorder');
  // Yjs draws its ids as one number of 32 bits.
  const script = `
    globalThis.isById = true;
    const draw = crypto.getRandomValues.bind(crypto);
    crypto.getRandomValues = (array) =>
      globalThis.isById && array instanceof Uint32Array && array.length === 1 ? array.fill(${TAKEN}) : draw(array);`;
  const apart = (page: Page) => page.evaluate(() => void Object.assign(globalThis, { isById: false }));
  for (const phone of [writer, other]) await phone.context.addInitScript(script);
  await openItem(other.page);
  await delivered(other);
  await other.setOffline(true);
  await openItem(other.page);
  await writeMinutes(other.page, '没有网络时记下的长长的一段话，一个字也不能少。');
  await keptHere(other);
  await apart(other.page);
  await openItem(writer.page);
  await apart(writer.page);
  await writeMinutes(writer.page, '先到的。');
  await delivered(writer);

  await other.setOffline(false);
  await delivered(other);
  await writeMinutes(other.page, '还有一句。');
  await delivered(other);
  const stored = await storedMinutes(pavilion.origin, id, item);
  for (const text of ['没有网络时记下的长长的一段话，一个字也不能少。', '先到的。', '还有一句。'])
    expect(count(stored, text)).toBe(1);
  await writer.page.locator('.ProseMirror', { hasText: '还有一句。' }).waitFor();
  const doc = await storedDocument(pavilion.origin, id);
  expect(doc.store.clients.has(TAKEN)).toBe(true);
  await other.page.goto('/me');
  expect(await other.page.getByTestId('set-aside').count()).toBe(0);
});

it('[GUARD6] refused again and again with no place named, all that is unsent is set aside, and the document goes on', async () => {
  let refuses = false;
  let refused = 0;
  await refuseOn(writer.context, () => {
    if (refuses) refused += 1;
    return refuses;
  });
  await openItem(writer.page);
  await writeMinutes(writer.page, '收下的。');
  await delivered(writer);
  refuses = true;
  await writeMinutes(writer.page, '总是被退回的。');
  await delivered(writer);
  expect(refused).toBeLessThan(20);
  refuses = false;
  await writeMinutes(writer.page, '后来的。');
  await delivered(writer);
  const stored = await storedMinutes(pavilion.origin, id, item);
  expect(['收下的。', '总是被退回的。', '后来的。'].map((text) => count(stored, text))).toEqual([1, 0, 1]);
  expect((await tray(writer)).join('\n')).toContain('总是被退回的。');
});

/** In such a tab, `isBehind` keeps back the news of a new start, and `isMute` what it writes, from the other tabs. */
const apartScript = `
  const set = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, 'onmessage').set;
  const post = BroadcastChannel.prototype.postMessage;
  globalThis.held = [];
  Object.defineProperty(BroadcastChannel.prototype, 'onmessage', {
    set(hear) {
      set.call(this, (event) => {
        if (globalThis.isBehind && event.data?.t === 'replaced') globalThis.held.push(() => hear(event));
        else hear(event);
      });
    },
  });
  BroadcastChannel.prototype.postMessage = function (message) {
    if (!globalThis.isMute || message?.t !== 'rows') post.call(this, message);
  };`;

/** Two tabs of one phone; the second has not heard that the first started again from the centre's copy. */
async function apart(isMute: boolean): Promise<{ first: Page; second: Page }> {
  let refuses = false;
  await refuseOn(writer.context, () => {
    const now = refuses;
    refuses = false;
    return now;
  });
  const first = writer.page;
  await openItem(first);
  await writeMinutes(first, '开头。');
  await delivered(writer);
  const second = await writer.context.newPage();
  await second.addInitScript(apartScript);
  await openItem(second);
  await second.locator('.ProseMirror', { hasText: '开头。' }).waitFor();
  await second.evaluate((isMute) => void Object.assign(globalThis, { isBehind: true, isMute }), isMute);
  refuses = true;
  await first.bringToFront();
  await writeMinutes(first, '退回一次的。');
  await second.waitForFunction(() => (globalThis as unknown as { held: unknown[] }).held.length > 0);
  await delivered(writer);
  await second.bringToFront();
  return { first, second };
}

it('[GUARD6] what another tab wrote into the former copy goes into the new one, once', async () => {
  const { first, second } = await apart(false);
  await writeMinutes(second, '晚到的。');
  await first.locator('.ProseMirror', { hasText: '晚到的。' }).waitFor();
  await second.evaluate(() => {
    const { held } = globalThis as unknown as { held: (() => void)[] };
    for (const hear of held) hear();
  });
  await second.locator('.ProseMirror', { hasText: '退回一次的。' }).waitFor();
  await second.locator('.ProseMirror', { hasText: '晚到的。' }).waitFor();
  writer.use(second);
  await delivered(writer);
  const stored = await storedMinutes(pavilion.origin, id, item);
  expect(['开头。', '退回一次的。', '晚到的。'].map((text) => count(stored, text))).toEqual([1, 1, 1]);
  for (const page of [first, second])
    expect(count((await page.locator('.ProseMirror').textContent()) ?? '', '晚到的。')).toBe(1);
});

it('[GUARD6] what a tab left in the former copy when it ended is set aside, readable', async () => {
  const { first, second } = await apart(true);
  await writeMinutes(second, '留下的。');
  await second.locator('[data-testid="two-ticks"][data-state="kept"]').waitFor();
  await second.close();
  writer.use(first);
  await writer.restart();
  await openItem(writer.page);
  await delivered(writer);
  expect((await tray(writer)).join('\n')).toContain('留下的。');
  expect(await storedMinutes(pavilion.origin, id, item)).not.toContain('留下的。');
});
