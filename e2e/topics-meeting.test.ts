/** A topic on its way through a meeting, by the screens of those who prepare and lead it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
import { decide, delivered, hallOf, NEXT, openMeeting, publishNotice, takeChair } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { actsByType, storedDocument } from './stored-record.ts';
import { openTopic, phase } from './topic-steps.ts';

/** Taken up in the demo, and on no agenda. */
const TOPIC = 'square-hours';
const id = documentId('topic', TOPIC);

let pavilion: Pavilion;
let planner: Phone;
let chair: Phone;
beforeAll(async () => {
  pavilion = await Pavilion.start();
  [planner, chair] = await Promise.all([pavilion.phoneOf('committee'), pavilion.phoneOf('chair')]);
});
afterAll(() => pavilion.close());

it('[MEET2] a topic that was taken up is offered, comes onto the agenda, and its decision is written into it by the same tap', async () => {
  const { page } = planner;
  await openMeeting(page, `/meeting?id=${NEXT}`);
  const offered = page.getByTestId('proposed-items').locator('li', { hasText: '中心花园的活动时间' });
  await offered.getByRole('button').click();
  await page.getByTestId('agenda-row').locator('textarea', { hasText: '中心花园的活动时间' }).waitFor();
  await delivered(planner);
  await openTopic(page, TOPIC);
  await phase(page, '已列入议程');
  await publishNotice(page);
  await delivered(planner);

  await openMeeting(chair.page, hallOf(NEXT));
  await takeChair(chair.page);
  const item = await itemWith(chair, '中心花园的活动时间');
  await openMeeting(chair.page, `/meeting?id=${NEXT}&item=${item}`);
  await chair.page.locator(`a[href="/topic?id=${TOPIC}"]`).first().waitFor();
  await chair.page.getByTestId('decide-form').locator('summary').click();
  await chair.page.getByTestId('decide-form').locator('textarea').fill('七点到九点不放音乐，试一个月。');
  await decide(chair.page);
  await delivered(chair);
  await openTopic(chair.page, TOPIC);
  await phase(chair.page, '已有决议');
  await chair.page.getByTestId('way').getByText('七点到九点不放音乐，试一个月。').waitFor();
  await delivered(chair);
  await openTopic(page, TOPIC);
  await phase(page, '已有决议');
  const acts = actsByType(await storedDocument(pavilion.origin, id));
  expect(acts).toMatchObject({ schedule: 1, decide: 1 });
  expect([planner, chair].flatMap(({ problems }) => problems)).toEqual([]);
}, 60_000);

async function itemWith({ page }: Phone, title: string): Promise<string> {
  const href = await page.locator('ol a[href*="item="]', { hasText: title }).first().getAttribute('href');
  return new URL(href ?? '', page.url()).searchParams.get('item') ?? '';
}
