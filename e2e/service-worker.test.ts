import { globSync, readdirSync, readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from '../scripts/chromium.ts';
import { chunkWith } from './phone-faults.ts';
import { type ShellServer, startShellServer } from './shell-server.ts';

let browser: Browser;
let context: BrowserContext;
let server: ShellServer;
let problems: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  server = await startShellServer();
  context = await browser.newContext();
  problems = [];
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.text()} ${message.location().url}`);
  });
});
afterEach(async () => {
  await context.close();
  await server.stop().catch(() => undefined);
});

/** A page whose worker is in charge, with the whole shell on the device. */
async function openInstalled(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.origin);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  return page;
}

/** The status that a request of the page gets, 0 where it fails. */
function statusOf(page: Page, path: string, method = 'GET'): Promise<number> {
  return page.evaluate(
    ([path, method]) =>
      fetch(path, { method }).then(
        ({ status }) => status,
        () => 0,
      ),
    [path, method] as const,
  );
}

/** What an update is to the browser: a worker of other bytes. `change` edits its source. */
function publishNewWorker(change: (source: string) => string = (source) => source): void {
  server.replaced.set('/sw.js', `${change(readFileSync('out/sw.js', 'utf8'))}\n// the next version`);
}

const lookForUpdate = (page: Page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));

/** A worker whose version does not have that file. */
function withoutFile(worker: string, path: string): string {
  const entry = worker.match(/\{[^{}]*"(\/[^"]+)"[^{}]*\},/g)?.find((each) => each.includes(path));
  if (!entry) throw new Error(`not in the worker's list: ${path}`);
  return worker.replace(entry, '');
}

/** A worker whose version has pages of another build; the server gets them too. */
function withNewPages(worker: string): string {
  const build = readdirSync('out/_next/static').find((name) => !['chunks', 'media'].includes(name)) ?? '';
  for (const file of globSync('**/*.txt', { cwd: 'out' }))
    server.replaced.set(`/${file}`, readFileSync(`out/${file}`, 'utf8').replaceAll(build, 'the-next-build'));
  return worker.replace(/"revision":"(\w+)","url":"([^"]+\.txt)"/g, '"revision":"next-$1","url":"$2"');
}

/** The new version that is published takes over under this page, as another tab may have agreed to. */
async function takeOver(page: Page): Promise<void> {
  await lookForUpdate(page);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    while (!registration.waiting) await new Promise((next) => setTimeout(next, 20));
    const changed = new Promise((next) =>
      navigator.serviceWorker.addEventListener('controllerchange', next, { once: true }),
    );
    registration.waiting.postMessage({ type: 'SKIP_WAITING' });
    await changed;
    while (registration.active?.state !== 'activated') await new Promise((next) => setTimeout(next, 20));
  });
}

describe('without a network', () => {
  test('every page opens, whatever its parameters, and an unknown one says so', async () => {
    await openInstalled();
    await server.stop();
    const page = await context.newPage();
    for (const path of ['/', '/?utm_source=x', '/index.html']) {
      const answer = await page.goto(server.origin + path);
      expect(answer?.status()).toBe(200);
      expect(await page.title()).toContain('议事亭');
      expect(answer?.headers()['content-security-policy']).toContain("style-src 'self'");
    }
    await page.reload();
    expect(await page.locator('h1').first().isVisible()).toBe(true);
    expect(await statusOf(page, '/', 'HEAD')).toBe(200);
    await page.goto(`${server.origin}/no-such-page`);
    expect(await page.textContent('h1')).toBeTruthy();
  });

  test('nothing is wrong in the console, online or offline', async () => {
    const page = await openInstalled();
    await page.reload({ waitUntil: 'networkidle' });
    await server.stop();
    await page.reload();
    await page.waitForTimeout(500);
    expect(problems).toEqual([]);
  });

  test('the reachability probe tells it without an error in the console', async () => {
    const page = await openInstalled();
    const probe = () => page.evaluate(async () => (await fetch('/api/health')).json());
    expect(await probe()).toEqual({});
    await server.stop();
    expect(await probe()).toEqual({ offline: true });
    expect(problems).toEqual([]);
  });
});

