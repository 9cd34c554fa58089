import { afterEach, beforeEach, expect, it } from 'vitest';
import { proseOf } from '../lib/record/document.ts';
import { documentId } from '../lib/shared/ids.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import {
  delivered,
  firstItem,
  HELD,
  itemOf,
  keptHere,
  NEXT,
  openMeeting,
  publishNotice,
  recordOn,
  writeMinutes,
} from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { savedBy } from './saved-file.ts';
import { storedDocument } from './stored-record.ts';

let pavilion: Pavilion;
beforeEach(async () => {
  pavilion = await Pavilion.start();
});
afterEach(() => pavilion.close());

/** While the page's `isFull` is set, nothing more goes into the log of unsent changes. */
const fullStore = `
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...args) {
    if (globalThis.isFull && this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, args);
  };`;
const setFull = ({ page }: Phone, isFull: boolean): Promise<void> =>
  page.evaluate((isFull) => void Object.assign(globalThis, { isFull }), isFull);

it('[SYNC2] a full store says so at once and offers an export; with room again the same words are kept and sent', async () => {
  const writer = await pavilion.phoneOf('committee');
  await publishNotice(writer.page);
  await delivered(writer);
  const item = await firstItem(writer.page);
  await writer.context.addInitScript(fullStore);
  await openMeeting(writer.page, itemOf(NEXT, item));
  await writer.page.locator('.ProseMirror').waitFor();
  await writer.setOffline(true);
  await writeMinutes(writer.page, '存得下的话。');
  await keptHere(writer);
  await setFull(writer, true);
  await writeMinutes(writer.page, '存不下的话。');
  await writer.page.locator('[data-testid="two-ticks"][data-state="failed"]').waitFor();
  const notice = writer.page.getByTestId('not-kept');
  await notice.waitFor();

  const saved = await savedBy(writer.page, () => notice.getByTestId('export').click());
  expect(saved).toContain('存得下的话。存不下的话。');
  await notice.getByText('下载').waitFor();

  await setFull(writer, false);
  await writer.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await notice.waitFor({ state: 'detached' });
  await writer.restart();
  await openMeeting(writer.page, itemOf(NEXT, item));
  await writer.page.locator('.ProseMirror', { hasText: '存得下的话。存不下的话。' }).waitFor();
  await writer.setOffline(false);
  await delivered(writer);
  const doc = await storedDocument(pavilion.origin, documentId('meeting', NEXT));
  expect(proseOf(doc, `prose/minutes/${item}`).toString()).toContain('存得下的话。存不下的话。');
  expect(writer.problems).toEqual([]);
});

it('[SYNC4] documents that were never opened on this phone open without a network, after a restart', async () => {
  const reader = await pavilion.phoneOf('resident');
  const member = makeNeighbourhood().accounts.resident.member.id;
  const opened = await reader.page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name ?? ''),
  );
  expect(opened.filter((name) => name.startsWith(`pavilion-${member}-`))).toEqual([]);
  await reader.setOffline(true);
  await reader.restart();
  await openMeeting(reader.page, `/meeting?id=${NEXT}`);
  await openMeeting(reader.page, `/meeting?id=${HELD}&view=record`);
  await reader.page.getByTestId('waiting').waitFor({ state: 'detached' });
  // Its minutes, word for word, as one who is online reads them.
  const offline = await recordOn(reader.page);
  const other = await pavilion.phoneOf('elder');
  await openMeeting(other.page, `/meeting?id=${HELD}&view=record`);
  await expect.poll(() => recordOn(other.page)).toBe(offline);
  expect(reader.problems).toEqual([]);
});

it('[SYNC5] a feed that breaks off is fetched to its end within seconds', async () => {
  const reader = await pavilion.phone('reader');
  const whole: string[] = [];
  await reader.context.route('**/api/feed?*', async (route) => {
    const response = await route.fetch();
    const lines = (await response.text()).split('\n');
    whole.push(...lines);
    // Who they are, the community, its people, and the first document.
    await route.fulfill({ response, body: `${lines.slice(0, 4).join('\n')}\n` });
    await reader.context.unroute('**/api/feed?*');
  });
  await reader.signIn('resident');
  expect(whole.filter((line) => line.startsWith('{"t":"doc"')).length).toBeGreaterThan(1);
});
