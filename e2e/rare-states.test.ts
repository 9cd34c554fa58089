/** States that a smooth meeting never shows: made for real by people apart, seen and settled on a phone. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AgendaItem } from '../lib/deliberation/meeting-state.ts';
import { sha256Hex } from '../lib/shared/digest.ts';
import { type ActId, documentId, type MemberId } from '../lib/shared/ids.ts';
import { councilProfile, householdProfile } from '../lib/testing/demo-profiles.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { delivered, HELD, hallOf, itemOf, keptHere, NEXT, openMeeting, rollOf } from './meeting-steps.ts';
import { CODE, OtherHand } from './other-hand.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { faultsOf } from './screen-faults.ts';

const { people, accounts } = makeNeighbourhood();
const id = documentId('meeting', NEXT);
const MOTION = '同意由报价最低的一家施工。';
/** None of them with a phone; enough for the quorum; more than half of them is 32. */
const PRESENT = people.slice(200, 262).map((person) => person.id);
const NEEDED = 32;

/** The day of another meeting, in which households vote. */
const HOUSEHOLDS = `${Number(HELD.slice(0, 4)) + 1}-06-15`;

let pavilion: Pavilion;
let phone: Phone;
let chair: OtherHand;
let helper: OtherHand;
let agenda: readonly AgendaItem[];

beforeAll(async () => {
  pavilion = await Pavilion.start();
  [chair, helper] = await Promise.all([
    OtherHand.of(pavilion.origin, 'chair'),
    OtherHand.of(pavilion.origin, 'committee'),
  ]);
  await helper.learn(id);
  agenda = await helper.publish(id, councilProfile);
  for (const member of PRESENT) await helper.act(id, 'tick', { present: true }, member);
  await helper.send(id);
  await chair.takeChair(id);
  phone = await pavilion.phoneOf('recorder');
});
afterAll(() => pavilion.close());

const itemAt = (at: number): string => agenda[at]?.id ?? '';

function openVote(item: string, by = chair, meeting = id): Promise<ActId> {
  return by.actAndSend(meeting, 'openVote', { item, method: 'named', text: MOTION, present: PRESENT });
}

const ballot = (vote: ActId, choice: 'for' | 'against') => ({ vote, choice, digest: sha256Hex(MOTION) });

/** At the desk, of people without a phone. */
async function enterBallots(vote: ActId, count: number): Promise<ActId[]> {
  await helper.learn(id);
  const acts: ActId[] = [];
  for (const member of PRESENT.slice(0, count))
    acts.push(await helper.act(id, 'ballot', ballot(vote, 'for'), member));
  await helper.send(id);
  return acts;
}

async function close(vote: ActId, counted: readonly ActId[]): Promise<void> {
  await chair.actAndSend(id, 'closeVote', { vote, counted });
}

it('[MEET4] where two recorders differ the presence is contested with both names, and an own check-in settles it', async () => {
  const { page } = phone;
  const person = accounts.resident;
  await openMeeting(page, rollOf(NEXT));
  const present = page.getByTestId('attendance-count');
  const before = await present.textContent();
  const search = page.getByRole('searchbox');
  await search.fill(person.name);
  await phone.setOffline(true);
  await helper.actAndSend(id, 'tick', { present: true }, person.member.id);
  const row = page.getByTestId('roll-row').first();
  await row.getByRole('button').nth(1).click();
  await page.getByRole('dialog').getByRole('button', { name: '外出' }).click();
  await keptHere(phone);
  await phone.setOffline(false);

  await page.locator('[data-testid="roll-row"][data-presence="contested"]').waitFor();
  const why = await row.getByTestId('contested-why').textContent();
  for (const hand of [accounts.recorder.name, accounts.committee.name]) expect(why).toContain(hand);
  await row.getByText('存疑').waitFor();
  expect(await present.textContent()).toBe(before);
  expect(await faultsOf(page)).toEqual([]);

  const own = await pavilion.phoneOf('resident');
  await openMeeting(own.page, hallOf(NEXT));
  await own.page.getByTestId('my-presence').getByText('存疑').waitFor();
  await own.page.getByText('两位记录人点的不一样').waitFor();
  await own.page.locator('input[inputmode="numeric"]').fill(CODE);
  await own.page.getByTestId('check-in').click();
  await own.page.getByTestId('my-presence').getByText('已到').waitFor();
  await page.locator('[data-testid="roll-row"][data-presence="present"]').waitFor();
  expect([...phone.problems, ...own.problems]).toEqual([]);
  await own.turnOff();
});

