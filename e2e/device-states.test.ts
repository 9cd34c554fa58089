/** What a phone can suffer, and what its screen then says and offers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
import {
  delivered,
  firstItem,
  HELD,
  itemOf,
  keptHere,
  NEXT,
  openMeeting,
  publishNotice,
  writeMinutes,
} from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import {
  breakToPieces,
  clearStore,
  cutStore,
  damageStore,
  findCode,
  forbidStorage,
  giveRoom,
  loseCode,
  spoil,
  watchStore,
} from './phone-faults.ts';
import { savedBy } from './saved-file.ts';
import { faultsOf } from './screen-faults.ts';
import { storedMinutes } from './stored-record.ts';

const id = documentId('meeting', NEXT);

let pavilion: Pavilion;
beforeEach(async () => {
  pavilion = await Pavilion.start();
});
afterEach(() => pavilion.close());

const testId = ({ page }: Phone, name: string) => page.getByTestId(name);

async function trySignIn({ page }: Phone): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[name="username"]').fill('resident');
  await page.locator('input[name="password"]').fill('pavilion-demo');
  await page.locator('button[type="submit"]').click();
}

/** A recorder whose notice is published, at an item of the meeting. */
async function recorder(): Promise<{ phone: Phone; item: string }> {
  const planner = await pavilion.phoneOf('committee');
  await publishNotice(planner.page);
  await delivered(planner);
  const item = await firstItem(planner.page);
  await planner.turnOff();
  return { phone: await pavilion.phoneOf('recorder'), item };
}

describe('a browser that keeps nothing', () => {
  it('says so plainly instead of asking for a password, and what to do', async () => {
    const phone = await pavilion.phone('private');
    await forbidStorage(phone.context);
    for (const path of ['/', '/sign-in', '/meetings', `/meeting?id=${NEXT}`]) {
      await phone.goto(path);
      await testId(phone, 'nothing-kept').waitFor();
      expect(await phone.page.locator('input[name="password"]').count()).toBe(0);
    }
    expect(await faultsOf(phone.page)).toEqual([]);
    await phone.goto('/me');
    await phone.page.getByRole('radio', { name: 'English' }).check();
    await phone.page.locator('h1', { hasText: 'Me' }).waitFor();
    expect(phone.problems).toEqual([]);
  });

  it('where only the member’s part is damaged, the same; when it opens again all is there', async () => {
    const phone = await pavilion.phoneOf('resident');
    await phone.restart();
    await damageStore(phone.context, 'pavilion-member-');
    await phone.goto('/meetings');
    await testId(phone, 'nothing-kept').waitFor();
    await phone.restart();
    await phone.goto('/meetings');
    await testId(phone, 'meeting-card').nth(1).waitFor();
    expect(phone.problems).toEqual([]);
  });
});