describe('[SYNC16] a sign-out made without a network', () => {
  /** What the page does at sign-out; the worker has made the stores by then, since it was asked before. */
  async function leaveTombstone(page: Page): Promise<void> {
    await statusOf(page, '/api/health');
    await page.evaluate(
      () =>
        new Promise<void>((done, fail) => {
          const opening = indexedDB.open('pavilion-device');
          opening.onerror = () => fail(opening.error);
          opening.onsuccess = () => {
            const change = opening.result.transaction('signOuts', 'readwrite');
            change.objectStore('signOuts').put({ id: 's1', at: 1 });
            change.oncomplete = () => {
              opening.result.close();
              done();
            };
          };
        }),
    );
    server.requests.length = 0;
  }

  test('is sent before any other request, once', async () => {
    const page = await openInstalled();
    await leaveTombstone(page);
    await Promise.all([statusOf(page, '/api/feed'), statusOf(page, '/api/badges', 'POST')]);
    expect(server.requests[0]).toBe('DELETE /api/session');
    expect(server.requests.slice(1).sort()).toEqual(['GET /api/feed', 'POST /api/badges']);
    server.requests.length = 0;
    await statusOf(page, '/api/feed');
    expect(server.requests).toEqual(['GET /api/feed']);
  });

  test('lets nothing else out while it cannot be sent', async () => {
    const page = await openInstalled();
    await leaveTombstone(page);
    server.apiStatus = 500;
    expect(await statusOf(page, '/api/feed')).toBe(503);
    await server.stop();
    const problem = () =>
      page.evaluate(async () => {
        const answer = await fetch('/api/feed');
        return [answer.headers.get('content-type'), ((await answer.json()) as { code: string }).code];
      });
    expect(await problem()).toEqual(['application/problem+json', 'offline']);
    expect(server.requests).toEqual(['DELETE /api/session']);
    server.apiStatus = 401;
    await server.restart();
    expect(await statusOf(page, '/api/feed')).toBe(401);
    expect(server.requests.slice(1)).toEqual(['DELETE /api/session', 'GET /api/feed']);
  });
});

describe('a new version', () => {
  test('waits until the person agrees, and then reloads this tab only', async () => {
    const page = await openInstalled();
    const other = await openInstalled();
    for (const tab of [page, other]) await tab.evaluate(() => Object.assign(window, { untouched: true }));
    publishNewWorker();
    await lookForUpdate(page);
    const button = (tab: Page) => tab.locator('[role=status] button').last();
    await button(page).waitFor();
    expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
    await Promise.all([page.waitForEvent('load'), button(page).click()]);
    expect(await page.evaluate(() => 'untouched' in window)).toBe(false);
    expect(await other.evaluate(() => 'untouched' in window)).toBe(true);
    await Promise.all([other.waitForEvent('load'), button(other).click()]);
  });

  test('can be put off, and is asked about again at the next visit', async () => {
    const page = await openInstalled();
    publishNewWorker();
    await lookForUpdate(page);
    const later = page.getByRole('button', { name: '以后再说' });
    await later.click();
    await later.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: '现在更新' }).waitFor();
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null),
    ).toBe(true);
  });

  test('and the ones after it leave a tab that still runs the first all that it needs, also what it needs for the first time', async () => {
    server.mayBeCached = false;
    const page = await openInstalled();
    const chunk = `/${chunkWith('Skip to the content')}`;
    for (const version of [2, 3, 4]) {
      publishNewWorker((source) => `${withoutFile(source, chunk)}\n// version ${version}`);
      server.replaced.set(chunk, 404);
      await takeOver(page);
    }
    await page.getByRole('link', { name: '我', exact: true }).click();
    await page.getByRole('radio', { name: 'English' }).check();
    await page.locator('h1', { hasText: 'Me' }).waitFor();
    expect(problems).toEqual([]);
  });

  test('shows an old tab its own pages in full, with what the address says, where the tab has not fetched them before', async () => {
    const page = await context.newPage();
    await page.goto(`${server.origin}/sign-in`);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    publishNewWorker(withNewPages);
    await takeOver(page);
    await page.evaluate(() => Object.assign(window, { isOld: true }));
    await page.evaluate(() => window.next.router.push('/join?start=abc'));
    await page.locator('h1', { hasText: '建立社区' }).waitFor();
    expect(await page.evaluate(() => 'isOld' in window)).toBe(false);
    expect(new URL(page.url()).search).toBe('?start=abc');
    expect(problems).toEqual([]);
  });

  test('keeps the files of so many former ones and no more', async () => {
    const page = await openInstalled();
    const chunk = `/${chunkWith('Skip to the content')}`;
    for (let version = 2; version <= 8; version++) {
      publishNewWorker((source) => `${withoutFile(source, chunk)}\n// version ${version}`);
      await takeOver(page);
    }
    const former = await page.evaluate(async () =>
      (await caches.keys()).filter((name) => name.includes('former')),
    );
    expect(former.map((name) => name.replace(/.*-/, '')).sort()).toEqual(['3', '4', '5', '6', '7']);
  });
});

test('the kill switch takes the worker and its files away, and the next page does not bring it back', async () => {
  const page = await openInstalled();
  server.replaced.set('/sw-off.json', '{"off":true}');
  publishNewWorker();
  await lookForUpdate(page);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    while (!registration.waiting) await new Promise((next) => setTimeout(next, 20));
    registration.waiting.postMessage({ type: 'SKIP_WAITING' });
    while (await navigator.serviceWorker.getRegistration()) await new Promise((next) => setTimeout(next, 20));
  });
  expect(
    await page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('pavilion'))),
  ).toEqual([]);
  await page.close();
  const next = await context.newPage();
  await next.goto(server.origin, { waitUntil: 'networkidle' });
  expect(await next.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

declare global {
  interface Window {
    /** Next's own, in every page. */
    next: { router: { push(path: string): void } };
  }
}
