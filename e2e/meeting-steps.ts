/** What people do in a meeting, by its screens. */
import type { Locator, Page } from 'playwright-core';
import { localDateOf } from '../lib/deliberation/local-time.ts';
import { lastMeetingDate, nextMeetingDate } from '../lib/deliberation/next-meeting.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import type { Phone } from './pavilion.ts';

const { meetingDay } = makeNeighbourhood().settings;
const today = localDateOf(Date.now());
/** This month's, prepared; last month's, held. */
export const NEXT = nextMeetingDate(today, meetingDay);
export const HELD = lastMeetingDate(today, meetingDay);

export const hallOf = (day: string): string => `/meeting?id=${day}&view=hall`;
export const rollOf = (day: string): string => `/meeting?id=${day}&view=roll`;
export const itemOf = (day: string, item: string): string => `/meeting?id=${day}&item=${item}`;

export async function openMeeting(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByTestId('meeting-phase').waitFor();
}

/** Moves within the page, as people do: the application goes on, and what it sends on its way is not cut off. */
export async function turnTo(page: Page, way: 'hall' | 'record' | 'roll'): Promise<void> {
  await page.locator(`nav a[href*="view=${way}"]`).click();
  await page.locator(`nav a[href*="view=${way}"][aria-current="page"]`).waitFor();
}

/** Opens the record, and tells the id of its first item. */
export async function firstItem(page: Page, day = NEXT): Promise<string> {
  await openMeeting(page, `/meeting?id=${day}&view=record`);
  const href = await page.locator('ol a[href*="item="]').first().getAttribute('href');
  return new URL(href ?? '', page.url()).searchParams.get('item') ?? '';
}

export async function publishNotice(page: Page, day = NEXT): Promise<void> {
  await openMeeting(page, `/meeting?id=${day}`);
  await page.getByTestId('publish-look').click();
  await page.getByTestId('publish').click();
  await page.getByTestId('attendance-count').waitFor();
}

/** From the list of meetings: the one of that day, which nobody has prepared yet. */
export async function prepareAsUsual(page: Page, day: string): Promise<void> {
  await page.goto('/meetings');
  await page.locator(`main a[href="/meeting?id=${day}"]`).click();
  await page.getByRole('button', { name: '按惯例填好' }).click();
}

/** What is offered for it comes onto the agenda that is being prepared. */
export async function takeOntoAgenda(page: Page, title: string): Promise<void> {
  await page.getByTestId('proposed-items').locator('li', { hasText: title }).getByRole('button').click();
  await page.getByTestId('agenda-row').locator('textarea', { hasText: title }).waitFor();
}

/** `onItsDay`: by the clock of that phone. */
export async function takeChair(page: Page, onItsDay = today === NEXT): Promise<void> {
  await page.getByTestId('take-chair').click();
  await openOnOtherDay(page, onItsDay);
  await page.getByTestId('hall-code').waitFor();
}

/** The chair is asked first, except on the day of the meeting. */
export async function openOnOtherDay(page: Page, onItsDay = today === NEXT): Promise<void> {
  if (!onItsDay) await page.getByTestId('take-chair-anyway').click();
}

/** The id of the item of that title, from the record of the meeting that is open. */
export async function itemCalled(page: Page, title: string): Promise<string> {
  const href = await page.locator('ol a[href*="item="]', { hasText: title }).first().getAttribute('href');
  return new URL(href ?? '', page.url()).searchParams.get('item') ?? '';
}

/** Marks those rows of the roll (counted from `from`) present, and waits until they show as such. */
export async function tick(page: Page, from: number, count: number): Promise<void> {
  await turnTo(page, 'roll');
  const rows = page.getByTestId('roll-row');
  await rows.nth(from + count - 1).waitFor();
  for (let at = from; at < from + count; at++) await rows.nth(at).getByRole('button').first().click();
  for (let at = from; at < from + count; at++) {
    await page.locator(`[data-testid="roll-row"][data-presence="present"] >> nth=${at - from}`).waitFor();
  }
}

/** The id of the item that is now being discussed. */
export async function openNextItem(page: Page): Promise<string> {
  await page.getByTestId('next-item').click();
  const id = await page.getByTestId('current-item').getAttribute('id');
  return (id ?? '').replace('item-', '');
}

export async function openVote(page: Page, motion: string): Promise<void> {
  const form = page.getByTestId('open-vote-form');
  await form.locator('summary').click();
  await page.getByTestId('motion-text').fill(motion);
  await page.getByTestId('open-vote').click();
  await page.getByTestId('ballot-for').first().waitFor();
}

/** For somebody without a phone, found by name. */
export async function enterAtDesk(
  page: Page,
  name: string,
  choice: 'for' | 'against' | 'abstain',
): Promise<void> {
  const desk = page.getByTestId('ballot-desk');
  if (!(await desk.locator('input').isVisible())) await desk.locator('summary').click();
  await desk.locator('input').fill(name);
  await desk.locator('ul button').first().click();
  await desk.getByTestId(`ballot-${choice}`).click();
  await desk.locator(`[data-testid="ballot-${choice}"][aria-pressed="true"]`).waitFor();
  await desk.locator('button').first().click();
}

export async function closeVote(page: Page): Promise<void> {
  await page.getByRole('button', { name: '结束表决' }).click();
  await page.getByTestId('close-vote-now').click();
  await page.getByTestId('vote-result').waitFor();
}

export async function decide(page: Page): Promise<void> {
  await page.getByTestId('decide-form').getByRole('button').last().click();
  await page.getByTestId('decisions').waitFor();
  await done(page.getByTestId('decide-form'));
}

/** What a tap in it does is done, also in the topic that the item deals with. */
const done = (form: Locator): Promise<void> => form.locator('[aria-busy]').waitFor({ state: 'detached' });

/** Without a vote. */
export async function agreeOn(page: Page, text: string): Promise<void> {
  const form = page.getByTestId('decide-form');
  await form.locator('summary').click();
  await form.locator('textarea').fill(text);
  await decide(page);
}

export interface Assigned {
  readonly title: string;
  /** By name. */
  readonly owner: string;
  /** `2026-12-05`. */
  readonly due: string;
}

export async function assign(page: Page, { title, owner, due }: Assigned): Promise<void> {
  const form = page.getByTestId('assign');
  await form.locator('summary').click();
  await form.getByLabel('要办什么').fill(title);
  await form.getByLabel('谁来办').fill(owner);
  await form.locator('ul button', { hasText: owner }).first().click();
  await form.getByLabel('什么时候办完').fill(due);
  await form.getByRole('button', { name: '交办', exact: true }).click();
  await page.getByTestId('actions').getByText(title).waitFor();
  await done(form);
}

/** Types at the end of the minutes that are shown. */
export async function writeMinutes(page: Page, text: string): Promise<void> {
  const editor = page.locator('.ProseMirror');
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}

export const keptHere = (phone: Phone): Promise<void> =>
  phone.page.locator('[data-testid="two-ticks"]:is([data-state="kept"],[data-state="delivered"])').waitFor();
export const delivered = (phone: Phone): Promise<void> =>
  phone.page.locator('[data-testid="two-ticks"][data-state="delivered"]').waitFor({ timeout: 60_000 });

/** Everything that the record says on this screen, without what is the device's own. */
export async function recordOn(page: Page): Promise<string> {
  const [text = ''] = await page.locator('main .page').allInnerTexts();
  return text.replace(/已送达|已存本机/g, '');
}
