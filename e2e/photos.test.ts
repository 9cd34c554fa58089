/** A photo's way: chosen without a network, kept, sent after its topic, seen by a neighbour, taken away again. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { type DocumentId, documentId } from '../lib/shared/ids.ts';
import { exif, GPS, joined, ORIENTATION, segment } from '../sync-server/photos/made-pictures.ts';
import { OtherHand } from './other-hand.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { clearStore } from './phone-faults.ts';
import { savedBy } from './saved-file.ts';
import { actsByType, storedDocument } from './stored-record.ts';

let pavilion: Pavilion;
let phone: Phone;
afterEach(() => pavilion.close());

async function start(env: Readonly<Record<string, string>> = {}): Promise<void> {
  pavilion = await Pavilion.start(env);
  phone = await pavilion.phoneOf('resident');
}

/** As a camera writes it: large, lying on its side by a note beside the picture, and with the place where it was taken. */
async function cameraPhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(3000, 2000);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    const picture = context.createImageData(3000, 2000);
    for (let i = 0, seed = 1; i < picture.data.length; i++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      picture.data[i] = i % 4 === 3 ? 255 : (i / 94_000 + seed / 20_000_000) % 256;
    }
    context.putImageData(picture, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
    const address = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.readAsDataURL(blob);
    });
    return address.slice(address.indexOf(',') + 1);
  });
  const drawn = Buffer.from(base64, 'base64');
  return Buffer.from(joined(drawn.subarray(0, 2), segment(0xe1, exif(ORIENTATION, GPS)), drawn.subarray(2)));
}

async function choose(photo: Buffer): Promise<void> {
  const { page } = phone;
  const file = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo };
  await page.getByTestId('photo-input').first().setInputFiles(file);
}

/** With whatever photos have been chosen. */
async function raise(title: string): Promise<DocumentId> {
  const { page } = phone;
  await page.locator('textarea').first().fill(title);
  await page.getByRole('radio', { name: '楼栋设施' }).check();
  await page.getByTestId('raise-now').click();
  await page.waitForURL(/\/topic\?id=/);
  return documentId('topic', new URL(page.url()).searchParams.get('id') ?? '');
}

const ticks = (page: Page, state: string) =>
  page.locator(`[data-testid="two-ticks"][data-state="${state}"]`).first().waitFor();
const stored = (): string[] => globSync('attachments/*/*', { cwd: pavilion.dataDir });
const shown = (page: Page) => page.getByTestId('photo').first();

/** Of the picture as the browser draws it. */
const sizeOf = (page: Page): Promise<readonly number[]> =>
  shown(page).evaluate((image) => [
    (image as HTMLImageElement).naturalWidth,
    (image as HTMLImageElement).naturalHeight,
  ]);

it('[PHOTO1] [PHOTO2] chosen offline it is made small, kept through a restart, and sent when there is a network; a neighbour sees it', async () => {
  await start();
  await phone.goto('/topics?view=raise');
  await phone.page.getByTestId('raise-now').waitFor();
  const photo = await cameraPhoto(phone.page);
  expect(photo.length).toBeGreaterThan(1024 * 1024);
  expect(photo.includes('Exif')).toBe(true);
  await phone.setOffline(true);
  await phone.restart();
  await phone.goto('/topics?view=raise');
  await phone.page.getByTestId('raise-now').waitFor();
  await choose(photo);
  await shown(phone.page).waitFor();
  const topic = await raise('3 号楼门口的路灯坏了');
  await ticks(phone.page, 'kept');
  await shown(phone.page).waitFor();
  expect(stored()).toEqual([]);

  await phone.restart();
  await phone.goto(`/topic?id=${topic.slice('topic:'.length)}`);
  await shown(phone.page).waitFor();
  await phone.page.getByText('照片 1：等待送达').waitFor();
  await ticks(phone.page, 'kept');

  await phone.setOffline(false);
  await ticks(phone.page, 'delivered');
  const [file = ''] = stored();
  const bytes = readFileSync(join(pavilion.dataDir, file));
  const digest = createHash('sha256').update(bytes).digest('hex');
  expect(file).toBe(join('attachments', digest.slice(0, 2), digest.slice(2)));
  expect(bytes.length).toBeLessThanOrEqual(1024 * 1024);
  expect(bytes.includes('Exif')).toBe(false);
  expect(await sizeOf(phone.page)).toEqual([1067, 1600]);

  const neighbour = await pavilion.phoneOf('chair');
  await neighbour.goto(`/topic?id=${topic.slice('topic:'.length)}`);
  await shown(neighbour.page).waitFor();
  expect(await sizeOf(neighbour.page)).toEqual([1067, 1600]);
  // From this phone, the next time.
  await neighbour.setOffline(true);
  await neighbour.page.reload();
  await shown(neighbour.page).waitFor();

  const path = `/api/attachments/${digest}?doc=${topic}`;
  expect((await fetch(`${pavilion.origin}${path}`)).status).toBe(401);
  const committee = await OtherHand.of(pavilion.origin, 'committee');
  await committee.actAndSend(topic, 'removePhoto', { digest, reason: 'private' });
  await phone.page.getByText('图片已移除（涉及隐私）').first().waitFor();
  await expect.poll(() => phone.page.getByTestId('photo').count()).toBe(0);
  expect(await phone.page.evaluate(async (asked) => (await fetch(asked)).status, path)).toBe(410);
  await neighbour.setOffline(false);
  await neighbour.page.getByText('图片已移除（涉及隐私）').first().waitFor();
  expect([...phone.problems, ...neighbour.problems]).toEqual([]);
});

