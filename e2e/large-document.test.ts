/** The largest meeting we promise to carry: opened on a phone that never saw it, written in, voted in, read without a network. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
import { LARGE, type LargeDocument, makeLargeDocument } from './large-document.ts';
import { delivered, hallOf, itemOf, NEXT, openMeeting, writeMinutes } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { actsByType, storedDocument, storedMinutes } from './stored-record.ts';

const id = documentId('meeting', NEXT);

let pavilion: Pavilion;
let large: LargeDocument;
let phone: Phone;
beforeAll(async () => {
  pavilion = await Pavilion.start();
  large = await makeLargeDocument(pavilion.origin);
  phone = await pavilion.phoneOf('recorder');
});
afterAll(() => pavilion.close());

it('opens on a phone that never saw it, with every person, ballot and paragraph', async () => {
  expect(large.size).toBeGreaterThanOrEqual(LARGE);
  const { page } = phone;
  await openMeeting(page, itemOf(NEXT, large.item));
  await page.getByTestId('attendance-count').getByText('300').first().waitFor();
  await page
    .locator('.ProseMirror p')
    .nth(large.paragraphs - 1)
    .waitFor();
  expect(await page.locator('.ProseMirror p').count()).toBe(large.paragraphs);
  expect(actsByType(await storedDocument(pavilion.origin, id))).toMatchObject({ tick: 300, ballot: 220 });
});

it('a word that is typed and a ballot that is cast arrive once, and nothing else is sent again', async () => {
  const { page } = phone;
  const sent: number[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(payload.length)));
  await openMeeting(page, hallOf(NEXT));
  await page.getByTestId('ballot-for').click();
  await page.getByTestId('my-ballot').getByText('您投了').waitFor();
  await writeMinutes(page, '最后补充一句。');
  await delivered(phone);
  const minutes = await storedMinutes(pavilion.origin, id, large.item);
  expect(minutes.split('最后补充一句。')).toHaveLength(2);
  expect(actsByType(await storedDocument(pavilion.origin, id))).toMatchObject({ tick: 300, ballot: 221 });
  expect(sent.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(LARGE / 10);
});

it('is there without a network, from a cold start', async () => {
  await phone.setOffline(true);
  await phone.restart();
  const { page } = phone;
  await openMeeting(page, itemOf(NEXT, large.item));
  await page.locator('.ProseMirror p', { hasText: '最后补充一句。' }).waitFor();
  await page.getByTestId('attendance-count').getByText('300').first().waitFor();
  expect(phone.problems).toEqual([]);
});
