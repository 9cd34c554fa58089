/** What goes wrong with a phone's storage and code, brought about as a browser does it. For journeys and pictures. */
import { globSync, readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';

/** Cookies and site data are forbidden: before the first page. Only for pages that are loaded from then on. */
export async function forbidStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'caches'])
      Object.defineProperty(window, name, { get: refuse });
    IDBFactory.prototype.open = refuse;
    IDBFactory.prototype.databases = refuse;
    navigator.serviceWorker.register = async () => refuse();
  });
}

/** The databases are damaged: those whose name begins so fail to open, as Chromium reports a broken backing store. */
export async function damageStore(context: BrowserContext, name: string): Promise<void> {
  await context.addInitScript((name) => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (asked, version) {
      if (!asked.startsWith(name))
        return version === undefined ? open.call(this, asked) : open.call(this, asked, version);
      const request = new EventTarget() as IDBOpenDBRequest;
      const error = new DOMException(
        'Internal error opening backing store for indexedDB.open.',
        'UnknownError',
      );
      Object.assign(request, { error, readyState: 'done' });
      setTimeout(() => request.dispatchEvent(new Event('error')));
      return request;
    };
  }, name);
}

/** The browser clears what scripts have stored, as when room runs out or a person cleans up; cookies stay. */
export async function clearStore(page: Page, origin: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await devtools.detach();
}

/**
 * The phone has so many bytes of room; undefined: as much as before. Chromium remembers for half a minute that there
 * was room, so this comes before the first page of a browser that was just started.
 */
export async function giveRoom(page: Page, origin: string, bytes?: number): Promise<void> {
  const devtools = rooms.get(page) ?? (await page.context().newCDPSession(page));
  rooms.set(page, devtools);
  await devtools.send('Storage.overrideQuotaForOrigin', {
    origin,
    ...(bytes === undefined ? {} : { quotaSize: bytes }),
  });
}

/** An override ends with the session that made it. */
const rooms = new WeakMap<Page, Awaited<ReturnType<BrowserContext['newCDPSession']>>>();

/** The browser's store dies and comes back, as on phones that put it to sleep: connections close, nothing is lost. */
export async function cutStore(page: Page): Promise<void> {
  await page.evaluate(() => globalThis.cutStore());
}

/** Before the pages on which `cutStore` is to work. */
export async function watchStore(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const open: IDBDatabase[] = [];
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...input) {
      if (!open.includes(this)) open.push(this);
      return transaction.apply(this, input);
    };
    globalThis.cutStore = () => {
      for (const database of open.splice(0)) {
        database.close();
        database.dispatchEvent(new Event('close'));
      }
    };
  });
}

declare global {
  function cutStore(): void;
}

/** The file of the build that holds this text does not come; for a phone on which nothing is installed yet. */
export async function loseCode(context: BrowserContext, text: string): Promise<void> {
  await context.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new TypeError('no network'));
  });
  const name = chunkWith(text);
  await context.route(`**/${name}`, (route) => route.abort());
}

export async function findCode(context: BrowserContext, text: string): Promise<void> {
  await context.unroute(`**/${chunkWith(text)}`);
}

/** The path of the lazy file of the build that holds this text, without its first slash. */
export function chunkWith(text: string): string {
  const name = globSync('_next/static/chunks/*.js', { cwd: 'out' }).find((file) =>
    readFileSync(`out/${file}`, 'utf8').includes(text),
  );
  if (!name) throw new Error(`no chunk holds: ${text}`);
  return name;
}

/** Writes into the database of the member who is signed in here, whatever belongs there or not. */
export async function spoil(page: Page, store: 'kv' | 'docs', value: unknown, key?: string): Promise<void> {
  await page.evaluate(
    async ([store, value, key]) => {
      const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
      const name = names.find((each) => each.startsWith('pavilion-member-')) ?? '';
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      const change = database.transaction(store, 'readwrite');
      change.objectStore(store).put(value, key);
      await new Promise((resolve) => {
        change.oncomplete = resolve;
      });
      database.close();
    },
    [store, value, key] as const,
  );
}

/** As if the feed had brought what this phone has of a document in forty pieces. */
export async function breakToPieces(page: Page, id: string): Promise<void> {
  await page.evaluate(async (id) => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const name = names.find((each) => each.startsWith('pavilion-member-')) ?? '';
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    const change = database.transaction('copies', 'readwrite');
    const copies = change.objectStore('copies');
    const reading = copies.get(id);
    reading.onsuccess = () => copies.put({ id, updates: Array(40).fill(reading.result.updates[0]) });
    await new Promise((resolve) => {
      change.oncomplete = resolve;
    });
    database.close();
  }, id);
}
