import { afterEach, beforeEach, expect, it } from 'vitest';
import { RawClient } from '../sync-server/relay/relay-fixture.ts';
import { signInTo } from '../sync-server/server-process.ts';
import { type DevelopmentServer, startDevelopment } from './development-server.ts';
import { NEXT } from './meeting-steps.ts';

let development: DevelopmentServer;
beforeEach(async () => {
  development = await startDevelopment();
});
afterEach(() => development.end());

it('npm run dev: pages, API and sync connections on one address, and both ends when told', async () => {
  const { origin } = development;
  const page = await fetch(`${origin}/meetings`);
  expect([page.status, (await page.text()).includes('<html')]).toEqual([200, true]);
  const session = await signInTo(origin, 'recorder');
  const client = new RawClient(`${origin.replace('http', 'ws')}/sync/meeting:${NEXT}`, session, { origin });
  await client.opened;
  await client.until(({ heard }) => heard.find(({ step1 }) => step1));
  client.close();
  await development.end();
  await expect
    .poll(() =>
      fetch(origin).then(
        () => 'up',
        () => 'down',
      ),
    )
    .toBe('down');
});