it('[PHOTO2] [SYNC17] it outlives a clearing of the phone under its page, is in the export, and is sent by the service worker where no page is open; a sign-out clears it away', async () => {
  await start();
  await phone.goto('/topics?view=raise');
  await phone.page.getByTestId('raise-now').waitFor();
  const photo = await cameraPhoto(phone.page);
  await choose(photo);
  await shown(phone.page).waitFor();
  await phone.setOffline(true);
  await raise('楼道里的灯一直亮着');
  await ticks(phone.page, 'kept');
  await clearStore(phone.page, pavilion.origin);
  await phone.page.getByTestId('store-lost-unsent').getByText('已经重新存进设备').waitFor();

  await phone.goto('/me');
  await phone.page.getByRole('button', { name: '退出登录' }).click();
  const leaving = phone.page.getByRole('dialog');
  const saved = await savedBy(phone.page, () => leaving.getByTestId('export').click());
  const { photos } = JSON.parse(saved) as { photos: { digest: string; content: string }[] };
  const [unsent] = photos;
  const content = Buffer.from(unsent?.content ?? '', 'base64');
  expect(createHash('sha256').update(content).digest('hex')).toBe(unsent?.digest);
  await leaving.getByRole('button', { name: '不退出' }).click();

  const devtools = await phone.context.newCDPSession(phone.page);
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [registration] = registrations;
      if (registration) resolve(registration.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  const registrationId = await registered;
  await phone.goto('about:blank');
  await phone.setOffline(false);
  expect(stored()).toEqual([]);
  await devtools.send('ServiceWorker.dispatchSyncEvent', {
    ...{ origin: pavilion.origin, registrationId, tag: 'pavilion-photos', lastChance: false },
  });
  await expect.poll(stored).toHaveLength(1);

  await phone.goto('/me');
  await phone.page.getByRole('button', { name: '退出登录' }).click();
  await phone.page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
  await expect
    .poll(() => phone.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
    .toEqual(['pavilion-device']);
});

it('[PHOTO5] one that the centre does not take says why, where it is shown; the topic is delivered', async () => {
  await start({ PHOTO_BYTES_PER_MEMBER: '1' });
  await phone.goto('/topics?view=raise');
  await phone.page.getByTestId('raise-now').waitFor();
  const broken = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  await choose(broken);
  await phone.page.getByTestId('photo-refused').waitFor();
  await choose(await cameraPhoto(phone.page));
  await shown(phone.page).waitFor();
  expect(await phone.page.getByTestId('photo-refused').count()).toBe(0);
  const topic = await raise('小区门口的长椅坏了');
  await phone.page.getByText('照片 1：没有送达。您这个月送的照片太多了').waitFor();
  // The photo is not, and nothing says that all is.
  await ticks(phone.page, 'kept');
  await expect
    .poll(async () => actsByType(await storedDocument(pavilion.origin, topic)))
    .toEqual({ raise: 1 });
  expect(stored()).toEqual([]);
});
