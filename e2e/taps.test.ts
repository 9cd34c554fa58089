/** No task of a resident takes more than three taps from the opened app. Counted in the page itself: whatever is pressed there. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
import { councilProfile } from '../lib/testing/demo-profiles.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { settled } from './looks.ts';
import { HELD, NEXT } from './meeting-steps.ts';
import { CODE, OtherHand } from './other-hand.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { savedBy } from './saved-file.ts';

const MOST = 3;
const id = documentId('meeting', NEXT);

let pavilion: Pavilion;
let resident: Phone;
let taps = 0;
beforeAll(async () => {
  pavilion = await Pavilion.start();
  resident = await pavilion.phoneOf('resident');
  await count(resident);
});
afterAll(() => pavilion.close());

/** Every press that reaches one of its pages, also across loads. Words are typed without: a field costs the tap into it. */
async function count({ context }: Phone): Promise<void> {
  await context.exposeFunction('tapped', () => {
    taps += 1;
  });
  await context.addInitScript(() => {
    const { tapped } = window as unknown as { tapped: () => void };
    document.addEventListener('pointerdown', tapped, { capture: true });
  });
}

/** From the opened app; the goal is seen at the end. */
async function expectFewTaps(phone: Phone, task: (page: Page) => Promise<void>, most = MOST): Promise<void> {
  const { page } = phone;
  await page.setViewportSize({ width: 360, height: 740 });
  await phone.goto('/');
  await settled(page);
  taps = 0;
  await task(page);
  expect(taps).toBeGreaterThan(0);
  expect(taps).toBeLessThanOrEqual(most);
}

const bar = (page: Page, word: string) =>
  page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: word, exact: true });

it('the count counts: a tap is a tap, wherever it goes', async () => {
  await resident.goto('/');
  await settled(resident.page);
  taps = 0;
  await resident.page.locator('h1').first().click();
  await resident.page.reload();
  await settled(resident.page);
  await resident.page.locator('h1').first().click();
  await expect.poll(() => taps).toBe(2);
});

it('seeing the next meeting', () =>
  expectFewTaps(resident, async (page) => {
    await page.locator(`a[href*="id=${NEXT}"]`).first().click();
    await page.getByTestId('meeting-phase').waitFor();
  }));

it('reading the last record, to what was decided', () =>
  expectFewTaps(resident, async (page) => {
    await bar(page, '议事').click();
    await page.locator(`a[href*="id=${HELD}"]`).first().click();
    await page.getByTestId('meeting-phase').waitFor();
    await page.getByText('通过', { exact: true }).first().waitFor();
  }));

it('seeing what I have taken on', async () => {
  const { accounts } = makeNeighbourhood();
  const chair = await OtherHand.of(pavilion.origin, 'chair');
  await chair.actAndSend(documentId('meeting', HELD), 'assign', {
    item: await heldItem(),
    title: '去物业催一催样灯',
    owner: accounts.resident.member.id,
    due: NEXT,
  });
  await resident.goto('/');
  await resident.page.getByText('去物业催一催样灯').first().waitFor();
  await expectFewTaps(resident, async (page) => {
    await page.getByText('去物业催一催样灯').first().click();
    await page.getByTestId('item-record').getByText('去物业催一催样灯').first().waitFor();
  });
});

async function heldItem(): Promise<string> {
  const { page } = resident;
  await resident.goto(`/meeting?id=${HELD}&view=record`);
  const href = await page.locator('a[href*="item="]').first().getAttribute('href');
  return new URL(href ?? '', page.url()).searchParams.get('item') ?? '';
}

it('checking in with the code of the hall, and voting', async () => {
  const [helper, chair] = await Promise.all([
    OtherHand.of(pavilion.origin, 'committee'),
    OtherHand.of(pavilion.origin, 'chair'),
  ]);
  await helper.learn(id);
  const [first] = await helper.publish(id, councilProfile);
  await chair.takeChair(id);
  await resident.goto('/');
  await resident.page.getByText('进入会场').first().waitFor();
  await expectFewTaps(resident, async (page) => {
    await page.getByText('进入会场').first().click();
    await page.locator('input[inputmode="numeric"]').click();
    await page.keyboard.type(CODE);
    await page.getByTestId('check-in').click();
    await page.getByTestId('my-presence').getByText('已到').waitFor();
  });

  await chair.actAndSend(id, 'openItem', { item: first?.id });
  await chair.actAndSend(id, 'openVote', {
    item: first?.id,
    method: 'named',
    text: '同意先装两盏样灯。',
    present: [makeNeighbourhood().accounts.resident.member.id],
  });
  await resident.goto('/');
  await resident.page.getByTestId('vote-waits').waitFor();
  await expectFewTaps(resident, async (page) => {
    await page.getByTestId('vote-waits').click();
    await page.getByTestId('ballot-for').click();
    await page.getByTestId('my-ballot').getByText('您投了：赞成').waitFor();
  });
});

