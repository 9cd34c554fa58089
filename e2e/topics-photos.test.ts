/** A topic's photo is taken away with a reason, by its page: at once, on all phones, wherever it is cited. */
import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
import { delivered, keptHere } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { openTopic, raise, removePhoto } from './topic-steps.ts';

const PICTURE = 'public/icons/apple-touch-180.png';
const WORDS = '我家门口也是这样，照片里看得清楚。';
const GONE = '图片已移除（放错了）';

let pavilion: Pavilion;
let raiser: Phone;
let neighbour: Phone;
/** The topic's plain id. */
let plain: string;
beforeEach(async () => {
  pavilion = await Pavilion.start();
  [raiser, neighbour] = await Promise.all([pavilion.phoneOf('resident'), pavilion.phoneOf('organiser')]);
  plain = await raise(raiser.page, { sentence: '楼道里堆着旧家具', category: '消防安全', photo: PICTURE });
  await delivered(raiser);
  await openTopic(neighbour.page, plain);
  await need(neighbour.page).getByTestId('photo').waitFor();
});
afterEach(() => pavilion.close());

const need = (page: Page) => page.getByTestId('need');
const noneLeft = (page: Page) => expect.poll(() => page.getByTestId('photo').count()).toBe(0);

it('[PHOTO6] who brought it takes it away without a network, nobody else does; a neighbour’s phone shows it until it hears of that, and not after', async () => {
  await need(neighbour.page).getByTestId('photo').click();
  const large = neighbour.page.getByRole('dialog');
  await large.locator('img').waitFor();
  expect(await large.getByRole('button', { name: '移除这张照片' }).count()).toBe(0);
  await large.getByRole('button', { name: '关上' }).click();

  await raiser.setOffline(true);
  await raiser.restart();
  await openTopic(raiser.page, plain);
  await removePhoto(raiser.page, need(raiser.page), '放错了');
  await noneLeft(raiser.page);
  await keptHere(raiser);
  await raiser.restart();
  await openTopic(raiser.page, plain);
  await need(raiser.page).getByText(GONE).waitFor();
  expect(await raiser.page.getByTestId('photo').count()).toBe(0);
  expect(await need(neighbour.page).getByTestId('photo').count()).toBe(1);

  await raiser.setOffline(false);
  await delivered(raiser);
  await need(neighbour.page).getByText(GONE).waitFor();
  await noneLeft(neighbour.page);
  const [file = ''] = globSync('attachments/*/*', { cwd: pavilion.dataDir });
  const digest = `${basename(dirname(file))}${basename(file)}`;
  const path = `/api/attachments/${digest}?doc=${documentId('topic', plain)}`;
  expect(await neighbour.page.evaluate(async (asked) => (await fetch(asked)).status, path)).toBe(410);
  await neighbour.setOffline(true);
  await neighbour.restart();
  await openTopic(neighbour.page, plain);
  await need(neighbour.page).getByText(GONE).waitFor();
  expect(await neighbour.page.getByTestId('photo').count()).toBe(0);
  expect([...raiser.problems, ...neighbour.problems]).toEqual([]);
});

it('[PHOTO6] [TOPIC1] one that a neighbour cites meanwhile, both without a network, is gone in both places; the neighbour’s words stay, and all is delivered', async () => {
  for (const phone of [raiser, neighbour]) {
    await phone.setOffline(true);
    await phone.restart();
    await openTopic(phone.page, plain);
  }
  const feeling = (page: Page) => page.getByTestId('feeling');
  await neighbour.page.getByTestId('comment-text').fill(WORDS);
  await feeling(neighbour.page).getByTestId('photo-input').setInputFiles(PICTURE);
  await feeling(neighbour.page).getByTestId('photo').waitFor();
  await neighbour.page.getByTestId('say').click();
  const comment = (page: Page) => page.getByTestId('comment').filter({ hasText: WORDS });
  await comment(neighbour.page).getByTestId('photo').waitFor();
  await keptHere(neighbour);
  await removePhoto(raiser.page, need(raiser.page), '放错了');
  await keptHere(raiser);

  for (const phone of [raiser, neighbour]) await phone.setOffline(false);
  for (const phone of [raiser, neighbour]) {
    await delivered(phone);
    await need(phone.page).getByText(GONE).waitFor();
    await comment(phone.page).getByText(GONE).waitFor();
    await noneLeft(phone.page);
  }
  expect([...raiser.problems, ...neighbour.problems]).toEqual([]);
});
