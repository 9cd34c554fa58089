import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { badgesOf } from '../lib/record/document.ts';
import { documentId } from '../lib/shared/ids.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { signInTo, startServerProcess } from '../sync-server/server-process.ts';
import { delivered, hallOf, NEXT, openMeeting, publishNotice, takeChair } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { faultsOf } from './screen-faults.ts';
import { actsByType, storedDocument } from './stored-record.ts';

const id = documentId('meeting', NEXT);

let pavilion: Pavilion;
let chair: Phone;
beforeEach(async () => {
  pavilion = await Pavilion.start();
  const planner = await pavilion.phoneOf('committee');
  await publishNotice(planner.page);
  await delivered(planner);
  await planner.turnOff();
  chair = await pavilion.phoneOf('chair');
});
afterEach(() => pavilion.close());

/** Of the member's small facts on this phone: what is there, and what an attempt to take the private key out says. */
const facts = () =>
  chair.page.evaluate(async () => {
    const store = await openFacts('readonly');
    const read = <T>(name: string) =>
      new Promise<T>((resolve) => {
        const request = store.get(name);
        request.onsuccess = () => resolve(request.result as T);
      });
    const [pair, badge, community] = await Promise.all([
      read<CryptoKeyPair | undefined>('deviceKey'),
      read<string | undefined>('badge'),
      read<JsonWebKey | undefined>('communityKey'),
    ]);
    store.transaction.db.close();
    const takenOut = async (format: 'jwk' | 'pkcs8') => {
      if (!pair) return 'no key';
      return crypto.subtle.exportKey(format as 'jwk', pair.privateKey).then(
        () => 'taken out',
        (error: DOMException) => error.name,
      );
    };
    const publicKey = pair && (await crypto.subtle.exportKey('jwk', pair.publicKey)).x;
    return {
      badge,
      publicKey,
      community: community?.x,
      out: [await takenOut('jwk'), await takenOut('pkcs8')],
    };
  });

const forget = (...names: string[]) =>
  chair.page.evaluate(async (names) => {
    const store = await openFacts('readwrite');
    for (const name of names) store.delete(name);
    await new Promise((resolve) => {
      store.transaction.oncomplete = resolve;
    });
    store.transaction.db.close();
  }, names);

declare function openFacts(mode: IDBTransactionMode): Promise<IDBObjectStore>;
const factsScript = `
  globalThis.openFacts = async (mode) => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    const name = names.find((each) => each.startsWith('pavilion-member-'));
    const db = await new Promise((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    return db.transaction('kv', mode).objectStore('kv');
  };`;

it('[ACT3] the private key cannot be taken out; a lost one is replaced by a new badge, and what it signed goes on counting', async () => {
  await chair.context.addInitScript(factsScript);
  await openMeeting(chair.page, hallOf(NEXT));
  await expect.poll(async () => (await facts()).badge).toBeDefined();
  const before = await facts();
  expect(before.out).toEqual(['InvalidAccessError', 'InvalidAccessError']);
  await takeChair(chair.page);
  await delivered(chair);

  await forget('deviceKey', 'badge');
  await openMeeting(chair.page, hallOf(NEXT));
  await expect.poll(async () => (await facts()).badge).toBeDefined();
  const after = await facts();
  expect(after.publicKey).not.toBe(before.publicKey);
  expect(after.badge).not.toBe(before.badge);
  expect(after.community).toBe(before.community);
  // Still the chair by the act that the lost key signed; the next one is by the new key.
  await chair.page.getByTestId('next-item').click();
  await chair.page.getByTestId('current-item').waitFor();
  await delivered(chair);
  const doc = await storedDocument(pavilion.origin, id);
  expect(actsByType(doc)).toMatchObject({ takeChair: 1, openItem: 1 });
  expect([...badgesOf(doc).values()]).toEqual(expect.arrayContaining([before.badge, after.badge]));
  expect(chair.problems).toEqual([]);
});

