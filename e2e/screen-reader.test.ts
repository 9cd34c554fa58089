/** What those who do not see the screen are given: the tree of each main screen, and what is told by itself. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
import { councilProfile } from '../lib/testing/demo-profiles.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { listen, type Told } from './live-regions.ts';
import { settled } from './looks.ts';
import {
  closeVote,
  delivered,
  HELD,
  hallOf,
  NEXT,
  openMeeting,
  openNextItem,
  openVote,
  rollOf,
  takeChair,
} from './meeting-steps.ts';
import { OtherHand } from './other-hand.ts';
import { Pavilion, type Phone } from './pavilion.ts';

const id = documentId('meeting', NEXT);
/** One short of the quorum of the demo's rules. */
const ALMOST = 59;
const { people } = makeNeighbourhood();

let pavilion: Pavilion;
let helper: OtherHand;
let chair: Phone;
let resident: Phone;
beforeAll(async () => {
  pavilion = await Pavilion.start();
  helper = await OtherHand.of(pavilion.origin, 'committee');
  resident = await pavilion.phoneOf('resident');
});
afterAll(() => pavilion.close());

interface Outline {
  readonly landmarks: readonly string[];
  readonly headings: readonly string[];
  /** Of what can be used and has no name. */
  readonly nameless: readonly string[];
}

interface AxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
}

const LANDMARKS = new Set([
  'main',
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'region',
]);
const USED = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'combobox',
  'radio',
  'checkbox',
  'switch',
  'tab',
  'spinbutton',
  'radiogroup',
  'dialog',
  'image',
  'img',
  'toolbar',
  'Date',
  'DateTime',
]);

/** As the browser hands the page to a screen reader. */
async function outlineOf(page: Page): Promise<Outline> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly AxNode[] };
  await session.detach();
  const seen = nodes.filter(({ ignored }) => !ignored);
  const named = ({ role, name }: AxNode) => `${role?.value} ${name?.value ?? ''}`.trim();
  const level = ({ properties }: AxNode) => properties?.find(({ name }) => name === 'level')?.value.value;
  return {
    landmarks: seen.filter(({ role }) => LANDMARKS.has(role?.value ?? '')).map(named),
    headings: seen
      .filter(({ role }) => role?.value === 'heading')
      .map((node) => `${level(node)} ${node.name?.value ?? ''}`),
    nameless: seen
      .filter(({ role, name }) => USED.has(role?.value ?? '') && !name?.value.trim())
      .map(({ role }) => role?.value ?? ''),
  };
}

/** One title, levels without a gap, one main part, the bar by its name, and a name for all that can be used. */
async function expectReadable(page: Page): Promise<Outline> {
  await settled(page);
  const outline = await outlineOf(page);
  expect(outline.nameless).toEqual([]);
  expect(outline.landmarks.filter((each) => each.startsWith('main'))).toHaveLength(1);
  expect(outline.landmarks).toContain('navigation 主要页面');
  const levels = outline.headings.map((heading) => Number(heading[0]));
  expect(levels.filter((each) => each === 1)).toHaveLength(1);
  expect(levels[0]).toBe(1);
  for (const [at, each] of levels.entries())
    expect(each, outline.headings[at]).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
  expect(outline.headings.filter((heading) => heading.length < 3)).toEqual([]);
  return outline;
}

describe('the tree of a screen', () => {
  it('of who is not signed in: the form with its fields by name, and the way to larger text', async () => {
    const stranger = await pavilion.phone('stranger');
    const { page } = stranger;
    await stranger.goto('/');
    await page.locator('input[name="username"]').waitFor();
    await expectReadable(page);
    const tree = await page.locator('main').ariaSnapshot();
    for (const part of [/textbox "账号"/, /textbox "密码"/, /button "登录"/, /link ".*字.*"/])
      expect(tree).toMatch(part);
    await stranger.turnOff();
  });

  it('of today, the meetings, a meeting that is held and the settings', async () => {
    const { page } = resident;
    const screens: readonly (readonly [path: string, heading: RegExp])[] = [
      ['/', /^1 .+好/],
      ['/meetings', /^1 议事$/],
      [`/meeting?id=${HELD}&view=record`, /^1 .*议事会$/],
      [`/meeting?id=${NEXT}`, /^1 .*议事会$/],
      ['/me', /^1 我$/],
      ['/nowhere', /^1 没有这一页$/],
    ];
    for (const [path, heading] of screens) {
      await resident.goto(path);
      const { headings } = await expectReadable(page);
      expect(headings[0], path).toMatch(heading);
    }
  });

  it('of the hall, the roll and an item of the record, for the chair', async () => {
    await helper.learn(id);
    await helper.publish(id, councilProfile);
    chair = await pavilion.phoneOf('chair');
    const { page } = chair;
    await openMeeting(page, hallOf(NEXT));
    await takeChair(page);
    await openNextItem(page);
    const hall = await expectReadable(page);
    expect(hall.landmarks).toContain('navigation 这次会议的各页');
    await openMeeting(page, rollOf(NEXT));
    await page.getByTestId('roll-row').first().waitFor();
    await expectReadable(page);
    const row = await page.getByTestId('roll-row').first().ariaSnapshot();
    expect(row).toMatch(/button ".+：到"/);
    expect(row).toMatch(/button ".+：缺席"/);
  });
});

