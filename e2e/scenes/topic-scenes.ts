/** Topics in every state, as the demo neighbourhood has them. */
import type { Page } from 'playwright-core';
import type { Phones } from './meeting-scenes.ts';
import type { Scene } from './scene.ts';

/** A demo topic's page, with the editor's part of it there. */
const topic = (id: string, phone: Scene['phone'], name = id): Scene => ({
  name: `topic-${name}`,
  phone,
  path: `/topic?id=${id}`,
  prepare: seeProposal,
});

export const ofTopics = ({ committee, resident, stranger }: Phones): readonly Scene[] => [
  { name: 'topics', phone: resident, path: '/topics' },
  { name: 'topics-search', phone: resident, path: '/topics', prepare: search },
  { name: 'topics-nothing', phone: resident, path: '/topics', asSeen: true, prepare: searchInVain },
  { name: 'raise', phone: resident, path: '/topics?view=raise' },
  { name: 'raise-similar', phone: resident, path: '/topics?view=raise', prepare: writeWhatIsKnown },
  { name: 'raise-for-other', phone: committee, path: '/topics?view=raise', prepare: unfold },
  topic('dogs', resident, 'hidden-comment'),
  topic('parcels', resident, 'raised'),
  topic('night-parking', resident, 'merged'),
  topic('square-music', resident, 'contested'),
  topic('outer-wall', resident, 'declined'),
  topic('lift', resident, 'on-agenda'),
  topic('charging', resident, 'under-way'),
  topic('stair-lights', resident, 'asked'),
  topic('fitness', resident, 're-opened'),
  topic('bins', resident, 'closed'),
  topic('one-way', resident, 'not-adopted'),
  { ...topic('lift', committee, 'officers'), prepare: unfold },
  { ...topic('lift', resident, 'writing'), prepare: write },
  { name: 'figures', phone: resident, path: '/topics/figures' },
  { name: 'figures-for-all', phone: stranger, path: '/topics/figures' },
  { name: 'topic-missing', phone: resident, path: '/topic?id=nothing' },
];

async function seeProposal(page: Page): Promise<void> {
  await page.getByTestId('proposal').waitFor();
}

async function write(page: Page): Promise<void> {
  await page.getByTestId('write-proposal').click();
  await page.locator('.ProseMirror').waitFor();
}

async function search(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('dianti');
  await page.getByTestId('topic-row').nth(1).waitFor({ state: 'detached' });
}

async function searchInVain(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('没有这样的事');
  await page.getByTestId('topic-row').first().waitFor({ state: 'detached' });
}

async function writeWhatIsKnown(page: Page): Promise<void> {
  await page.locator('main textarea').first().fill('六号楼想加装电梯');
  await page.getByTestId('similar').waitFor();
}

/** Everything that folds, open at once. */
async function unfold(page: Page): Promise<void> {
  await page.locator('details').first().waitFor();
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
}
