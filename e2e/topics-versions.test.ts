/** How the text that neighbours write together was before: looked at, brought back, and nobody's words wiped out by it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { delivered } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { openTopic, propose } from './topic-steps.ts';

const TOPIC = 'parcels';
const FIRST = '先在北门加一组快递柜。';
const LATER = '岗亭后面的空地也可以放。';
/** More than a member may delete of others' text within an hour. */
const LONG = '每栋楼都量过了，位置、电源和雨棚怎么装都写在这里，请大家对照着看。'.repeat(20);

let pavilion: Pavilion;
let writer: Phone;
let other: Phone;
beforeAll(async () => {
  pavilion = await Pavilion.start();
  [writer, other] = await Promise.all([pavilion.phoneOf('resident'), pavilion.phoneOf('volunteer')]);
});
afterAll(() => pavilion.close());

const textOf = ({ page }: Phone) => page.getByTestId('minutes-text').first();

/** With the first version under it that had the first paragraph alone. */
async function lookAtFirst({ page }: Phone): Promise<void> {
  await openTopic(page, TOPIC);
  await page.getByTestId('authors').click();
  await page.getByTestId('versions').getByRole('button').nth(1).click();
  await page.getByTestId('versions').getByText(FIRST).waitFor();
  expect(await page.getByTestId('versions').getByText(LATER).count()).toBe(0);
}

it('[SYNC9] a former version is brought back by a tap, on both phones; without a network it says so, and can be tried again', async () => {
  await openTopic(writer.page, TOPIC);
  await propose(writer.page, FIRST);
  await delivered(writer);
  // Going down completes the version.
  await pavilion.stopServer();
  await pavilion.startServer();
  await openTopic(other.page, TOPIC);
  await textOf(other).getByText(FIRST).waitFor();
  await propose(other.page, LATER);
  await delivered(other);

  await openTopic(writer.page, TOPIC);
  await textOf(writer).getByText(LATER).waitFor();
  await lookAtFirst(writer);
  const back = writer.page.getByRole('button', { name: '换回这个样子' });
  await writer.setOffline(true);
  await back.click();
  await writer.page.getByTestId('versions').getByText('现在没有网络').waitFor();
  await writer.setOffline(false);
  await back.click();
  await writer.page.getByText('已经换回这个样子').waitFor();
  for (const phone of [writer, other]) {
    await textOf(phone).getByText(LATER).waitFor({ state: 'detached' });
    await textOf(phone).getByText(FIRST).waitFor();
  }
});

it('[GUARD8] a version that would take away most of what others wrote is refused in words, and their text stays', async () => {
  await other.page.getByTestId('write-proposal').click();
  await other.page.locator('.ProseMirror').click();
  await other.page.keyboard.press('Control+End');
  await other.page.keyboard.insertText(LONG);
  await other.page.getByTestId('done-writing').click();
  await delivered(other);
  await lookAtFirst(writer);
  await writer.page.getByRole('button', { name: '换回这个样子' }).click();
  const refusal = writer.page.getByTestId('versions').getByTestId('refusal');
  await refusal.getByText('一小时内删去别人的文字太多。').waitFor();
  expect(await refusal.textContent()).not.toContain('您的改动放在一边');
  for (const phone of [writer, other]) await textOf(phone).getByText(LONG).waitFor();
  expect([writer, other].flatMap(({ problems }) => problems)).toEqual([]);
});
