import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
import { askServer } from '../sync-server/backup/ask-server.ts';
import { backUp } from '../sync-server/backup/backup.ts';
import { restore } from '../sync-server/backup/restore.ts';
import { databaseFile } from '../sync-server/storage/data-folder.ts';
import {
  delivered,
  firstItem,
  itemOf,
  NEXT,
  openMeeting,
  publishNotice,
  writeMinutes,
} from './meeting-steps.ts';
import { Pavilion } from './pavilion.ts';
import { storedMinutes } from './stored-record.ts';

const id = documentId('meeting', NEXT);

let pavilion: Pavilion;
beforeEach(async () => {
  pavilion = await Pavilion.start();
});
afterEach(() => pavilion.close());

/** As where the newer data cannot be read: whose text it is, only phones know. */
function forgetWhoWrote(): void {
  const db = new DatabaseSync(databaseFile(pavilion.dataDir));
  db.exec('delete from clients');
  db.close();
}

/** A meeting whose notice is out, on two phones, and a backup of it. */
async function backedUpMeeting() {
  const backup = join(pavilion.dataDir, '..', 'community.backup');
  const planner = await pavilion.phoneOf('committee');
  await publishNotice(planner.page);
  await delivered(planner);
  const recorder = await pavilion.phoneOf('recorder');
  const item = await firstItem(recorder.page);
  await backUp(pavilion.dataDir, backup, Date.now());
  return { backup, planner, recorder, item };
}

it('[SYNC8] a server set back is made whole by phones that come back, also of what is not open on them', async () => {
  const { backup, planner, recorder, item } = await backedUpMeeting();

  await openMeeting(recorder.page, itemOf(NEXT, item));
  await writeMinutes(recorder.page, '备份以后写的。');
  await delivered(recorder);
  await openMeeting(planner.page, itemOf(NEXT, item));
  await planner.page.locator('.ProseMirror', { hasText: '备份以后写的。' }).waitFor();
  // Cold, and on another page.
  await recorder.turnOff();
  await pavilion.killServer();
  forgetWhoWrote();
  restore(pavilion.dataDir, backup, Date.now());
  await pavilion.startServer();

  // Somebody else's text waits, and stays where it was read.
  await delivered(planner);
  await planner.page.locator('.ProseMirror', { hasText: '备份以后写的。' }).waitFor();
  expect(await storedMinutes(pavilion.origin, id, item)).toBe('');

  await recorder.turnOn();
  await recorder.page.goto('/');
  await expect
    .poll(() => storedMinutes(pavilion.origin, id, item), { timeout: 40_000 })
    .toContain('备份以后写的。');
  await openMeeting(recorder.page, itemOf(NEXT, item));
  await recorder.page.locator('.ProseMirror', { hasText: '备份以后写的。' }).waitFor();
  await recorder.page.locator('.ProseMirror').click();
  await recorder.page.keyboard.press('End');
  await recorder.page.keyboard.type('接着写。');
  await delivered(recorder);
  await planner.page.locator('.ProseMirror', { hasText: '备份以后写的。接着写。' }).waitFor();
});

it('[SYNC8] what was written into text that waits is not called delivered before that text is there', async () => {
  const { backup, planner, recorder, item } = await backedUpMeeting();
  for (const { page } of [recorder, planner]) await openMeeting(page, itemOf(NEXT, item));
  await writeMinutes(recorder.page, '记录写的。');
  await planner.page.locator('.ProseMirror', { hasText: '记录写的。' }).waitFor();
  await writeMinutes(planner.page, '筹办接着写。');
  await recorder.page.locator('.ProseMirror', { hasText: '筹办接着写。' }).waitFor();
  for (const phone of [recorder, planner]) await delivered(phone);

  await recorder.setOffline(true);
  await pavilion.killServer();
  forgetWhoWrote();
  restore(pavilion.dataDir, backup, Date.now());
  await pavilion.startServer();
  const waiting = async () => {
    const answer = await askServer(pavilion.dataDir, { do: 'waiting' });
    return answer?.ok ? answer.said.join() : '';
  };
  await expect.poll(waiting, { timeout: 40_000 }).toContain('筹办接着写。');
  await planner.page.locator('[data-testid="two-ticks"][data-state="kept"]').waitFor();
  await planner.page.locator('.ProseMirror', { hasText: '记录写的。筹办接着写。' }).waitFor();

  await recorder.setOffline(false);
  await delivered(recorder);
  await delivered(planner);
  expect(await storedMinutes(pavilion.origin, id, item)).toContain('记录写的。筹办接着写。');
  expect(await waiting()).toBe('');
});
