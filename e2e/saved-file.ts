import type { Page } from 'playwright-core';

/** The text of the file that the page hands over when this is done. */
export async function savedBy(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  let saved = '';
  for await (const chunk of await download.createReadStream()) saved += String(chunk);
  return saved;
}
