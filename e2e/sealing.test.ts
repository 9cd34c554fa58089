import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
import {
  delivered,
  hallOf,
  itemOf,
  keptHere,
  NEXT,
  openMeeting,
  openNextItem,
  publishNotice,
  takeChair,
  tick,
  turnTo,
  writeMinutes,
} from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { savedBy } from './saved-file.ts';
import { actsByType, storedDocument } from './stored-record.ts';

const MINUTES = '物业说明线路和费用，大家没有不同意见。';
const recordOf = (day: string): string => `/meeting?id=${day}&view=record`;
const sealingOf = (day: string): string => `/meeting?id=${day}&view=seal`;

let pavilion: Pavilion;
let chair: Phone;
let recorder: Phone;

beforeEach(async () => {
  pavilion = await Pavilion.start();
  const planner = await pavilion.phoneOf('committee');
  await publishNotice(planner.page);
  await delivered(planner);
  await planner.turnOff();
  chair = await pavilion.phoneOf('chair');
  recorder = await pavilion.phoneOf('recorder');
});
afterEach(() => pavilion.close());

/** The chair alone, without a network: session, presence, one item with its minutes. */
async function holdAlone(): Promise<string> {
  const { page } = chair;
  await openMeeting(page, hallOf(NEXT));
  await takeChair(page);
  await tick(page, 0, 3);
  await turnTo(page, 'hall');
  const item = await openNextItem(page);
  await openMeeting(page, itemOf(NEXT, item));
  await writeMinutes(page, MINUTES);
  await keptHere(chair);
  return item;
}

async function seal({ page }: Phone): Promise<void> {
  await openMeeting(page, sealingOf(NEXT));
  await page.getByTestId('seal').click();
  await page.getByTestId('seal-waiting').waitFor();
}

async function verify(phone: Phone, text: string): Promise<void> {
  const file = join(pavilion.dataDir, 'record.json');
  writeFileSync(file, text);
  await phone.page.goto('/verify');
  await phone.page.getByTestId('record-file').setInputFiles(file);
}

it('[MEET13] is sealed without a network from a cold start, signed on another phone, saved and verified on a third', async () => {
  await Promise.all([chair.setOffline(true), recorder.setOffline(true)]);
  const item = await holdAlone();
  await chair.restart();
  await seal(chair);
  await keptHere(chair);
  await chair.restart();
  await openMeeting(chair.page, recordOf(NEXT));
  await chair.page.getByTestId('sealed').getByTestId('seal-state').waitFor();

  // Typed in the meantime by somebody who has not heard of the seal.
  await openMeeting(recorder.page, itemOf(NEXT, item));
  await writeMinutes(recorder.page, '另有一位居民担心光线太亮。');
  await keptHere(recorder);

  await chair.setOffline(false);
  await delivered(chair);
  await recorder.setOffline(false);
  await openMeeting(recorder.page, sealingOf(NEXT));
  // The text is set aside with its reason, and the record is as it was sealed.
  await recorder.page.getByTestId('set-aside-notice').waitFor({ timeout: 60_000 });
  await recorder.page.getByTestId('seal-same').waitFor();
  await recorder.page.getByTestId('countersign').click();
  await recorder.page.getByTestId('seal-done').waitFor();
  await openMeeting(recorder.page, recordOf(NEXT));
  await delivered(recorder);
  const digest = await recorder.page.getByTestId('digest').textContent();

  const resident = await pavilion.phoneOf('resident');
  await openMeeting(resident.page, recordOf(NEXT));
  await resident.page.getByTestId('seal-state').getByText('已封存').waitFor();
  expect(await resident.page.getByTestId('digest').textContent()).toBe(digest);
  const record = resident.page.getByTestId('record-document');
  expect(await record.textContent()).toContain(MINUTES);
  expect(await record.textContent()).not.toContain('光线太亮');

  await resident.page.getByTestId('add-object').locator('summary').click();
  await resident.page.getByTestId('object-text').fill('我没有同意装在三号楼');
  await resident.page.getByTestId('object-now').click();
  await resident.page.getByTestId('after-seal').getByText('我没有同意装在三号楼').waitFor();
  const saved = await savedBy(resident.page, () => resident.page.getByTestId('save-record').click());
  await delivered(resident);

  await resident.setOffline(true);
  await resident.restart();
  await verify(resident, saved);
  await resident.page.getByTestId('verdict-right').waitFor();
  expect(await resident.page.getByTestId('verified-digest').textContent()).toBe(digest);
  expect(await resident.page.getByTestId('record-content').textContent()).toContain(MINUTES);
  await verify(resident, saved.replace('没有不同意见', '都有不同意见'));
  await resident.page.getByTestId('verdict-wrong').getByText('的文字记录').waitFor();

  const doc = await storedDocument(pavilion.origin, documentId('meeting', NEXT));
  expect(actsByType(doc)).toMatchObject({ seal: 1, countersign: 1, object: 1 });
  expect([chair, recorder, resident].flatMap(({ problems }) => problems)).toEqual([]);
});

it('[MEET14] a stranger verifies a saved record by the printed fingerprint', async () => {
  await holdAlone();
  await seal(chair);
  await openMeeting(chair.page, recordOf(NEXT));
  const fingerprint = await chair.page.getByTestId('key-fingerprint').textContent();
  const saved = await savedBy(chair.page, () => chair.page.getByTestId('save-public').click());
  expect(saved).not.toContain('{"name":');
  const stranger = await pavilion.phone('stranger');
  await verify(stranger, saved);
  await stranger.page.getByText('文件自己前后一致').waitFor();
  await stranger.page.getByLabel('社区公钥指纹').fill(fingerprint ?? '');
  await stranger.page.getByText('公钥指纹和您输入的一样').waitFor();
  await stranger.page.getByLabel('社区公钥指纹').fill((fingerprint ?? '').replace(/^..../, '0000'));
  await stranger.page.getByTestId('verdict-wrong').waitFor();
  expect(stranger.problems).toEqual([]);
});
