import { afterEach, beforeEach, expect, it } from 'vitest';
import { proseOf, sheetOf } from '../lib/record/document.ts';
import { documentId } from '../lib/shared/ids.ts';
import {
  delivered,
  hallOf,
  itemOf,
  keptHere,
  NEXT,
  openMeeting,
  openNextItem,
  openVote,
  publishNotice,
  takeChair,
} from './meeting-steps.ts';
import { Pavilion } from './pavilion.ts';
import { actsByType, storedDocument } from './stored-record.ts';
import { ThinLine } from './thin-line.ts';

const id = documentId('meeting', NEXT);
const PARAGRAPHS = 60;
const paragraph = (n: number): string =>
  `第 ${n} 段：居民说明情况，物业回答，大家讨论了办法、费用和时间，没有不同意见的都记在这里。`;

let pavilion: Pavilion;
let line: ThinLine;

beforeEach(async () => {
  pavilion = await Pavilion.start();
  line = await ThinLine.to(pavilion.origin);
});
afterEach(async () => {
  await line.close();
  await pavilion.close();
});

it('[GUARD6] three hours of minutes and a ballot arrive, one key of a meanwhile frozen agenda is set aside with its reason', async () => {
  // Planner and recorder in one: with no network the title of an item is changed.
  const writer = await pavilion.phoneOf('committee', 'writer', line.origin);
  await openMeeting(writer.page, `/meeting?id=${NEXT}`);
  await delivered(writer);
  line.carry('nothing');
  const title = writer.page.getByTestId('agenda-row').first().locator('textarea');
  await title.fill('充电桩：由我来改这个题目');
  await title.blur();
  await keptHere(writer);

  // Meanwhile the notice freezes the agenda, and the chair opens a vote.
  const planner = await pavilion.phoneOf('committee', 'planner');
  await publishNotice(planner.page);
  await delivered(planner);
  const chair = await pavilion.phoneOf('chair');
  await openMeeting(chair.page, hallOf(NEXT));
  await takeChair(chair.page);
  const item = await openNextItem(chair.page);
  await openVote(chair.page, '同意这样办。');
  await delivered(chair);

  // For a moment the line carries the news to the writer, but nothing back; then it is gone.
  line.carry('reading');
  await openMeeting(writer.page, itemOf(NEXT, item));
  await writer.page.getByTestId('ballot-for').first().waitFor();
  line.carry('nothing');
  await writer.page.getByTestId('ballot-for').first().click();
  await writer.page.locator('.ProseMirror').click();
  for (let n = 1; n <= PARAGRAPHS; n++) {
    await writer.page.keyboard.insertText(paragraph(n));
    await writer.page.keyboard.press('Enter');
  }
  await keptHere(writer);
  await writer.restart();

  line.carry('everything');
  await openMeeting(writer.page, itemOf(NEXT, item));
  await delivered(writer);
  const doc = await storedDocument(pavilion.origin, id);
  const minutes = proseOf(doc, `prose/minutes/${item}`).toString();
  for (let n = 1; n <= PARAGRAPHS; n++) expect(minutes.split(paragraph(n))).toHaveLength(2);
  expect(actsByType(doc)).toMatchObject({ ballot: 1 });
  expect([...sheetOf(doc).values()]).not.toContain('充电桩：由我来改这个题目');
  await chair.page.getByTestId('ballots-received').getByText('已收到 1 票').waitFor();

  await writer.page.getByTestId('set-aside-notice').getByRole('link').click();
  const tray = writer.page.getByTestId('set-aside');
  await tray.locator('textarea').waitFor();
  expect(await tray.locator('textarea').inputValue()).toContain('充电桩：由我来改这个题目');
  expect(await tray.locator('li').count()).toBe(1);
  await tray.getByText('议程').first().waitFor();
  // The editor is bound to the new copy: what is typed now arrives as well.
  await openMeeting(writer.page, itemOf(NEXT, item));
  await writer.page.locator('.ProseMirror').click();
  await writer.page.keyboard.press('Control+End');
  await writer.page.keyboard.insertText('散会前补充一句。');
  await delivered(writer);
  const later = await storedDocument(pavilion.origin, id);
  expect(proseOf(later, `prose/minutes/${item}`).toString()).toContain('散会前补充一句。');
  expect(writer.problems).toEqual([]);
});
