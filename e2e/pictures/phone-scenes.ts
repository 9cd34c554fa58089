/** What goes wrong with a phone, its storage and its browser; and a community that is just founded. */
import { HELD, itemOf, openMeeting, writeMinutes } from '../meeting-steps.ts';
import type { Pavilion } from '../pavilion.ts';
import { chunkWith, clearStore, forbidStorage, giveRoom, loseCode } from '../phone-faults.ts';
import type { Scene } from './scene.ts';

/** The code of the device is on its way. */
export async function loading(pavilion: Pavilion): Promise<Scene> {
  const phone = await pavilion.phone('slow');
  await phone.context.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new TypeError('no network'));
  });
  await phone.context.route(`**/${chunkWith('pavilion-device')}`, () => undefined);
  await phone.page.goto('/meetings', { waitUntil: 'commit' });
  await phone.page.getByTestId('waiting').waitFor();
  return { name: 'loading', phone };
}

/** The code of the device did not come. */
export async function codeMissing(pavilion: Pavilion): Promise<Scene> {
  const phone = await pavilion.phone('cut-off');
  await loseCode(phone.context, 'pavilion-device');
  await phone.goto('/');
  await phone.page.getByTestId('try-again').waitFor();
  return { name: 'code-missing', phone };
}

export async function nothingKept(pavilion: Pavilion): Promise<Scene> {
  const phone = await pavilion.phone('private');
  await forbidStorage(phone.context);
  await phone.goto('/');
  await phone.page.getByTestId('nothing-kept').waitFor();
  return { name: 'nothing-kept', phone };
}

export async function storeCleared(pavilion: Pavilion): Promise<Scene> {
  const phone = await pavilion.phoneOf('elder');
  await clearStore(phone.page, pavilion.origin);
  await phone.restart();
  await phone.goto('/');
  await phone.page.getByTestId('phone-cleared').waitFor();
  return { name: 'phone-cleared', phone };
}

/** Last of all: the server is stopped for it. */
export async function notKept(pavilion: Pavilion, item: string): Promise<Scene> {
  const phone = await pavilion.phoneOf('recorder', 'full phone of the recorder');
  await phone.restart();
  await giveRoom(phone.page, pavilion.origin, 1_000);
  await openMeeting(phone.page, itemOf(HELD, item));
  await phone.page.locator('.ProseMirror').waitFor();
  await pavilion.stopServer();
  await writeMinutes(phone.page, '没有地方放的话。');
  await phone.page.getByTestId('not-kept').waitFor();
  return { name: 'not-kept', phone };
}

export async function oldBrowser(pavilion: Pavilion): Promise<Scene> {
  const phone = await pavilion.phone('old');
  await phone.goto('/old-browser.html');
  return { name: 'old-browser', phone };
}

/** A community of one, which has no meeting yet. */
export async function empty(pavilion: Pavilion): Promise<readonly Scene[]> {
  const { pathname, search } = new URL(await pavilion.said(/http\S+\/join\?start=\S+/));
  const phone = await pavilion.phone('founder');
  const { page } = phone;
  await page.goto(pathname + search);
  const answers = { 社区名称: '睦邻里', 您的姓名: '赵敏', 账号: 'zhao', 密码: 'long-enough' };
  for (const [label, answer] of Object.entries(answers)) await page.getByLabel(label).fill(answer);
  await page.getByRole('button', { name: '建立社区并登录' }).click();
  await page.locator('h1', { hasText: '赵敏' }).waitFor();
  return [
    { name: 'empty-today', phone, path: '/' },
    { name: 'empty-meetings', phone, path: '/meetings' },
  ];
}
