/**
 * A topic from its raising for an elder to its second decision, over three monthly meetings. The server's clock and
 * those of four phones are handed in: it begins on one certain day, whatever day it is, and months pass.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS, instantOf, localDateOf } from '../lib/deliberation/local-time.ts';
import { nextMeetingDate } from '../lib/deliberation/next-meeting.ts';
import { type DocumentId, documentId } from '../lib/shared/ids.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import {
  agreeOn,
  assign,
  delivered,
  hallOf,
  itemCalled,
  itemOf,
  keptHere,
  openMeeting,
  prepareAsUsual,
  publishNotice,
  takeChair,
  takeOntoAgenda,
} from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { actDays, storedDocument } from './stored-record.ts';
import {
  claimDone,
  noteProgress,
  openTopic,
  phase,
  propose,
  raise,
  rate,
  rateFor,
  second,
  takeUp,
} from './topic-steps.ts';

const SENTENCE = '六号楼二单元的扶手断了，老人上下楼抓不住';
const FIRST = '先请物业把断的一段换成不锈钢的。';
const OTHER = '二楼到三楼再加一段，夜里看得见。';
const AGAIN = '螺丝要打进墙里，不能只用胶。';
const DECISION = '换扶手，物业出钱。';
const BETTER = '拆了重装，两家单位一起验收。';
const ACTION = '换好二单元的扶手';
const REPAIR = '重新装牢二单元的扶手';
const PROGRESS = '物业量过尺寸，下周来装。';
const PICTURE = 'public/icons/apple-touch-180.png';

const { accounts, people, settings } = makeNeighbourhood();
const elder = people.find(({ id }) => !Object.values(accounts).some(({ member }) => member.id === id));
const elderName = elder?.name ?? '';
const ownerName = accounts.resident.name;

const BEGIN = '2027-01-08';
const dayAfter = (day: string, days = 1): string => localDateOf(instantOf(`${day}T12:00`) + days * DAY_MS);
const meetingAfter = (day: string): string => nextMeetingDate(dayAfter(day), settings.meetingDay);
const MEETING_1 = meetingAfter(BEGIN);
const MEETING_2 = meetingAfter(MEETING_1);
const MEETING_3 = meetingAfter(MEETING_2);

let pavilion: Pavilion;
/** Of the committee: enters what the elder says, and prepares the meetings. */
let helper: Phone;
let neighbour: Phone;
let other: Phone;
let chair: Phone;
/** The topic's plain id. */
let plain: string;
let id: DocumentId;
beforeAll(async () => {
  pavilion = await Pavilion.startAt(instantOf(`${BEGIN}T09:00`));
  helper = await pavilion.phoneOf('committee');
  [neighbour, other] = await Promise.all([pavilion.phoneOf('resident'), pavilion.phoneOf('organiser')]);
  chair = await pavilion.phoneOf('chair');
});
afterAll(() => pavilion.close());

/** That time has come; these phones are turned on, with the topic open. */
async function on(time: string, ...phones: readonly Phone[]): Promise<void> {
  await pavilion.turnClocksTo(instantOf(time));
  for (const phone of phones) await wake(phone);
}

async function wake(phone: Phone): Promise<void> {
  await phone.turnOn();
  await openTopic(phone.page, plain);
}

/** The record as it was on the meeting's own day: nobody is asked whether to open it on another. */
async function openItem({ page }: Phone, day: string, title: string): Promise<void> {
  await openMeeting(page, hallOf(day));
  await takeChair(page, true);
  await openMeeting(page, itemOf(day, await itemCalled(page, title)));
  await page.locator(`a[href="/topic?id=${plain}"]`).first().waitFor();
}