it('[TOPIC1] raising a topic, and being asked how it went', async () => {
  const { accounts } = makeNeighbourhood();
  let topic = '';
  await expectFewTaps(resident, async (page) => {
    await page.getByTestId('raise').click();
    // The field has the focus when it comes.
    await page.locator('main textarea:focus').waitFor();
    await page.keyboard.type('信箱的锁坏了');
    await page.getByText('楼栋设施', { exact: true }).click();
    await page.getByTestId('raise-now').click();
    await page.getByTestId('topic-phase').waitFor();
    topic = new URL(page.url()).searchParams.get('id') ?? '';
  });
  await resident.page.locator('[data-testid="two-ticks"][data-state="delivered"]').waitFor();
  const doc = documentId('topic', topic);
  const [committee, chair] = await Promise.all([
    OtherHand.of(pavilion.origin, 'committee'),
    OtherHand.of(pavilion.origin, 'chair'),
  ]);
  await committee.actAndSend(doc, 'screen', { verdict: 'taken-up', reason: '' });
  const owner = accounts.chair.member.id;
  const action = await chair.actAndSend(doc, 'assign', { title: '换锁', owner, due: NEXT });
  const asked = { asked: [], askedSource: '', threshold: 60, days: 14 };
  await chair.actAndSend(doc, 'claimDone', { action, text: '', photos: [], ...asked });
  await resident.goto('/');
  await resident.page.getByTestId('topic-asks').getByText('办得怎么样？').waitFor();
  await expectFewTaps(resident, async (page) => {
    await page.getByTestId('topic-asks').getByText('办得怎么样？').click();
    await page.getByTestId('rate-yes').first().click();
    await page.getByTestId('my-rating').getByText('您说：满意').first().waitFor();
  });
});

it('[TOPIC2] seconding a topic', () =>
  expectFewTaps(resident, async (page) => {
    await bar(page, '议题').click();
    await page.getByTestId('topic-row').getByText('老年食堂能不能').click();
    await page.getByTestId('second').first().click();
    await page.getByTestId('withdraw').waitFor();
  }));

it('larger text, and another language', async () => {
  await expectFewTaps(resident, async (page) => {
    await bar(page, '我').click();
    await page.getByText('特大', { exact: true }).click();
    await page.locator('html[data-text="largest"]').waitFor();
  });
  await expectFewTaps(resident, async (page) => {
    await bar(page, '我').click();
    await page.getByText('English', { exact: true }).click();
    await page.locator('html[lang="en"]').waitFor();
  });
  await resident.page.getByText('中文', { exact: true }).click();
  await resident.page.locator('html[lang="zh-CN"]').waitFor();
});

it('larger text, and another language, before anybody has signed in', async () => {
  const stranger = await pavilion.phone('stranger');
  await count(stranger);
  await expectFewTaps(stranger, async (page) => {
    await page.getByRole('link', { name: /字号/ }).click();
    await page.getByText('English', { exact: true }).click();
    await page.locator('html[lang="en"]').waitFor();
  });
  await stranger.turnOff();
});

it('taking along what could not be sent, and signing out', async () => {
  const { page } = resident;
  await resident.setOffline(true);
  await resident.goto(`/meeting?id=${NEXT}&view=hall`);
  await page.getByTestId('ballot-against').click();
  // Until it is written, what was before it stays delivered.
  await page.locator('[data-testid="two-ticks"][data-state="kept"]').waitFor();
  await expectFewTaps(resident, async () => {
    await bar(page, '我').click();
    const save = page.getByRole('button', { name: '另存未送达的内容' });
    expect(await savedBy(page, () => save.click())).toContain('ballot');
  });
  await resident.setOffline(false);
  await expect
    .poll(() => page.getByTestId('unsent').textContent(), { timeout: 40_000 })
    .toContain('都已经送达');
  await expectFewTaps(resident, async () => {
    await bar(page, '我').click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
    await page.getByTestId('who-i-am').waitFor({ state: 'detached' });
  });
  expect(resident.problems).toEqual([]);
});
