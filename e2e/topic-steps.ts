/** What people do with a topic, by its screens. */
import type { Locator, Page } from 'playwright-core';
import { settled } from './looks.ts';

const topicOf = (id: string): string => `/topic?id=${id}`;

export async function openTopic(page: Page, id: string): Promise<void> {
  await page.goto(topicOf(id));
  await page.getByTestId('topic-phase').waitFor();
}

export interface Raised {
  readonly sentence: string;
  readonly category: string;
  /** For whom, by name. */
  readonly person?: string;
  /** A picture's file. */
  readonly photo?: string;
}

/** Raises it, and tells its plain id. */
export async function raise(page: Page, { sentence, category, person, photo }: Raised): Promise<string> {
  await page.goto('/topics?view=raise');
  await settled(page);
  await page.locator('main textarea').first().fill(sentence);
  await page.getByText(category, { exact: true }).click();
  if (photo) {
    await page.getByTestId('photo-input').setInputFiles(photo);
    await page.getByTestId('photo').waitFor();
  }
  if (person) {
    const form = page.getByTestId('raise-behalf');
    await form.locator('summary').click();
    await form.locator('input').fill(person);
    await form.locator('ul button').first().click();
  }
  await page.getByTestId('raise-now').click();
  await page.getByTestId('topic-phase').waitFor();
  return new URL(page.url()).searchParams.get('id') ?? '';
}

export async function second(page: Page): Promise<void> {
  await page.getByTestId('second').first().click();
  await page.getByTestId('withdraw').waitFor();
}

/** By who brought it, or the committee. `entry`: where it is cited. */
export async function removePhoto(page: Page, entry: Locator, why: string): Promise<void> {
  await entry.getByTestId('photo').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '移除这张照片' }).click();
  await dialog.getByText(why, { exact: true }).click();
  await dialog.getByRole('button', { name: '移除，大家都看不到' }).click();
  await entry.getByText(`图片已移除（${why}）`).waitFor();
}

/** Adds a paragraph to the text that all write. */
export async function propose(page: Page, text: string): Promise<void> {
  await page.getByTestId('write-proposal').click();
  await page.locator('.ProseMirror').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.getByTestId('done-writing').click();
}

export async function takeUp(page: Page): Promise<void> {
  await page.getByTestId('screen').click();
  await phase(page, '已受理');
}

/** How it goes, in the owner's words. */
export async function noteProgress(page: Page, text: string): Promise<void> {
  const form = page.getByTestId('progress-form');
  await form.locator('summary').click();
  await form.locator('textarea').fill(text);
  await page.getByTestId('note-progress').click();
  await page.getByTestId('way').getByText(text).waitFor();
}

export async function claimDone(page: Page): Promise<void> {
  await page.getByTestId('claim').click();
  await phase(page, '办完了，等评价');
}

export async function rate(page: Page, rating: 'yes' | 'partly' | 'no'): Promise<void> {
  await page.getByTestId(`rate-${rating}`).first().click();
  await page.locator(`[data-testid="rate-${rating}"][aria-pressed="true"]`).waitFor();
}

/** For somebody without a phone, found by name. */
export async function rateFor(page: Page, person: string, rating: 'yes' | 'partly' | 'no'): Promise<void> {
  const behalf = page.getByTestId('rate-behalf');
  await behalf.locator('summary').click();
  await behalf.locator('input').fill(person);
  await behalf.locator('ul button').first().click();
  await behalf.getByTestId(`rate-${rating}`).click();
}

export const phase = (page: Page, word: string): Promise<void> =>
  page.getByTestId('topic-phase').getByText(word, { exact: true }).waitFor({ timeout: 30_000 });
