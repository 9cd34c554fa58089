/** A meeting from its preparation to a running vote, by the screens themselves. */
import type { Page } from 'playwright-core';
import {
  delivered,
  HELD,
  hallOf,
  keptHere,
  NEXT,
  openMeeting,
  openNextItem,
  openVote,
  publishNotice,
  rollOf,
  takeChair,
  writeMinutes,
} from '../meeting-steps.ts';
import type { Pavilion, Phone } from '../pavilion.ts';
import type { Scene } from './scene.ts';

export interface Phones {
  readonly stranger: Phone;
  readonly committee: Phone;
  /** A second phone of the committee, away while the notice goes out. */
  readonly away: Phone;
  readonly chair: Phone;
  readonly recorder: Phone;
  readonly resident: Phone;
}

export const meetingPhones = async (pavilion: Pavilion): Promise<Phones> => ({
  stranger: await pavilion.phone('stranger'),
  committee: await pavilion.phoneOf('committee'),
  away: await pavilion.phoneOf('committee', 'second phone of the committee'),
  chair: await pavilion.phoneOf('chair'),
  recorder: await pavilion.phoneOf('recorder'),
  resident: await pavilion.phoneOf('resident'),
});

/** Enough for the quorum of the demo's rules. */
const PRESENT = 62;

export const beforeTheNotice = ({ stranger, committee, resident }: Phones): readonly Scene[] => [
  { name: 'sign-in', phone: stranger, path: '/sign-in' },
  { name: 'join', phone: stranger, path: '/join?start=example' },
  { name: 'not-found', phone: stranger, path: '/nowhere' },
  { name: 'me-signed-out', phone: stranger, path: '/me' },
  { name: 'today', phone: committee, path: '/' },
  { name: 'meetings', phone: committee, path: '/meetings' },
  { name: 'preparing', phone: committee, path: `/meeting?id=${NEXT}` },
  { name: 'publish', phone: committee, path: `/meeting?id=${NEXT}`, asSeen: true, prepare: openNotice },
  { name: 'preparing-resident', phone: resident, path: `/meeting?id=${NEXT}` },
  { name: 'held-record', phone: resident, path: `/meeting?id=${HELD}&view=record` },
  { name: 'held-item', phone: resident, path: `/meeting?id=${HELD}&view=record`, prepare: openFirstItem },
  { name: 'missing', phone: resident, path: '/meeting?id=1999-01-05' },
  { name: 'me', phone: resident, path: '/me' },
  { name: 'sign-out', phone: resident, path: '/me', asSeen: true, prepare: openSignOut },
];

export const inSession = ({ chair, recorder, resident }: Phones): readonly Scene[] => [
  { name: 'today-in-session', phone: resident, path: '/' },
  { name: 'hall-resident', phone: resident, path: hallOf(NEXT) },
  { name: 'ticks', phone: resident, path: hallOf(NEXT), asSeen: true, prepare: openTicks },
  { name: 'hall-chair', phone: chair, path: hallOf(NEXT) },
  { name: 'hall-recorder', phone: recorder, path: hallOf(NEXT), prepare: seeEditor },
  { name: 'roll', phone: recorder, path: rollOf(NEXT), asSeen: true },
];

/** Without a network: what was written before is there, what is written now waits. */
export const apart = ({ recorder, resident }: Phones): readonly Scene[] => [
  { name: 'offline-today', phone: resident, path: '/' },
  { name: 'offline-hall', phone: resident, path: hallOf(NEXT) },
  { name: 'pending', phone: recorder, path: hallOf(NEXT), prepare: seeEditor },
  { name: 'pending-me', phone: recorder, path: '/me' },
];

/** Back too late: what was written into the agenda after its notice is not lost. */
export const refused = ({ away }: Phones): readonly Scene[] => [
  { name: 'refused-today', phone: away, path: '/' },
  { name: 'refused', phone: away, path: '/me' },
];

/** Notice, chair, quorum, a running vote with ballots and minutes. The phone that is away changes the agenda. */
export async function holdMeeting({ committee, away, chair, recorder, resident }: Phones): Promise<void> {
  await openMeeting(away.page, `/meeting?id=${NEXT}`);
  await delivered(away);
  await away.setOffline(true);
  await away.page.getByTestId('agenda-row').first().locator('textarea').fill('改了一半的题目');
  await keptHere(away);

  await publishNotice(committee.page);
  await openMeeting(chair.page, hallOf(NEXT));
  await takeChair(chair.page);
  const code = await chair.page.getByTestId('hall-code').textContent();

  await openMeeting(recorder.page, rollOf(NEXT));
  const rows = recorder.page.getByTestId('roll-row');
  // Sorted anew when the names come: wait for the doors, which come with them.
  await rows.filter({ hasText: '号楼' }).first().waitFor();
  for (let at = 0; at < PRESENT; at++) await rows.nth(at).getByRole('button').first().click();
  await recorder.page
    .locator('[data-presence="present"]')
    .nth(PRESENT - 1)
    .waitFor();

  const first = await openNextItem(chair.page);
  await chair.page.getByTestId('next-item').click();
  await chair.page.locator(`[data-testid="current-item"]:not(#item-${first})`).waitFor();
  await openVote(chair.page, MOTION);
  await chair.page.getByTestId('ballot-for').first().click();

  await openMeeting(recorder.page, hallOf(NEXT));
  await recorder.page.locator('input[inputmode="numeric"]').fill(code?.trim() ?? '');
  await recorder.page.getByTestId('check-in').first().click();
  await recorder.page.getByTestId('ballot-for').first().click();
  await writeMinutes(recorder.page, MINUTES);
  await openMeeting(resident.page, hallOf(NEXT));
  await resident.page.getByTestId('ballot-for').first().click();
}

/** The resident's and the recorder's network goes; the recorder writes on. */
export async function goApart({ recorder, resident }: Phones): Promise<void> {
  await delivered(resident);
  await openMeeting(recorder.page, hallOf(NEXT));
  await delivered(recorder);
  await resident.setOffline(true);
  await recorder.setOffline(true);
  await writeMinutes(recorder.page, '（断网后记的）');
  await keptHere(recorder);
}

export async function comeBack({ away, recorder, resident }: Phones): Promise<void> {
  for (const phone of [away, recorder, resident]) await phone.setOffline(false);
  await openMeeting(away.page, `/meeting?id=${NEXT}`);
  await away.page.getByTestId('set-aside-notice').waitFor({ timeout: 60_000 });
}

async function openNotice(page: Page): Promise<void> {
  await page.getByTestId('publish-look').click();
  await page.getByRole('dialog').waitFor();
}

async function openFirstItem(page: Page): Promise<void> {
  await page.locator('ol a[href*="item="]').first().click();
  await page.getByTestId('item-record').waitFor();
}

async function openTicks(page: Page): Promise<void> {
  await page.getByTestId('two-ticks').click();
}

async function openSignOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(退出登录|Sign out)$/ }).click();
  await page.getByRole('dialog').waitFor();
}

async function seeEditor(page: Page): Promise<void> {
  await page.locator('.ProseMirror').waitFor();
}

const MINUTES =
  '三家报价已经公示，华光电力报价最低，工期二十天。居民要求施工避开午休，物业答应每天十二点到两点停工。';
const MOTION = '同意由报价最低的华光电力施工，下月二十五日前完工，费用从公共收益中列支。';
