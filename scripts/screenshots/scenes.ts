import type { Page } from 'playwright-core';

/** One picture: who looks at what. `prepare` brings the page to the state that is to be seen. */
export interface Scene {
  readonly name: string;
  /** A demo account; nobody for those who have not signed in. */
  readonly account: string | undefined;
  readonly path: string;
  /** Only what fits the screen; else the whole page. */
  readonly asSeen?: true;
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface Days {
  /** Last month's meeting, held. */
  readonly held: string;
  /** This month's. */
  readonly next: string;
}

/** Before the notice of this month's meeting. */
export const beforeTheMeeting = ({ held, next }: Days): readonly Scene[] => [
  { name: 'sign-in', account: undefined, path: '/sign-in' },
  { name: 'join', account: undefined, path: '/join?start=example' },
  { name: 'not-found', account: undefined, path: '/nowhere' },
  { name: 'today', account: 'committee', path: '/' },
  { name: 'meetings', account: 'committee', path: '/meetings' },
  { name: 'preparing', account: 'committee', path: `/meeting?id=${next}` },
  { name: 'preparing-resident', account: 'resident', path: `/meeting?id=${next}` },
  { name: 'publish', account: 'committee', path: `/meeting?id=${next}`, asSeen: true, prepare: openNotice },
  { name: 'held-record', account: 'resident', path: `/meeting?id=${held}&view=record` },
  { name: 'held-item', account: 'resident', path: `/meeting?id=${held}`, prepare: openFirstItem },
  { name: 'missing', account: 'resident', path: '/meeting?id=1999-01-05' },
  { name: 'me', account: 'resident', path: '/me' },
];

/** With the meeting in session and a vote open. */
export const inSession = ({ next }: Days): readonly Scene[] => [
  { name: 'today-in-session', account: 'resident', path: '/' },
  { name: 'hall-chair', account: 'chair', path: `/meeting?id=${next}` },
  { name: 'hall-recorder', account: 'recorder', path: `/meeting?id=${next}`, prepare: seeEditor },
  { name: 'hall-resident', account: 'resident', path: `/meeting?id=${next}` },
  { name: 'roll', account: 'recorder', path: `/meeting?id=${next}&view=roll`, asSeen: true },
];

async function openNotice(page: Page): Promise<void> {
  await page.getByTestId('publish-look').click();
  await page.getByRole('dialog').waitFor();
}

async function openFirstItem(page: Page): Promise<void> {
  await page.locator('ol a[href*="item="]').first().click();
  await page.getByTestId('item-record').waitFor();
}

async function seeEditor(page: Page): Promise<void> {
  await page.locator('.ProseMirror').waitFor();
}

/** Publishes the notice, takes the chair, ticks some people and opens a vote: by the screens themselves. */
export async function holdMeeting(
  { next }: Days,
  pageOf: (account: string) => Promise<Page>,
  present: number,
): Promise<void> {
  const path = `/meeting?id=${next}`;
  const committee = await pageOf('committee');
  await committee.goto(path);
  await openNotice(committee);
  await committee.getByTestId('publish').click();
  await committee.getByTestId('attendance-count').waitFor();

  const chair = await pageOf('chair');
  await chair.goto(path);
  await chair.getByTestId('take-chair').click();
  const code = await chair.getByTestId('hall-code').textContent();

  const recorder = await pageOf('recorder');
  await recorder.goto(`${path}&view=roll`);
  const rows = recorder.getByTestId('roll-row');
  // Sorted anew when the names come: wait for the doors, which come with them.
  await rows.filter({ hasText: '号楼' }).first().waitFor();
  for (let at = 0; at < present; at++) await rows.nth(at).getByRole('button').first().click();
  await recorder
    .locator('[data-presence="present"]')
    .nth(present - 1)
    .waitFor();

  await chair.getByTestId('next-item').click();
  const first = await chair.getByTestId('current-item').textContent();
  await chair.getByTestId('next-item').click();
  await chair
    .getByTestId('current-item')
    .filter({ hasNotText: first ?? '' })
    .waitFor();
  await chair.getByTestId('open-vote-form').locator('summary').click();
  await chair.getByTestId('motion-text').fill(MOTION);
  await chair.getByTestId('open-vote').click();
  await chair.getByTestId('ballot-for').click();

  await recorder.goto(path);
  await recorder.locator('input[inputmode="numeric"]').fill(code?.trim() ?? '');
  await recorder.getByTestId('check-in').click();
  await recorder.getByTestId('ballot-for').click();
  await recorder.locator('.ProseMirror').click();
  await recorder.keyboard.type(MINUTES);
  const resident = await pageOf('resident');
  await resident.goto(path);
  await resident.getByTestId('ballot-for').click();
}

const MINUTES =
  '三家报价已经公示，华光电力报价最低，工期二十天。居民要求施工避开午休，物业答应每天十二点到两点停工。';
const MOTION = '同意由报价最低的华光电力施工，下月二十五日前完工，费用从公共收益中列支。';
