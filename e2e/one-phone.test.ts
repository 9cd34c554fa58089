import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
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
import { Pavilion, type Phone } from './pavilion.ts';
import { storedMinutes } from './stored-record.ts';

const id = documentId('meeting', NEXT);
const { accounts } = makeNeighbourhood();

let pavilion: Pavilion;
let phone: Phone;
let item: string;

beforeEach(async () => {
  pavilion = await Pavilion.start();
  const planner = await pavilion.phoneOf('committee');
  await publishNotice(planner.page);
  await delivered(planner);
  item = await firstItem(planner.page);
  await planner.turnOff();
  phone = await pavilion.phoneOf('recorder', 'shared');
});
afterEach(() => pavilion.close());

const databases = (): Promise<string[]> =>
  phone.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));

/** The account that the cookie stands for; '' when signed out. */
const sessionIn = (): Promise<string> =>
  phone.page.evaluate(async () => {
    const answer = await fetch('/api/session');
    return answer.ok ? ((await answer.json()) as { me: { name: string } }).me.name : '';
  });

async function signOut({ page }: Phone): Promise<void> {
  await page.goto('/me');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
  await page.getByTestId('who-i-am').waitFor({ state: 'detached' });
}

describe('two tabs', () => {
  const cases = [
    ['the first, which holds the connections,', 0],
    ['the second, which goes through the first,', 1],
  ] as const;
  it.each(cases)(
    '[SYNC14] %s is closed while it is being written in: nothing is lost',
    async (_name, closed) => {
      const first = phone.page;
      await openMeeting(first, itemOf(NEXT, item));
      const second = await phone.context.newPage();
      await openMeeting(second, itemOf(NEXT, item));
      const [leaving, staying] = closed === 0 ? [first, second] : [second, first];
      await writeMinutes(staying, '先写一句。');
      await leaving.locator('.ProseMirror', { hasText: '先写一句。' }).waitFor();
      await writeMinutes(leaving, '正在写的这一句。');
      await leaving
        .locator('[data-testid="two-ticks"]:is([data-state="kept"],[data-state="delivered"])')
        .waitFor();
      await leaving.close();
      phone.use(staying);
      await staying.locator('.ProseMirror', { hasText: '正在写的这一句。' }).waitFor();
      await writeMinutes(staying, '接着写。');
      await delivered(phone);
      const stored = await storedMinutes(pavilion.origin, id, item);
      for (const text of ['先写一句。', '正在写的这一句。', '接着写。'])
        expect(stored.split(text)).toHaveLength(2);
    },
  );

  it('[SYNC14] without a network they show each other what is written, and the one that stays sends it all', async () => {
    await phone.setOffline(true);
    const first = phone.page;
    await openMeeting(first, itemOf(NEXT, item));
    const second = await phone.context.newPage();
    await openMeeting(second, itemOf(NEXT, item));
    await writeMinutes(first, '甲页写的。');
    await second.locator('.ProseMirror', { hasText: '甲页写的。' }).waitFor();
    await writeMinutes(second, '乙页写的。');
    await first.locator('.ProseMirror', { hasText: '乙页写的。' }).waitFor();
    await first.close();
    phone.use(second);
    await phone.setOffline(false);
    await delivered(phone);
    const stored = await storedMinutes(pavilion.origin, id, item);
    expect([stored.includes('甲页写的。'), stored.includes('乙页写的。')]).toEqual([true, true]);
  });
});