it('[TOPIC1] a helper raises it for an elder with a photo, with the radio off from a cold start', async () => {
  await chair.turnOff();
  await helper.setOffline(true);
  await helper.restart();
  plain = await raise(helper.page, {
    sentence: SENTENCE,
    category: '楼栋设施',
    person: elderName,
    photo: PICTURE,
  });
  id = documentId('topic', plain);
  const need = () => helper.page.getByTestId('need');
  await need().getByText(elderName).waitFor();
  await need().getByText(`${accounts.committee.name}代录`).waitFor();
  await keptHere(helper);
  await helper.restart();
  await openTopic(helper.page, plain);
  await need().getByTestId('photo').first().waitFor();
  await helper.setOffline(false);
  await delivered(helper);
});

it('[TOPIC2] [TOPIC5] two neighbours, each from a cold start without a network, second it and write how it could be done', async () => {
  const both = [
    [neighbour, FIRST],
    [other, OTHER],
  ] as const;
  for (const [phone, text] of both) {
    await openTopic(phone.page, plain);
    await phone.page.getByTestId('need').getByTestId('photo').first().waitFor();
    await phone.setOffline(true);
    await phone.restart();
    await openTopic(phone.page, plain);
    await second(phone.page);
    await propose(phone.page, text);
    await keptHere(phone);
    await phone.restart();
    await openTopic(phone.page, plain);
    await phone.page.getByTestId('minutes-text').getByText(text).waitFor();
  }
  for (const [phone] of both) await phone.setOffline(false);
  for (const [phone] of both) {
    await delivered(phone);
    await phone.page.getByTestId('minutes-text').getByText(FIRST).waitFor();
    await phone.page.getByTestId('minutes-text').getByText(OTHER).waitFor();
    await phone.page.getByTestId('seconds').getByText('2 人附议').waitFor();
  }
});

it('[MEET2] taken up, it is offered for the next agenda, and comes onto it', async () => {
  await on(`${dayAfter(BEGIN, 12)}T10:00`, helper, chair);
  const { page } = helper;
  await takeUp(page);
  await openMeeting(page, `/meeting?id=${MEETING_1}`);
  await takeOntoAgenda(page, SENTENCE);
  await publishNotice(page, MEETING_1);
  await delivered(helper);
  await openTopic(page, plain);
  await phase(page, '已列入议程');
  await delivered(helper);
  await phase(chair.page, '已列入议程');
  await openMeeting(chair.page, hallOf(MEETING_1));
  await chair.page.getByTestId('take-chair').waitFor();
});

it('[TOPIC4] the first meeting, with the chair’s radio off from a cold start: one tap decides, one gives it to somebody, in both records', async () => {
  await chair.setOffline(true);
  await on(`${MEETING_1}T14:00`, chair);
  const { page } = chair;
  await openItem(chair, MEETING_1, SENTENCE);
  await agreeOn(page, DECISION);
  await assign(page, { title: ACTION, owner: ownerName, due: MEETING_2 });
  await keptHere(chair);
  await chair.restart();
  await openTopic(chair.page, plain);
  await phase(chair.page, '正在办');
  await chair.setOffline(false);
  await delivered(chair);
  await openMeeting(chair.page, hallOf(MEETING_1));
  await delivered(chair);

  // Each of the others comes by within the month.
  await wake(other);
  await phase(other.page, '正在办');
  await wake(neighbour);
  await neighbour.goto('/');
  await neighbour.page.getByTestId('topic-asks').getByText(ACTION).click();
  await neighbour.page.getByTestId('way').getByText(DECISION).waitFor();
  await wake(helper);
  await prepareAsUsual(helper.page, MEETING_2);
  await takeOntoAgenda(helper.page, SENTENCE);
  await publishNotice(helper.page, MEETING_2);
  await delivered(helper);
});

