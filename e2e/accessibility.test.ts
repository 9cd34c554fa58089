/** Every screen and its main states, judged by axe and by measure: contrast, overflow, targets [look and feel]. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScreenSettings } from '../lib/i18n/screen-settings.ts';
import { setLook } from '../scripts/screen-look.ts';
import {
  closeVote,
  decide,
  delivered,
  HELD,
  hallOf,
  NEXT,
  openMeeting,
  openNextItem,
  openVote,
  publishNotice,
  rollOf,
  takeChair,
  tick,
  turnTo,
} from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { faultsOf } from './screen-faults.ts';

const WIDTH = 360;
const usual: ScreenSettings = {
  language: 'zh-CN',
  text: 'normal',
  theme: 'light',
  contrast: 'system',
  motion: 'system',
};
const looks: readonly ScreenSettings[] = [
  usual,
  { language: 'zh-CN', text: 'largest', theme: 'dark', contrast: 'system', motion: 'system' },
  { language: 'en', text: 'largest', theme: 'light', contrast: 'system', motion: 'system' },
];

let pavilion: Pavilion;
beforeAll(async () => {
  pavilion = await Pavilion.start();
});
afterAll(() => pavilion.close());

/** Each look of the page that is open, as it stands: what was unfolded stays so. */
async function judge(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height: 740 });
  for (const look of looks) {
    await show(page, look);
    const at = `${name}, ${look.language} ${look.text} ${look.theme}`;
    expect(await faultsOf(page), at).toEqual([]);
  }
  await show(page, usual);
}

async function show(page: Page, look: ScreenSettings): Promise<void> {
  await setLook(page, look);
  await page.reload();
  await page.locator(`html[lang="${look.language}"][data-text="${look.text}"]`).waitFor();
  await page.locator('h1').first().waitFor();
  await page.getByTestId('waiting').waitFor({ state: 'detached' });
}

async function judgeAt(phone: Phone, path: string): Promise<void> {
  await phone.goto(path);
  await phone.page.locator('h1').first().waitFor();
  await judge(phone.page, path);
}

describe('on 360 px, in normal and largest text, light and dark', () => {
  it('pages of those who have not signed in', async () => {
    const stranger = await pavilion.phone('stranger');
    for (const path of ['/', '/sign-in', '/join', '/join?start=token', '/me', '/nowhere'])
      await judgeAt(stranger, path);
    await stranger.turnOff();
  });

  it('pages of a resident, also without a network', async () => {
    const resident = await pavilion.phoneOf('resident');
    for (const path of ['/', '/meetings', '/me', `/meeting?id=${NEXT}`, '/meeting?id=1999-01-05'])
      await judgeAt(resident, path);
    await judgeAt(resident, `/meeting?id=${HELD}&view=record`);
    const item = await resident.page.locator('ol a[href*="item="]').first().getAttribute('href');
    await judgeAt(resident, item ?? '');
    await resident.setOffline(true);
    await judgeAt(resident, '/me');
    await resident.turnOff();
  });

  it('a meeting from its preparation to its decision', async () => {
    const planner = await pavilion.phoneOf('committee');
    await openMeeting(planner.page, `/meeting?id=${NEXT}`);
    await judge(planner.page, 'preparing');
    await publishNotice(planner.page);
    await judge(planner.page, 'published');
    await delivered(planner);

    const { page } = await pavilion.phoneOf('chair');
    await openMeeting(page, hallOf(NEXT));
    await takeChair(page);
    await judge(page, 'the code of the hall');
    await tick(page, 0, 3);
    await judge(page, 'the roll');
    await turnTo(page, 'hall');
    await openNextItem(page);
    await judge(page, 'an item');
    await openVote(page, '同意这样办。');
    await judge(page, 'a vote, unvoted');
    await page.getByTestId('ballot-for').first().click();
    await page.getByTestId('my-ballot').getByText('您投了').waitFor();
    await judge(page, 'a vote, voted');
    await closeVote(page);
    await judge(page, 'a result');
    await decide(page);
    await judge(page, 'a decision');
  });

  it('what opens over a page or unfolds in it', async () => {
    const chair = await pavilion.phoneOf('chair', 'second phone of the chair');
    const { page } = chair;
    for (const look of looks) {
      await page.setViewportSize({ width: WIDTH, height: 740 });
      await page.goto(hallOf(NEXT));
      await show(page, look);
      await page.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true;
      });
      expect(await faultsOf(page), 'unfolded').toEqual([]);
      await page.goto(rollOf(NEXT));
      await page.getByTestId('roll-row').first().getByRole('button').nth(1).click();
      await page.getByRole('dialog').waitFor();
      expect(await faultsOf(page), 'a dialog').toEqual([]);
      await page.goto('/me');
      await page.getByTestId('two-ticks').click();
      expect(await faultsOf(page), 'the ticks').toEqual([]);
    }
    await chair.turnOff();
  });
});