it('[ACT3] a server that comes with another community key makes no badges here', async () => {
  await chair.context.addInitScript(factsScript);
  await openMeeting(chair.page, hallOf(NEXT));
  await expect.poll(async () => (await facts()).badge).toBeDefined();
  const before = await facts();
  await pavilion.stopServer();
  await forget('badge');
  const folder = mkdtempSync(join(tmpdir(), 'pavilion-e2e-'));
  const impostor = await startServerProcess({
    dataDir: folder,
    port: Number(new URL(pavilion.origin).port),
  });
  try {
    await chair.goto('/sign-in');
    await chair.page
      .getByTestId('sign-in-again')
      .or(chair.page.locator('input[name="username"]'))
      .first()
      .waitFor();
    const offered = chair.page.waitForResponse(
      (answer) => answer.url().endsWith('/api/badges') && answer.ok(),
    );
    await chair.page.locator('input[name="username"]').fill('chair');
    await chair.page.locator('input[name="password"]').fill('pavilion-demo');
    await chair.page.locator('button[type="submit"]').click();
    await offered;
    // After the badge comes the feed: by then it was taken, or not.
    await chair.page.waitForResponse((answer) => answer.url().includes('/api/feed'));
    const after = await facts();
    expect(after.community).toBe(before.community);
    expect(after.badge).toBeUndefined();
    await chair.page.getByTestId('badge-foreign').waitFor();
    expect(await faultsOf(chair.page)).toEqual([]);

    // The way on, when the committee says that the server really is another.
    await chair.page.getByTestId('badge-foreign').getByRole('link').click();
    await chair.page.getByRole('button', { name: '退出登录' }).click();
    await chair.page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
    await chair.page.getByTestId('who-i-am').waitFor({ state: 'detached' });
    await chair.signIn('chair');
    expect((await facts()).community).not.toBe(before.community);
    expect(await chair.page.getByTestId('badge-foreign').count()).toBe(0);
  } finally {
    await impostor.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

it('[ACT3] another community key is noticed while the badge of the former is still good', async () => {
  await openMeeting(chair.page, hallOf(NEXT));
  await pavilion.stopServer();
  const folder = mkdtempSync(join(tmpdir(), 'pavilion-e2e-'));
  const impostor = await startServerProcess({
    dataDir: folder,
    port: Number(new URL(pavilion.origin).port),
  });
  try {
    const session = { name: 'sid', value: await signInTo(impostor.origin, 'chair'), url: pavilion.origin };
    await chair.context.addCookies([session]);
    const fed = chair.page.waitForResponse((answer) => answer.url().includes('/api/feed'));
    await chair.goto('/');
    await chair.page.getByTestId('badge-foreign').waitFor();
    // By then it was found that the badge needs no renewal: no reason to take the warning back.
    await fed;
    await chair.page.getByTestId('badge-foreign').waitFor();
  } finally {
    await impostor.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

it('[ACT2] a device that the centre gives no badge says so, and asks again at a tap', async () => {
  await chair.context.addInitScript(factsScript);
  await openMeeting(chair.page, hallOf(NEXT));
  const { member } = makeNeighbourhood().accounts.chair;
  await keysBelongTo(member.id, makeNeighbourhood().accounts.elder.member.id);
  await forget('badge');
  await chair.goto('/');
  const notice = chair.page.getByTestId('badge-refused');
  await notice.waitFor();
  expect(await faultsOf(chair.page)).toEqual([]);
  await keysBelongTo(makeNeighbourhood().accounts.elder.member.id, member.id);
  await chair.page.locator('h1', { hasText: '好，' }).waitFor();
  await notice.getByRole('button').click();
  await notice.waitFor({ state: 'detached' });
  expect((await facts()).badge).toBeDefined();
  expect(chair.problems).toEqual([]);
});

/** As if the device had been another member's: the centre then makes no badge for its key. */
async function keysBelongTo(from: string, to: string): Promise<void> {
  await pavilion.stopServer();
  const db = new DatabaseSync(join(pavilion.dataDir, 'pavilion.db'));
  db.prepare('update badges set member = ? where member = ?').run(to, from);
  db.close();
  await pavilion.startServer();
}