describe('what is told by itself', () => {
  const said = (told: readonly Told[], text: RegExp, how: Told['how'] = 'status') =>
    told.filter((each) => each.how === how && text.test(each.text)).length;

  it('a change that is delivered, a network that goes and comes back', async () => {
    await chair.turnOff();
    await chair.turnOn();
    const { page } = chair;
    const told = await listen(page);
    await openMeeting(page, rollOf(NEXT));
    await delivered(chair);
    const row = page.getByTestId('roll-row').last();
    await row.getByRole('button').first().click();
    await expect.poll(async () => said(await told(), /已送达/)).toBe(1);
    await chair.setOffline(true);
    await expect.poll(async () => said(await told(), /没有网络，照常使用/), { timeout: 40_000 }).toBe(1);
    await chair.setOffline(false);
    await page.getByTestId('offline').waitFor({ state: 'detached', timeout: 40_000 });
    expect(said(await told(), /没有网络/)).toBe(1);
  });

  it('the quorum that comes to stand, an item, a vote and its result, to who only listens', async () => {
    const { page } = resident;
    const told = await listen(page);
    await openMeeting(page, hallOf(NEXT));
    await page.getByTestId('attendance-count').waitFor();
    await helper.learn(id);
    for (const person of people.slice(100, 100 + ALMOST))
      await helper.act(id, 'tick', { present: true }, person.id);
    await helper.send(id);
    await expect.poll(async () => said(await told(), /法定人数|够.*人数|人数.*够/)).toBe(1);

    await openMeeting(chair.page, hallOf(NEXT));
    await openVote(chair.page, '同意先装两盏样灯。');
    await expect.poll(async () => said(await told(), /开始表决|正在表决|表决/)).toBeGreaterThan(0);
    await closeVote(chair.page);
    await expect.poll(async () => said(await told(), /通过/)).toBeGreaterThan(0);
    expect(resident.problems).toEqual([]);
  });

  it('one’s own ballot', async () => {
    const { page } = resident;
    await openNextItem(chair.page);
    await openVote(chair.page, '同意由物业施工。');
    const told = await listen(page);
    await openMeeting(page, hallOf(NEXT));
    await page.getByTestId('ballot-for').click();
    await expect.poll(async () => said(await told(), /您投了：赞成/)).toBe(1);
    await expect.poll(async () => said(await told(), /已送达/)).toBe(1);
  });

  it('a refusal: what is wrong with a field at the field, what is wrong with all at once', async () => {
    const stranger = await pavilion.phone('mistaken');
    const { page } = stranger;
    const told = await listen(page);
    await stranger.goto('/sign-in');
    await page.locator('input[name="username"]').fill('resident');
    await page.locator('input[name="password"]').fill('wrong-password');
    await page.locator('button[type="submit"]').click();
    const field = page.locator('input[name="password"]');
    // At the field itself: the focus is there, and the words belong to it.
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    const describedBy = (await field.getAttribute('aria-describedby')) ?? '';
    const words = await Promise.all(
      describedBy.split(' ').map((id) => page.locator(`[id="${id}"]`).textContent()),
    );
    expect(words.join(' ')).toMatch(/密码/);
    expect(said(await told(), /./, 'alert')).toBe(0);

    await stranger.setOffline(true);
    await page.locator('button[type="submit"]').click();
    await expect.poll(async () => said(await told(), /网络/, 'alert')).toBe(1);
    await stranger.turnOff();
  });
});