it('[MEET9] a ballot that comes after closing is listed as late, and where it could change the result that is to be checked', async () => {
  const item = itemAt(0);
  const vote = await openVote(item);
  const counted = await enterBallots(vote, NEEDED - 1);
  const late = await OtherHand.of(pavilion.origin, 'volunteer');
  await late.learn(id);
  await late.act(id, 'ballot', ballot(vote, 'for'));
  await close(vote, counted);

  const { page } = phone;
  await openMeeting(page, itemOf(NEXT, item));
  await page.getByTestId('vote-result').getByText('未通过', { exact: true }).waitFor();
  expect(await page.getByTestId('to-be-checked').count()).toBe(0);
  await late.send(id);
  await page.getByTestId('to-be-checked').getByText('有迟到的票').waitFor();
  const uncounted = page.getByTestId('uncounted-ballots');
  await uncounted.getByText(accounts.volunteer.name).waitFor();
  await uncounted.getByText('迟到，未计入').waitFor();
  await page.getByTestId('vote-phase').getByText('待核').waitFor();
  await page
    .getByTestId('vote-result')
    .getByText(`赞成 ${NEEDED - 1} / 反对 0 / 弃权 0`)
    .waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

it('[ACT5] a decision against its vote is void, and stays in the record with the reason', async () => {
  const item = itemAt(1);
  const vote = await openVote(item);
  const counted = await enterBallots(vote, 3);
  await close(vote, counted);
  await chair.actAndSend(id, 'decide', { item, vote, outcome: 'adopted', text: '就这样办。' });
  const { page } = phone;
  await openMeeting(page, itemOf(NEXT, item));
  await page.getByTestId('vote-result').waitFor();
  expect(await page.getByTestId('decisions').count()).toBe(0);
  await openMeeting(page, `/meeting?id=${NEXT}&view=record`);
  const remark = page.getByTestId('remark').filter({ hasText: '就这样办。' });
  await remark.getByText('无效').waitFor();
  await remark.getByText('表决没有通过，不能记为通过。').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

it('[ACT9] outcomes that the chair recorded on two devices apart are contested until recorded once more', async () => {
  const item = itemAt(2);
  const seat = await pavilion.phoneOf('chair');
  const { page } = seat;
  await openMeeting(page, itemOf(NEXT, item));
  await delivered(seat);
  await seat.setOffline(true);
  const form = page.getByTestId('decide-form');
  await form.locator('summary').click();
  await form.getByLabel('暂缓').check();
  await form.locator('textarea').fill('下次再议。');
  await form.getByRole('button').last().click();
  await page.getByTestId('decisions').getByText('下次再议。').waitFor();
  await keptHere(seat);
  await chair.actAndSend(id, 'decide', { item, outcome: 'adopted', text: '同意。' });
  await seat.setOffline(false);

  await page.getByTestId('contested-decision').nth(1).waitFor();
  await page.getByTestId('decisions').getByText('同意。').waitFor();
  await openMeeting(phone.page, `/meeting?id=${NEXT}&view=record`);
  await phone.page.locator(`a[href*="item=${item}"]`).getByText('存疑').waitFor();

  await form.getByText('当面确认后').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await form.getByLabel('通过', { exact: true }).check();
  await form.locator('textarea').fill('当面确认：同意。');
  await form.getByRole('button').last().click();
  await page.getByTestId('decisions').getByText('当面确认：同意。').waitFor();
  await page.getByTestId('contested-decision').first().waitFor({ state: 'detached' });
  await delivered(seat);
  await phone.page.locator(`a[href*="item=${item}"]`).getByText('通过').waitFor();
  expect(seat.problems).toEqual([]);
  await seat.turnOff();
});

it('[ACT8] what comes under a badge that was taken back is held until a person in charge confirms or rejects it', async () => {
  const item = itemAt(3);
  const vote = await openVote(item);
  const away = await OtherHand.of(pavilion.origin, 'elder');
  await away.learn(id);
  await away.act(id, 'checkIn', { code: CODE });
  await away.act(id, 'ballot', ballot(vote, 'against'));
  await pavilion.stopServer();
  const db = new DatabaseSync(join(pavilion.dataDir, 'pavilion.db'));
  db.prepare('update badges set revoked_at = ? where member = ?').run(Date.now(), away.id);
  db.close();
  await pavilion.startServer();
  await away.send(id);

  const { page } = phone;
  await openMeeting(page, hallOf(NEXT));
  await page.getByTestId('held-notice').getByText('有 2 件等您确认').waitFor({ timeout: 60_000 });
  await page.getByTestId('held-notice').getByRole('link').click();
  const held = page.locator('[data-testid="remark"][data-standing="held"]');
  await held.first().waitFor();
  const checkIn = held.filter({ hasText: '签到' });
  const cast = held.filter({ hasText: '反对' });
  for (const one of [checkIn, cast]) {
    await one.getByText(accounts.elder.name).waitFor();
    await one.getByText('身份牌已被收回').waitFor();
  }
  expect(await faultsOf(page)).toEqual([]);
  await checkIn.getByTestId('confirm').click();
  await cast.getByTestId('reject').click();
  await held.first().waitFor({ state: 'detached' });
  const rejected = page.getByTestId('remark').filter({ hasText: '负责的人没有确认。' });
  await rejected.getByText('无效').waitFor();
  await delivered(phone);

  await openMeeting(page, rollOf(NEXT));
  await page.getByRole('searchbox').fill(accounts.elder.name);
  const present = page.locator('[data-testid="roll-row"][data-presence="present"]');
  await present.filter({ hasText: accounts.elder.name }).waitFor();
  await openMeeting(page, itemOf(NEXT, item));
  await page.getByTestId('ballots-received').getByText('已收到 0 票').waitFor();
  expect(phone.problems).toEqual([]);
});

it('[MEET8] two ballots of one household without its representative are both listed and not counted', async () => {
  const meeting = documentId('meeting', HOUSEHOLDS);
  await helper.prepare(meeting, 'lift');
  await helper.publish(meeting, householdProfile);
  await chair.takeChair(meeting);
  await chair.actAndSend(meeting, 'openItem', { item: 'lift' });
  const vote = await openVote('lift', chair, meeting);
  const [first, second] = twoWithoutRepresentative();
  await helper.learn(meeting);
  await helper.act(meeting, 'ballot', ballot(vote, 'for'), first);
  await helper.act(meeting, 'ballot', ballot(vote, 'against'), second);
  await helper.send(meeting);

  const { page } = phone;
  await openMeeting(page, hallOf(HOUSEHOLDS));
  const uncounted = page.getByTestId('uncounted-ballots');
  await uncounted.getByText('一户两票，都未计入').nth(1).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  for (const member of [first, second])
    await uncounted.getByText(people.find((person) => person.id === member)?.name ?? '').waitFor();
  await page.getByTestId('ballots-received').getByText('已收到 0 票').waitFor();
  await openMeeting(page, `/meeting?id=${HOUSEHOLDS}&view=record`);
  await page.getByTestId('remark').getByText('由代表投一票').nth(1).waitFor();
});

it('who is present and has not voted is led to the running vote, within the page', async () => {
  const { page } = phone;
  const meeting = documentId('meeting', HOUSEHOLDS);
  await helper.actAndSend(meeting, 'tick', { present: true }, accounts.recorder.member.id);
  await page.setViewportSize({ width: 360, height: 500 });
  await openMeeting(page, hallOf(HOUSEHOLDS));
  await page
    .getByTestId('minutes-left')
    .getByText(/还剩 (30|29) 分钟/)
    .waitFor();
  await page.evaluate(() => Object.assign(window, { untouched: true }));
  await page.getByTestId('vote-call').click();
  const choice = page.getByTestId('ballot-for');
  await expect.poll(async () => (await choice.boundingBox())?.y ?? 500).toBeLessThan(360);
  expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
  await page.getByTestId('ballot-abstain').click();
  await page.getByTestId('vote-call').waitFor({ state: 'detached' });
});

function twoWithoutRepresentative(): [MemberId, MemberId] {
  for (const { household } of people) {
    const [one, two] = people.filter((person) => person.household === household && !person.rep);
    if (one && two) return [one.id, two.id];
  }
  throw new Error('no household of three');
}

it('[DOC6] minutes that another program wrote in its own way are shown, not bound to an editor', async () => {
  const item = itemAt(4);
  const { page } = phone;
  await openMeeting(page, itemOf(NEXT, item));
  await page.locator('.ProseMirror').click();
  await page.keyboard.type('先由我来写。');
  await delivered(phone);
  await helper.learn(id);
  helper.doc(id).getText(`prose/minutes/${item}`).insert(0, '别的程序直接写的。');
  await helper.send(id);

  await page.getByTestId('minutes-foreign').waitFor();
  const text = page.getByTestId('minutes-text');
  await text.getByText('别的程序直接写的。').waitFor();
  await text.getByText('先由我来写。').waitFor();
  expect(await page.locator('.ProseMirror').count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await phone.restart();
  await openMeeting(phone.page, itemOf(NEXT, item));
  await phone.page.getByTestId('minutes-text').getByText('别的程序直接写的。').waitFor();
  await openMeeting(phone.page, itemOf(NEXT, itemAt(5)));
  await phone.page.locator('.ProseMirror').waitFor();
  expect(phone.problems).toEqual([]);
});
