import { afterEach, beforeEach, expect, it } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
import {
  delivered,
  firstItem,
  itemOf,
  NEXT,
  openMeeting,
  publishNotice,
  writeMinutes,
} from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { storedMinutes } from './stored-record.ts';

const id = documentId('meeting', NEXT);
const ROUNDS = 3;

let pavilion: Pavilion;
beforeEach(async () => {
  pavilion = await Pavilion.start();
});
afterEach(() => pavilion.close());

/** Without the names at the cursors, which stand between word joiners. */
async function minutesOn({ page }: Phone): Promise<string> {
  const text = (await page.locator('.ProseMirror').textContent()) ?? '';
  return text.replace(/\u2060[^\u2060]*\u2060/g, '');
}

it('[SYNC7] a server killed while two people type loses nothing acknowledged, and nothing that the other saw', async () => {
  const planner = await pavilion.phoneOf('committee');
  await publishNotice(planner.page);
  await delivered(planner);
  const recorder = await pavilion.phoneOf('recorder');
  const item = await firstItem(recorder.page);
  const both = [planner, recorder];
  for (const { page } of both) await openMeeting(page, itemOf(NEXT, item));
  await writeMinutes(planner.page, '开头。');
  await recorder.page.locator('.ProseMirror', { hasText: '开头。' }).waitFor();
  // Each writes a paragraph of their own, so that every character can be told apart.
  await planner.page.keyboard.press('Enter');
  await recorder.page.locator('.ProseMirror p').first().click();
  await recorder.page.keyboard.press('Home');

  const typed: Record<'甲' | '乙', number> = { 甲: 0, 乙: 0 };
  const type = async ({ page }: Phone, sign: '甲' | '乙', until: () => boolean) => {
    while (!until()) {
      await page.keyboard.type(sign);
      typed[sign] += 1;
    }
  };
  for (let round = 0; round < ROUNDS; round++) {
    let isOver = false;
    const typing = [type(planner, '甲', () => isOver), type(recorder, '乙', () => isOver)];
    await expect
      .poll(() => Math.min(...Object.values(typed)), { timeout: 30_000 })
      .toBeGreaterThan(30 * (round + 1));
    await pavilion.killServer();
    // What each saw of the other came through the server.
    const seen = { 甲: count(await minutesOn(recorder), '甲'), 乙: count(await minutesOn(planner), '乙') };
    isOver = true;
    await Promise.all(typing);
    await Promise.all(both.map((phone) => phone.setOffline(true)));
    await pavilion.startServer();
    const stored = await storedMinutes(pavilion.origin, id, item);
    expect(count(stored, '甲')).toBeGreaterThanOrEqual(seen.甲);
    expect(count(stored, '乙')).toBeGreaterThanOrEqual(seen.乙);
    await Promise.all(both.map((phone) => phone.setOffline(false)));
    await Promise.all(both.map(delivered));
  }
  const stored = await storedMinutes(pavilion.origin, id, item);
  expect({ 甲: count(stored, '甲'), 乙: count(stored, '乙') }).toEqual(typed);
  await expect.poll(() => minutesOn(recorder), { timeout: 30_000 }).toBe(await minutesOn(planner));
});

const count = (text: string, sign: string): number => text.split(sign).length - 1;