describe('a phone that is full', () => {
  it('cannot be signed in to, and says why', async () => {
    const phone = await pavilion.phone('full');
    await giveRoom(phone.page, pavilion.origin, 1_000);
    await trySignIn(phone);
    await testId(phone, 'refusal').waitFor();
    await giveRoom(phone.page, pavilion.origin);
    await phone.page.locator('button[type="submit"]').click();
    await phone.page.locator('input[name="password"]').waitFor({ state: 'detached' });
    expect(phone.problems).toEqual([]);
  });

  it('[SYNC2] says that what is written is not kept, exports it at one tap, and keeps it once there is room', async () => {
    const { phone, item } = await recorder();
    await phone.restart();
    await giveRoom(phone.page, pavilion.origin, 1_000);
    await openMeeting(phone.page, itemOf(NEXT, item));
    await phone.page.locator('.ProseMirror').waitFor();
    await pavilion.stopServer();
    await writeMinutes(phone.page, '没有地方放的话。');
    await testId(phone, 'not-kept').waitFor();
    expect(await faultsOf(phone.page)).toEqual([]);
    const saved = await savedBy(phone.page, () => testId(phone, 'not-kept').getByTestId('export').click());
    expect(saved).toContain('没有地方放的话。');
    await giveRoom(phone.page, pavilion.origin);
    await phone.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await testId(phone, 'not-kept').waitFor({ state: 'detached' });
    await pavilion.startServer();
    await delivered(phone);
    expect(await storedMinutes(pavilion.origin, id, item)).toContain('没有地方放的话。');
    expect(phone.problems).toEqual([]);
  });

  it('opens a meeting that came in many pieces', async () => {
    const phone = await pavilion.phoneOf('resident');
    await breakToPieces(phone.page, documentId('meeting', HELD));
    await phone.restart();
    await giveRoom(phone.page, pavilion.origin, 1_000);
    await openMeeting(phone.page, `/meeting?id=${HELD}`);
    expect(phone.problems).toEqual([]);
  });

  it('[SYNC16] can be signed out of all the same', async () => {
    const phone = await pavilion.phoneOf('resident');
    await phone.restart();
    await giveRoom(phone.page, pavilion.origin, 1_000);
    await phone.goto('/me');
    await phone.page.getByRole('button', { name: '退出登录' }).click();
    await phone.page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
    await testId(phone, 'who-i-am').waitFor({ state: 'detached' });
    const left = () => phone.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    await expect.poll(left).toEqual(['pavilion-device']);
    const status = () => phone.page.evaluate(async () => (await fetch('/api/session')).status);
    await expect.poll(status).toBe(401);
  });

  it('says that what is new has no room, and fetches it once there is room again', async () => {
    const phone = await pavilion.phoneOf('resident');
    await phone.restart();
    await giveRoom(phone.page, pavilion.origin, 1_000);
    await phone.goto('/meetings');
    await testId(phone, 'meeting-card').nth(1).waitFor();
    const planner = await pavilion.phoneOf('committee');
    await publishNotice(planner.page);
    await delivered(planner);
    await phone.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await testId(phone, 'phone-full').waitFor();
    expect(await faultsOf(phone.page)).toEqual([]);
    await giveRoom(phone.page, pavilion.origin);
    await phone.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await testId(phone, 'phone-full').waitFor({ state: 'detached' });
    await testId(phone, 'meeting-card').first().getByText('已公布').waitFor();
    expect(phone.problems).toEqual([]);
  });
});

describe('a phone that was cleared', () => {
  it('[SYNC17] while it was off: nothing that was delivered is lost, and one tap brings it back', async () => {
    const phone = await pavilion.phoneOf('resident');
    await phone.restart();
    await clearStore(phone.page, pavilion.origin);
    await phone.goto('/meetings');
    await testId(phone, 'phone-cleared').waitFor();
    expect(await faultsOf(phone.page)).toEqual([]);
    await testId(phone, 'fetch-again').click();
    await testId(phone, 'meeting-card').nth(1).waitFor();
    await phone.waitForBadge();
    await phone.restart();
    await phone.goto('/meetings');
    await testId(phone, 'meeting-card').nth(1).waitFor();
    expect(phone.problems).toEqual([]);
  });

  it('and is somebody else’s now: the sign-in can be ended instead', async () => {
    const phone = await pavilion.phoneOf('resident');
    await phone.restart();
    await clearStore(phone.page, pavilion.origin);
    await phone.goto('/');
    await testId(phone, 'phone-cleared').getByRole('button', { name: '不是我' }).click();
    await phone.page.locator('input[name="password"]').waitFor();
    await phone.restart();
    await phone.goto('/');
    await phone.page.locator('input[name="password"]').waitFor();
    const status = await phone.page.evaluate(async () => (await fetch('/api/session')).status);
    expect(status).toBe(401);
  });

  it('[SYNC17] under the running page: what was not delivered is kept anew, can be exported, and arrives', async () => {
    const { phone, item } = await recorder();
    const minutes = () => storedMinutes(pavilion.origin, id, item);
    await openMeeting(phone.page, itemOf(NEXT, item));
    await writeMinutes(phone.page, '送到了的话。');
    await delivered(phone);
    await pavilion.stopServer();
    await writeMinutes(phone.page, '没送出的话。');
    await keptHere(phone);

    await clearStore(phone.page, pavilion.origin);
    await testId(phone, 'store-lost').waitFor();
    await testId(phone, 'store-lost-unsent').getByText('已经重新存进设备').waitFor();
    expect(await faultsOf(phone.page)).toEqual([]);
    expect(await savedBy(phone.page, () => testId(phone, 'export').click())).toContain('没送出的话。');

    await phone.restart();
    await phone.goto('/meetings');
    await testId(phone, 'offline').waitFor();
    await pavilion.startServer();
    await testId(phone, 'meeting-card').nth(1).waitFor({ timeout: 60_000 });
    await expect.poll(minutes, { timeout: 60_000 }).toContain('送到了的话。没送出的话。');
    await openMeeting(phone.page, itemOf(NEXT, item));
    await phone.page.locator('.ProseMirror', { hasText: '送到了的话。没送出的话。' }).waitFor();
    expect(phone.problems).toEqual([]);
  });

  it('[SYNC17] under the running page, with no room to keep anything anew: it says so, and exports from memory', async () => {
    const { phone, item } = await recorder();
    await phone.restart();
    await openMeeting(phone.page, itemOf(NEXT, item));
    await phone.page.locator('.ProseMirror').waitFor();
    await phone.setOffline(true);
    await writeMinutes(phone.page, '只在页面里的话。');
    await keptHere(phone);
    await phone.page.evaluate(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Internal error', 'UnknownError');
      };
    });
    await clearStore(phone.page, pavilion.origin);
    await testId(phone, 'store-lost-unsent').getByText('请先另存').waitFor();
    expect(
      await savedBy(phone.page, () => testId(phone, 'store-lost').getByTestId('export').click()),
    ).toContain('只在页面里的话。');
  });

  it('[SYNC17] only cut off, as on a phone that was asleep: all is there, and goes on after a tap', async () => {
    const { phone, item } = await recorder();
    await phone.restart();
    await watchStore(phone.context);
    await openMeeting(phone.page, itemOf(NEXT, item));
    await phone.setOffline(true);
    await writeMinutes(phone.page, '断开以前的话。');
    await keptHere(phone);
    await cutStore(phone.page);
    await testId(phone, 'store-lost').getByText('都还在').waitFor();
    await testId(phone, 'reload').click();
    await phone.page.locator('.ProseMirror', { hasText: '断开以前的话。' }).waitFor();
    await phone.setOffline(false);
    await delivered(phone);
    expect(phone.problems).toEqual([]);
  });
});