it('[TOPIC7] its owner writes how it goes without a network; at the second meeting it is asked about, and claimed done', async () => {
  await neighbour.setOffline(true);
  await on(`${dayAfter(MEETING_1, 15)}T18:00`, neighbour);
  await noteProgress(neighbour.page, PROGRESS);
  await keptHere(neighbour);
  await neighbour.restart();
  await openTopic(neighbour.page, plain);
  await neighbour.page.getByTestId('way').getByText(PROGRESS).waitFor();
  await neighbour.setOffline(false);
  await delivered(neighbour);

  await on(`${MEETING_2}T14:00`, neighbour, chair);
  await openItem(chair, MEETING_2, SENTENCE);
  await openMeeting(chair.page, hallOf(MEETING_2));
  await chair.page.getByTestId('actions').getByText(ACTION).waitFor();
  await delivered(chair);
  await claimDone(neighbour.page);
  await delivered(neighbour);
});

it('[TOPIC6] rated badly by a seconder and for the elder; one never answers, and once the days are over it is re-opened', async () => {
  await wake(other);
  await other.goto('/');
  await other.page.getByTestId('topic-asks').getByText('办得怎么样？').click();
  await rate(other.page, 'no');
  await wake(helper);
  await rateFor(helper.page, elderName, 'no');
  for (const { page } of [helper, neighbour, other]) {
    const counts = page.getByTestId('rating-counts');
    await counts.locator('li', { hasText: '不满意' }).getByText('2 人').waitFor();
    await counts.locator('li', { hasText: '没有回答' }).getByText('1 人').waitFor();
    await phase(page, '办完了，等评价');
  }
  for (const phone of [helper, other]) await delivered(phone);

  // By the clock alone, also where no network tells of it.
  await neighbour.setOffline(true);
  const days = settings.topics.rating.days;
  await on(`${dayAfter(MEETING_2, days + 3)}T10:00`, helper, neighbour, other, chair);
  for (const { page } of [helper, neighbour, other]) await phase(page, '没办好，重新议');
  expect(await neighbour.page.getByTestId('rate-yes').count()).toBe(0);
  await neighbour.setOffline(false);
});

it('[MEET2] [TOPIC4] it is offered anew, written further, and decided again at the third meeting', async () => {
  await prepareAsUsual(helper.page, MEETING_3);
  await takeOntoAgenda(helper.page, SENTENCE);
  await publishNotice(helper.page, MEETING_3);
  await delivered(helper);
  await openTopic(helper.page, plain);
  await delivered(helper);
  await phase(other.page, '已列入议程');
  await propose(other.page, AGAIN);
  await delivered(other);
  await neighbour.goto('/');
  await neighbour.page.getByTestId('topic-asks').getByText('您关心的议题要上会了').waitFor();

  await on(`${MEETING_3}T14:00`, chair, neighbour);
  await chair.page.getByTestId('minutes-text').getByText(AGAIN).waitFor();
  await openItem(chair, MEETING_3, SENTENCE);
  await agreeOn(chair.page, BETTER);
  await phase(neighbour.page, '已有决议');
  await assign(chair.page, { title: REPAIR, owner: ownerName, due: meetingAfter(MEETING_3) });
  await phase(neighbour.page, '正在办');
  await neighbour.page.getByTestId('action').getByText(REPAIR).waitFor();
  await neighbour.page.getByTestId('way').getByText(BETTER).waitFor();
  await openTopic(chair.page, plain);
  await delivered(chair);
  expect(actDays(await storedDocument(pavilion.origin, id))).toEqual({
    raise: [BEGIN],
    second: [BEGIN, BEGIN],
    screen: [dayAfter(BEGIN, 12)],
    schedule: [dayAfter(BEGIN, 12), dayAfter(MEETING_2, settings.topics.rating.days + 3)],
    decide: [MEETING_1, MEETING_3],
    assign: [MEETING_1, MEETING_3],
    progress: [dayAfter(MEETING_1, 15)],
    claimDone: [MEETING_2],
    rate: [MEETING_2, MEETING_2],
  });
  expect([helper, neighbour, other, chair].flatMap(({ problems }) => problems)).toEqual([]);
});
