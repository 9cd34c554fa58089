/** What goes wrong with a phone, its storage and its browser; and a community that is just founded. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { closeCode } from '../../lib/shared/wire.ts';
import { HELD, itemOf, openMeeting, writeMinutes } from '../meeting-steps.ts';
import type { Pavilion } from '../pavilion.ts';
import { chunkWith, clearStore, forbidStorage, giveRoom, loseCode } from '../phone-faults.ts';
import type { ShellServer } from '../shell-server.ts';
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
  await phone.restart();
  await clearStore(phone.page, pavilion.origin);
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

/** The sign-in ended meanwhile; reading and writing go on. */
export async function signInEnded(pavilion: Pavilion): Promise<Scene> {
  const phone = await pavilion.phoneOf('volunteer');
  const sid = (await phone.context.cookies()).find(({ name }) => name === 'sid')?.value;
  const headers = { origin: pavilion.origin, cookie: `sid=${sid}` };
  await fetch(`${pavilion.origin}/api/session`, { method: 'DELETE', headers });
  await phone.restart();
  await phone.goto('/');
  await phone.page.getByTestId('sign-in-again').waitFor({ timeout: 60_000 });
  return { name: 'sign-in-ended', phone, path: '/', prepare: seeEnded };
}

async function seeEnded(page: Page): Promise<void> {
  await page.getByTestId('sign-in-again').waitFor({ timeout: 60_000 });
}

/** A document that the centre does not let this member read. */
export async function notYours(pavilion: Pavilion): Promise<Scene> {
  const phone = await pavilion.phoneOf('organiser');
  const day = '1999-02-05';
  await phone.context.routeWebSocket(new RegExp(day), (socket) => socket.close({ code: closeCode.notYours }));
  return { name: 'not-yours', phone, path: `/meeting?id=${day}`, prepare: seeNotYours };
}

async function seeNotYours(page: Page): Promise<void> {
  await page.getByText(/不对您开放|not open to you/).waitFor();
}

/** A new version of the app waits until the person agrees. */
export async function updateWaiting(pavilion: Pavilion, shell: ShellServer): Promise<Scene> {
  const phone = await pavilion.phone('updating', shell.origin);
  await phone.goto('/sign-in');
  await phone.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  shell.replaced.set('/sw.js', `${readFileSync('out/sw.js', 'utf8')}\n// the next version`);
  await phone.page.evaluate(
    async () => void (await (await navigator.serviceWorker.getRegistration())?.update()),
  );
  await phone.page.locator('[role=status] button').last().waitFor();
  return { name: 'update-waiting', phone };
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
    { name: 'empty-topics', phone, path: '/topics' },
  ];
}