describe('signing out', () => {
  it('[SYNC16] without a network: unsent work is offered as a file, the phone is cleared, the centre is told first of all', async () => {
    await openMeeting(phone.page, itemOf(NEXT, item));
    await delivered(phone);
    await phone.setOffline(true);
    await writeMinutes(phone.page, '没来得及送出的话。');
    await keptHere(phone);

    await phone.goto('/me');
    await phone.page.getByRole('button', { name: '退出登录' }).click();
    const download = phone.page.waitForEvent('download');
    await phone.page.getByRole('dialog').getByRole('button', { name: '另存未送达的内容' }).click();
    const file = await (await download).createReadStream();
    let saved = '';
    for await (const chunk of file) saved += String(chunk);
    expect(saved).toContain('没来得及送出的话。');

    await phone.page.getByRole('dialog').getByRole('button', { name: '不要了，退出' }).click();
    await phone.page.getByTestId('who-i-am').waitFor({ state: 'detached' });
    await expect.poll(databases).toEqual(['pavilion-device']);
    await phone.goto('/meetings');
    expect(await phone.page.getByTestId('meeting-card').count()).toBe(0);

    await phone.setOffline(false);
    await phone.restart();
    await phone.goto('/me');
    expect(await sessionIn()).toBe('');
    expect(await storedMinutes(pavilion.origin, id, item)).not.toContain('没来得及送出的话。');
  });

  it('[SYNC16] what a sign-out could not delete, because its page was closed meanwhile, is deleted at the next start', async () => {
    const own = accounts.recorder.member.id;
    await openMeeting(phone.page, itemOf(NEXT, item));
    await phone.goto('/me');
    await phone.page.evaluate(() => {
      IDBFactory.prototype.deleteDatabase = () => {
        Object.assign(window, { isDeleting: true });
        return new EventTarget() as IDBOpenDBRequest;
      };
    });
    await phone.page.getByRole('button', { name: '退出登录' }).click();
    await phone.page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
    await phone.page.waitForFunction(() => 'isDeleting' in window);
    expect((await databases()).filter((name) => name.includes(own)).length).toBeGreaterThan(1);
    await phone.restart();
    await phone.goto('/');
    await phone.page.locator('input[name="password"]').waitFor();
    await expect.poll(databases).toEqual(['pavilion-device']);
  });

  it('[SYNC14] two members in turn on one phone never see each other’s data', async () => {
    await openMeeting(phone.page, itemOf(NEXT, item));
    await writeMinutes(phone.page, '记录员写的。');
    await delivered(phone);
    await signOut(phone);
    await phone.signIn('resident');
    const [own, others] = [accounts.resident.member.id, accounts.recorder.member.id];
    const names = await databases();
    expect(names.some((name) => name.includes(own))).toBe(true);
    expect(names.filter((name) => name.includes(others))).toEqual([]);
    await phone.goto('/me');
    expect(await phone.page.getByTestId('who-i-am').textContent()).toContain(accounts.resident.name);
    // The recorder had the whole roll; the resident has no business with it.
    await openMeeting(phone.page, `/meeting?id=${NEXT}&view=roll`);
    expect(await phone.page.getByTestId('roll-row').getByRole('button').count()).toBe(0);
  });
});

it('[SYNC10] a sign-in that ended while offline blocks neither reading nor writing; after signing in again all is merged', async () => {
  await openMeeting(phone.page, itemOf(NEXT, item));
  await delivered(phone);
  await phone.setOffline(true);
  await writeMinutes(phone.page, '离线时写的。');
  await keptHere(phone);
  const sid = (await phone.context.cookies()).find(({ name }) => name === 'sid')?.value;
  const ended = await fetch(`${pavilion.origin}/api/session`, {
    method: 'DELETE',
    headers: { origin: pavilion.origin, cookie: `sid=${sid}` },
  });
  expect(ended.status).toBe(204);

  await phone.restart();
  await openMeeting(phone.page, itemOf(NEXT, item));
  await phone.page.locator('.ProseMirror', { hasText: '离线时写的。' }).waitFor();
  await phone.setOffline(false);
  await phone.page.getByTestId('sign-in-again').waitFor({ timeout: 40_000 });
  await writeMinutes(phone.page, '还没登录时写的。');
  await keptHere(phone);
  expect(await storedMinutes(pavilion.origin, id, item)).not.toContain('写的');

  await phone.page.getByTestId('sign-in-again').getByRole('link').click();
  await phone.page.locator('input[name="username"]').fill('recorder');
  await phone.page.locator('input[name="password"]').fill('pavilion-demo');
  await phone.page.locator('button[type="submit"]').click();
  await phone.page.locator('input[name="password"]').waitFor({ state: 'detached' });
  await openMeeting(phone.page, itemOf(NEXT, item));
  await delivered(phone);
  const stored = await storedMinutes(pavilion.origin, id, item);
  expect([stored.includes('离线时写的。'), stored.includes('还没登录时写的。')]).toEqual([true, true]);
});