describe('code that does not come', () => {
  it('at the very first visit: it says so, and trying again opens the page', async () => {
    const phone = await pavilion.phone('new');
    await loseCode(phone.context, 'pavilion-device');
    await phone.goto('/');
    await testId(phone, 'try-again').waitFor();
    expect(await faultsOf(phone.page)).toEqual([]);
    await findCode(phone.context, 'pavilion-device');
    await testId(phone, 'try-again').click();
    await phone.page.locator('input[name="password"]').waitFor();
  });

  it('with the first document: the page says so, and opens when it is loaded again', async () => {
    const phone = await pavilion.phone('new');
    await loseCode(phone.context, 'pavilion-act-');
    await trySignIn(phone);
    await phone.page.locator('input[name="password"]').waitFor({ state: 'detached' });
    await phone.goto(`/meeting?id=${NEXT}`);
    await phone.page.locator('h1', { hasText: '这一页出了问题' }).waitFor();
    expect(await faultsOf(phone.page)).toEqual([]);
    await findCode(phone.context, 'pavilion-act-');
    await testId(phone, 'reload').click();
    await testId(phone, 'meeting-phase').waitFor();
  });
});

describe('a bug', () => {
  it('in a page leaves the frame standing, and says what is safe', async () => {
    const phone = await pavilion.phoneOf('resident');
    await spoil(phone.page, 'docs', { id: 'meeting:broken', summary: 7, epoch: 0 });
    await phone.goto('/meetings');
    await phone.page.locator('h1', { hasText: '这一页出了问题' }).waitFor();
    expect(await faultsOf(phone.page)).toEqual([]);
    await phone.page.getByRole('link', { name: '我', exact: true }).click();
    await testId(phone, 'who-i-am').waitFor();
  });

  it('in the frame leaves words, an export and a way to start again', async () => {
    const phone = await pavilion.phoneOf('resident');
    await pavilion.stopServer();
    await spoil(phone.page, 'kv', { name: '无名' }, 'me');
    await phone.goto('/');
    await phone.page.locator('h1', { hasText: '这一页出了问题' }).waitFor();
    expect(await faultsOf(phone.page)).toEqual([]);
    expect(await savedBy(phone.page, () => testId(phone, 'export').click())).toContain('"documents"');
    await testId(phone, 'reload').waitFor();
  });
});
