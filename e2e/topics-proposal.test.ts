/** The text that neighbours write together: a suggestion on a paragraph is taken, and who wrote what is told. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { delivered, keptHere } from './meeting-steps.ts';
import { Pavilion, type Phone } from './pavilion.ts';
import { openTopic, propose } from './topic-steps.ts';

const TOPIC = 'parcels';
const FIRST = '先在北门加一组快递柜。';
const BETTER = '先在北门和西门各加一组快递柜。';

let pavilion: Pavilion;
let writer: Phone;
let other: Phone;
beforeAll(async () => {
  pavilion = await Pavilion.start();
  [writer, other] = await Promise.all([pavilion.phoneOf('resident'), pavilion.phoneOf('volunteer')]);
});
afterAll(() => pavilion.close());

it('[TOPIC5] a suggestion on a paragraph, made without a network, takes its place; authors are told for each paragraph', async () => {
  await openTopic(writer.page, TOPIC);
  await propose(writer.page, FIRST);
  await delivered(writer);

  await openTopic(other.page, TOPIC);
  await other.page.getByTestId('minutes-text').getByText(FIRST).waitFor();
  await other.setOffline(true);
  const form = other.page.getByTestId('new-passage');
  await form.locator('summary').click();
  await form.getByRole('button', { name: FIRST }).click();
  await form.getByTestId('instead').fill(BETTER);
  await form.getByTestId('suggest').click();
  await other.page.getByTestId('passage').getByText(BETTER).waitFor();
  await keptHere(other);
  await other.setOffline(false);
  await delivered(other);

  await writer.page.getByTestId('passage').getByTestId('take-suggestion').click();
  await writer.page.getByTestId('minutes-text').getByText(BETTER).waitFor();
  await delivered(writer);
  await other.page.getByTestId('minutes-text').getByText(BETTER).waitFor();
  await other.page.getByTestId('passage').getByTestId('take-suggestion').waitFor({ state: 'detached' });

  await writer.page.getByTestId('authors').click();
  const authors = writer.page.getByTestId('proposal-authors');
  await authors.getByText(BETTER).waitFor();
  await authors.getByText('崔建军').first().waitFor();
  await writer.setOffline(true);
  await openTopic(writer.page, TOPIC);
  await writer.page.getByText('没有网络，连上后可以看').waitFor();
  expect([writer, other].flatMap(({ problems }) => problems)).toEqual([]);
}, 60_000);

it('[TOPIC4] a meeting of which this phone has nothing is named where it decided, without a link that leads nowhere', async () => {
  const { page } = other;
  await openTopic(page, 'one-way');
  const decided = page.getByTestId('way').locator('li', { hasText: '绕行太远' });
  await decided.getByText(/议事会$/).waitFor();
  expect(await decided.getByRole('link').count()).toBe(0);
  await openTopic(page, 'charging');
  await page
    .getByTestId('way')
    .getByRole('link', { name: /议事会$/ })
    .waitFor();
});
