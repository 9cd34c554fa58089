/** A month from the preparation of its meeting to the decision, by the screens themselves. */
import type { Page } from 'playwright-core';
import { makeNeighbourhood } from '../../lib/testing/neighbourhood.ts';
import {
  closeVote,
  decide,
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
  { name: 'wrong-password', phone: stranger, path: '/sign-in', prepare: signInWrongly },
  { name: 'join', phone: stranger, path: '/join?start=example' },
  { name: 'join-without-link', phone: stranger, path: '/join' },
  { name: 'not-found', phone: stranger, path: '/nowhere' },
  { name: 'me-signed-out', phone: stranger, path: '/me' },
  { name: 'verify', phone: stranger, path: '/verify' },
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

/** The phone that is away changes the agenda, and does not hear of the notice that freezes it. */
export async function publish({ committee, away }: Phones): Promise<void> {
  await openMeeting(away.page, `/meeting?id=${NEXT}`);
  await delivered(away);
  await away.setOffline(true);
  await away.page.getByTestId('agenda-row').first().locator('textarea').fill('改了一半的题目');
  await keptHere(away);
  await publishNotice(committee.page);
  await delivered(committee);
}

export const published = ({ chair, resident }: Phones): readonly Scene[] => [
  { name: 'published-today', phone: resident, path: '/' },
  { name: 'published', phone: resident, path: hallOf(NEXT) },
  { name: 'published-chair', phone: chair, path: hallOf(NEXT) },
];

export async function begin({ chair }: Phones): Promise<void> {
  await openMeeting(chair.page, hallOf(NEXT));
  await takeChair(chair.page);
  await delivered(chair);
}

/** The session has begun; who comes checks in. */
export const arriving = ({ chair, resident }: Phones): readonly Scene[] => [
  { name: 'hall-code', phone: chair, path: hallOf(NEXT), prepare: seeCode },
  { name: 'check-in', phone: resident, path: hallOf(NEXT) },
  { name: 'wrong-code', phone: resident, path: hallOf(NEXT), prepare: checkInWrongly },
];

/** Quorum, and a running vote with ballots and minutes. */
export async function hold({ chair, recorder, resident }: Phones): Promise<void> {
  const code = await chair.page.getByTestId('hall-code').textContent();
  await openMeeting(recorder.page, rollOf(NEXT));
  // The resident checks in by the code of the hall.
  const { people, accounts } = makeNeighbourhood();
  const byCode = people.find(({ id }) => id === accounts.resident.member.id)?.name;
  const rows = recorder.page.getByTestId('roll-row').filter({ hasNotText: byCode });
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
  await delivered(recorder);
  await openMeeting(resident.page, hallOf(NEXT));
  await resident.page.locator('input[inputmode="numeric"]').fill(code?.trim() ?? '');
  await resident.page.getByTestId('check-in').first().click();
  await resident.page.getByTestId('my-presence').getByText('已到').waitFor();
  await delivered(resident);
}

export const inSession = ({ chair, recorder, resident }: Phones): readonly Scene[] => [
  { name: 'today-in-session', phone: resident, path: '/' },
  { name: 'hall-resident', phone: resident, path: hallOf(NEXT) },
  { name: 'vote-elsewhere', phone: resident, path: `/meeting?id=${NEXT}&view=record`, asSeen: true },
  { name: 'roll-resident', phone: resident, path: rollOf(NEXT), asSeen: true },
  { name: 'ticks', phone: resident, path: hallOf(NEXT), asSeen: true, prepare: openTicks },
  { name: 'hall-chair', phone: chair, path: hallOf(NEXT) },
  { name: 'close-vote', phone: chair, path: hallOf(NEXT), asSeen: true, prepare: openClosing },
  { name: 'sealing', phone: chair, path: `/meeting?id=${NEXT}&view=seal` },
  { name: 'hall-recorder', phone: recorder, path: hallOf(NEXT), prepare: seeEditor },
  { name: 'hall-unfolded', phone: recorder, path: hallOf(NEXT), prepare: unfold },
  { name: 'roll', phone: recorder, path: rollOf(NEXT), asSeen: true },
  { name: 'absent', phone: recorder, path: rollOf(NEXT), asSeen: true, prepare: openAbsent },
];

/** The resident's and the recorder's network goes; the recorder writes on, the resident votes. */
export async function goApart({ recorder, resident }: Phones): Promise<void> {
  await openMeeting(resident.page, hallOf(NEXT));
  await delivered(resident);
  await openMeeting(recorder.page, hallOf(NEXT));
  await delivered(recorder);
  await resident.setOffline(true);
  await recorder.setOffline(true);
  await resident.page.getByTestId('ballot-for').first().click();
  await keptHere(resident);
  await writeMinutes(recorder.page, '（断网后记的）');
  await keptHere(recorder);
}

/** Without a network: what was written before is there, what is written now waits. */
export const apart = ({ recorder, resident }: Phones): readonly Scene[] => [
  { name: 'offline-today', phone: resident, path: '/' },
  { name: 'offline-missing', phone: resident, path: '/meeting?id=1999-01-05' },
  { name: 'pending-vote', phone: resident, path: hallOf(NEXT) },
  { name: 'pending', phone: recorder, path: hallOf(NEXT), prepare: seeEditor },
  { name: 'pending-me', phone: recorder, path: '/me' },
  { name: 'pending-sign-out', phone: recorder, path: '/me', asSeen: true, prepare: openSignOut },
];

export async function comeBack({ away, recorder, resident }: Phones): Promise<void> {
  for (const phone of [away, recorder, resident]) await phone.setOffline(false);
  await openMeeting(away.page, `/meeting?id=${NEXT}`);
  await away.page.getByTestId('set-aside-notice').waitFor({ timeout: 60_000 });
}

/** Back too late: what was written into the agenda after its notice is not lost. */
export const refused = ({ away }: Phones): readonly Scene[] => [
  { name: 'refused-today', phone: away, path: '/' },
  { name: 'refused', phone: away, path: '/me' },
];

export async function close({ chair, recorder, resident }: Phones): Promise<void> {
  for (const phone of [recorder, resident]) {
    await openMeeting(phone.page, hallOf(NEXT));
    await delivered(phone);
  }
  await openMeeting(chair.page, hallOf(NEXT));
  await chair.page.getByTestId('ballots-received').getByText('3').first().waitFor();
  await closeVote(chair.page);
  await delivered(chair);
}

export const counted = ({ chair, resident }: Phones): readonly Scene[] => [
  { name: 'result', phone: resident, path: hallOf(NEXT) },
  { name: 'result-chair', phone: chair, path: hallOf(NEXT), prepare: unfold },
];

export async function settle({ chair }: Phones): Promise<void> {
  await openMeeting(chair.page, hallOf(NEXT));
  await decide(chair.page);
  await delivered(chair);
}

export const decided = ({ chair, resident }: Phones): readonly Scene[] => [
  { name: 'decided', phone: resident, path: hallOf(NEXT) },
  { name: 'decided-chair', phone: chair, path: hallOf(NEXT), prepare: unfold },
  { name: 'record-in-session', phone: resident, path: `/meeting?id=${NEXT}&view=record` },
];

async function signInWrongly(page: Page): Promise<void> {
  await page.locator('input[name="username"]').fill('resident');
  await page.locator('input[name="password"]').fill('not-this-one');
  await page.locator('button[type="submit"]').click();
  await page.locator('[aria-invalid="true"]').waitFor();
}

async function checkInWrongly(page: Page): Promise<void> {
  await page.locator('input[inputmode="numeric"]').fill('00');
  await page.getByTestId('check-in').click();
  await page.locator('[aria-invalid="true"]').waitFor();
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

async function openClosing(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(结束表决|Close the vote)$/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
}

async function openAbsent(page: Page): Promise<void> {
  await page.getByTestId('roll-row').first().getByRole('button').nth(1).click();
  await page.getByRole('dialog').waitFor();
}

async function seeCode(page: Page): Promise<void> {
  await page.getByTestId('hall-code').waitFor();
}

async function seeEditor(page: Page): Promise<void> {
  await page.locator('.ProseMirror').waitFor();
}

/** Everything that folds, open at once. */
async function unfold(page: Page): Promise<void> {
  await seeEditor(page);
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
}

const MINUTES =
  '三家报价已经公示，华光电力报价最低，工期二十天。居民要求施工避开午休，物业答应每天十二点到两点停工。';
const MOTION = '同意由报价最低的华光电力施工，下月二十五日前完工，费用从公共收益中列支。';
