import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proseOf } from '../lib/record/document.ts';
import { documentId } from '../lib/shared/ids.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import {
  closeVote,
  decide,
  delivered,
  enterAtDesk,
  hallOf,
  itemOf,
  keptHere,
  NEXT,
  openMeeting,
  openNextItem,
  openVote,
  publishNotice,
  recordOn,
  takeChair,
  tick,
  turnTo,
  writeMinutes,
} from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { actsByType, storedDocument } from './stored-record.ts';

const MOTION = '同意在三号楼前加装两盏太阳能路灯。';
const MINUTES = '物业说明线路和费用，大家没有不同意见。';
/** Of 300, by the demo's rules. */
const QUORUM = 60;
const id = documentId('meeting', NEXT);

let pavilion: Pavilion;
let recorder: Phone;
let chair: Phone;

beforeEach(async () => {
  pavilion = await Pavilion.start();
  const planner = await pavilion.phoneOf('committee');
  await publishNotice(planner.page);
  await delivered(planner);
  await planner.turnOff();
  recorder = await pavilion.phoneOf('recorder');
  chair = await pavilion.phoneOf('chair');
});
afterEach(() => pavilion.close());

const ways = {
  'the phones without a network': {
    leave: () => Promise.all([recorder.setOffline(true), chair.setOffline(true)]),
    comeBack: () => Promise.all([recorder.setOffline(false), chair.setOffline(false)]),
  },
  'the server stopped': {
    leave: () => pavilion.stopServer(),
    comeBack: () => pavilion.startServer(),
  },
};

/** The chair's part: session, presence, vote, ballots at the desk, result. The item that was voted on. */
async function conduct(present: number): Promise<string> {
  const { page } = chair;
  await openMeeting(page, hallOf(NEXT));
  await takeChair(page);
  await tick(page, 0, present);
  await turnTo(page, 'hall');
  const item = await openNextItem(page);
  await openVote(page, MOTION);
  await page.getByTestId('ballot-for').first().click();
  const [first, second] = makeNeighbourhood().people.slice(150);
  await enterAtDesk(page, first?.name ?? '', 'for');
  await enterAtDesk(page, second?.name ?? '', 'against');
  await closeVote(page);
  return item;
}

/** The same record, word for word, on every phone. */
async function expectSameRecord(item: string, phones: readonly Phone[]): Promise<string> {
  for (const phone of phones) await openMeeting(phone.page, itemOf(NEXT, item));
  const read = async () => new Set(await Promise.all(phones.map(({ page }) => recordOnItem(page))));
  await expect.poll(async () => (await read()).size, { timeout: 30_000 }).toBe(1);
  const [record = ''] = await read();
  return record;
}

/** What is read, not what can be done: that differs from office to office. */
async function recordOnItem(page: Phone['page']): Promise<string> {
  const parts = page.locator(
    '[data-testid="vote-result"], [data-testid="decisions"], .ProseMirror, [data-testid="minutes-text"], [data-testid="attendance-count"]',
  );
  return (await parts.allInnerTexts())
    .map((text) => text.trim())
    .sort()
    .join('\n');
}

describe.each(Object.entries(ways))('a meeting held on two devices, %s', (_name, { leave, comeBack }) => {
  it('[MEET15] from cold starts merges to one record on all, also on a third that never saw it', async () => {
    await leave();
    const item = await conduct(QUORUM + 2);
    await decide(chair.page);
    await keptHere(chair);

    await openMeeting(recorder.page, itemOf(NEXT, item));
    await writeMinutes(recorder.page, MINUTES);
    await tick(recorder.page, QUORUM + 2, 3);
    await keptHere(recorder);

    await Promise.all([recorder.restart(), chair.restart()]);
    await openMeeting(chair.page, itemOf(NEXT, item));
    await chair.page.getByTestId('vote-result').getByText('未通过', { exact: true }).waitFor();
    await openMeeting(recorder.page, itemOf(NEXT, item));
    await recorder.page.locator('.ProseMirror', { hasText: MINUTES }).waitFor();

    await comeBack();
    await Promise.all([delivered(recorder), delivered(chair)]);
    const third = await pavilion.phoneOf('resident');
    const record = await expectSameRecord(item, [recorder, chair, third]);
    expect(record).toContain(MINUTES);
    expect(record).toContain('赞成 2 / 反对 1 / 弃权 0');
    expect(await recordOn(third.page)).toContain(`实到 ${QUORUM + 5}`);

    const doc = await storedDocument(pavilion.origin, id);
    expect(actsByType(doc)).toEqual({
      notice: 1,
      takeChair: 1,
      tick: QUORUM + 5,
      openItem: 1,
      openVote: 1,
      ballot: 3,
      closeVote: 1,
      decide: 1,
    });
    expect(proseOf(doc, `prose/minutes/${item}`).toString()).toContain(MINUTES);
    expect([recorder, chair, third].flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('[MEET5] a vote whose quorum rests on ticks that its opener had not seen is to be checked', async () => {
    await leave();
    const item = await conduct(QUORUM - 2);
    await chair.page.getByText('未达法定人数').first().waitFor();
    await openMeeting(recorder.page, itemOf(NEXT, item));
    await tick(recorder.page, QUORUM - 2, 5);
    await keptHere(recorder);
    await comeBack();
    await Promise.all([delivered(recorder), delivered(chair)]);
    for (const phone of [chair, recorder]) {
      await openMeeting(phone.page, itemOf(NEXT, item));
      await phone.page.getByTestId('to-be-checked').waitFor();
    }
  });
});
