/** A topic from its raising for an elder to its re-opening, over three monthly meetings, on several phones. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS } from '../lib/deliberation/local-time.ts';
import { nextMeetingDate } from '../lib/deliberation/next-meeting.ts';
import { documentId } from '../lib/shared/ids.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { delivered, keptHere, NEXT } from './meeting-steps.ts';
import { OtherHand } from './other-hand.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { actsByType, storedDocument } from './stored-record.ts';
import { openTopic, phase, propose, raise, rate, second } from './topic-steps.ts';

const SENTENCE = '六号楼二单元的扶手断了，老人上下楼抓不住';
const FIRST = '先请物业把断的一段换成不锈钢的。';
const OTHER = '二楼到三楼再加一段，夜里看得见。';
const PICTURE = 'public/icons/apple-touch-180.png';

const { accounts, people, settings } = makeNeighbourhood();
const elder = people.find(({ id }) => !Object.values(accounts).some(({ member }) => member.id === id));
const resident = accounts.resident;
/** The monthly meetings that deal with it. */
const SECOND = nextMeetingDate(NEXT, settings.meetingDay) === NEXT ? monthAfter(NEXT) : NEXT;
const THIRD = monthAfter(SECOND);

function monthAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 10);
}

let pavilion: Pavilion;
let helper: Phone;
let neighbour: Phone;
let other: Phone;
beforeAll(async () => {
  pavilion = await Pavilion.start();
  [helper, neighbour, other] = await Promise.all([
    pavilion.phoneOf('committee'),
    pavilion.phoneOf('resident'),
    pavilion.phoneOf('organiser'),
  ]);
}, 60_000);
afterAll(() => pavilion.close());

it('[TOPIC1] [TOPIC4] raised for an elder, seconded and written apart, decided, claimed done, rated badly, re-opened', async () => {
  // The helper's radio is off from a cold start.
  await helper.setOffline(true);
  await helper.restart();
  const plain = await raise(helper.page, {
    sentence: SENTENCE,
    category: '楼栋设施',
    person: elder?.name ?? '',
    photo: PICTURE,
  });
  const id = documentId('topic', plain);
  await helper.page
    .getByTestId('need')
    .getByText(elder?.name ?? '')
    .waitFor();
  await helper.page.getByTestId('need').getByText('毛立新代录').waitFor();
  await keptHere(helper);
  await helper.restart();
  await openTopic(helper.page, plain);
  await helper.page.getByTestId('need').getByTestId('photo').first().waitFor();
  await helper.setOffline(false);
  await delivered(helper);

  // Both neighbours have it from the feed; then their radios go off, and each starts cold.
  for (const phone of [neighbour, other]) {
    await openTopic(phone.page, plain);
    await phone.page.getByTestId('need').getByTestId('photo').first().waitFor();
    await phone.setOffline(true);
    await phone.restart();
  }
  for (const [phone, text] of [
    [neighbour, FIRST],
    [other, OTHER],
  ] as const) {
    await openTopic(phone.page, plain);
    await second(phone.page);
    await propose(phone.page, text);
    await keptHere(phone);
    await phone.restart();
    await openTopic(phone.page, plain);
    await phone.page.getByTestId('minutes-text').getByText(text).waitFor();
    await phone.setOffline(false);
  }
  for (const phone of [neighbour, other]) {
    await delivered(phone);
    await phone.page.getByTestId('minutes-text').getByText(FIRST).waitFor();
    await phone.page.getByTestId('minutes-text').getByText(OTHER).waitFor();
    await phone.page.getByTestId('seconds').getByText('2 人附议').waitFor();
  }

  // The first meeting: taken up, on its agenda, decided, and given to the neighbour.
  const chair = await OtherHand.of(pavilion.origin, 'chair');
  await openTopic(helper.page, plain);
  await helper.page.getByTestId('screen').click();
  await phase(helper.page, '已受理');
  await delivered(helper);
  const planner = await OtherHand.of(pavilion.origin, 'committee');
  const after = (days: number) => Date.now() + days * DAY_MS;
  await planner.actAndSend(id, 'schedule', { meeting: NEXT }, undefined, after(5));
  await phase(neighbour.page, '已列入议程');
  const decision = { meeting: NEXT, outcome: 'adopted', text: '换扶手，物业出钱。' };
  await chair.actAndSend(id, 'decide', decision, undefined, after(11));
  const action = { title: '换好二单元的扶手', owner: resident.member.id, due: SECOND };
  await chair.actAndSend(id, 'assign', action, undefined, after(11));
  await phase(neighbour.page, '正在办');

  // The second: its owner says that it is done, and those who needed it are asked.
  await neighbour.page.getByTestId('claim').click();
  await phase(neighbour.page, '办完了，等评价');
  await delivered(neighbour);
  await other.goto('/');
  await other.page.getByTestId('topic-asks').getByText('办得怎么样？').click();
  await rate(other.page, 'no');
  await rate(neighbour.page, 'no');
  // The elder, by the helper's phone.
  const behalf = helper.page.getByTestId('rate-behalf');
  await behalf.locator('summary').click();
  await behalf.locator('input').fill(elder?.name ?? '');
  await behalf.locator('ul button').first().click();
  await behalf.getByTestId('rate-partly').click();
  for (const phone of [helper, neighbour, other]) await phase(phone.page, '没办好，重新议');
  await other.page.getByTestId('rating-counts').getByText('不满意').waitFor();

  // The third talks about it again.
  await planner.actAndSend(id, 'schedule', { meeting: THIRD }, undefined, after(50));
  for (const phone of [helper, neighbour, other]) await phase(phone.page, '已列入议程');

  for (const phone of [helper, neighbour, other]) await delivered(phone);
  expect(actsByType(await storedDocument(pavilion.origin, id))).toEqual({
    raise: 1,
    second: 2,
    screen: 1,
    schedule: 2,
    decide: 1,
    assign: 1,
    claimDone: 1,
    rate: 3,
  });
  expect([helper, neighbour, other].flatMap(({ problems }) => problems)).toEqual([]);
}, 90_000);
