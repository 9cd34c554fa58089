import { afterEach, beforeEach, expect, it } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
import { signInTo } from '../sync-server/server-process.ts';
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
import { Pavilion } from './pavilion.ts';
import { storedMinutes } from './stored-record.ts';
import { ThinLine } from './thin-line.ts';

let pavilion: Pavilion;
let line: ThinLine;
beforeEach(async () => {
  pavilion = await Pavilion.start();
  line = await ThinLine.to(pavilion.origin);
});
afterEach(async () => {
  await line.close();
  await pavilion.close();
});

it('[SYNC14] nothing of a member travels under another member’s cookie: it is kept, and sent after signing in again', async () => {
  const writer = await pavilion.phoneOf('committee', 'writer', line.origin);
  await publishNotice(writer.page);
  await delivered(writer);
  const item = await firstItem(writer.page);
  const minutes = () => storedMinutes(pavilion.origin, documentId('meeting', NEXT), item);
  await openMeeting(writer.page, itemOf(NEXT, item));
  await writeMinutes(writer.page, '自己写的。');
  await delivered(writer);

  // The cookie becomes another's behind the page's back, as in the moment before a tab hears of a sign-in.
  const cookie = (await writer.context.cookies()).find(({ name }) => name === 'sid');
  if (!cookie) throw new Error('no cookie');
  const other = { ...cookie, value: await signInTo(pavilion.origin, 'recorder') };
  await writer.context.addCookies([other]);
  line.carry('everything');
  await writeMinutes(writer.page, '换了人以后写的。');
  await keptHere(writer);
  await writer.page.getByTestId('sign-in-again').waitFor({ timeout: 40_000 });
  expect(await minutes()).not.toContain('换了人以后写的。');
  await writer.page.locator('.ProseMirror', { hasText: '自己写的。换了人以后写的。' }).waitFor();

  await writer.page.getByTestId('sign-in-again').getByRole('link').click();
  await writer.page.locator('input[name="username"]').fill('committee');
  await writer.page.locator('input[name="password"]').fill('pavilion-demo');
  await writer.page.locator('button[type="submit"]').click();
  await writer.page.locator('input[name="password"]').waitFor({ state: 'detached' });
  await openMeeting(writer.page, itemOf(NEXT, item));
  await delivered(writer);
  expect(await minutes()).toContain('自己写的。换了人以后写的。');
  expect(writer.problems).toEqual([]);
});
