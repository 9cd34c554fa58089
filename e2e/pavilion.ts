/** For journeys: the built app with a real server over a data folder, and phones with a profile of their own. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { Instant } from '../lib/shared/clock.ts';
import { launchProfile } from '../scripts/chromium.ts';
import { type ServerProcess, startServerProcess } from '../sync-server/server-process.ts';
import { DEMO_DATA } from './demo-data.ts';
import { watchOutside } from './outside-watch.ts';

const PASSWORD = 'pavilion-demo';
const OTHER_TIME = join(import.meta.dirname, 'server-at-another-time.ts');
const PHONE = { width: 400, height: 860 };

export class Pavilion {
  readonly #folder = mkdtempSync(join(tmpdir(), 'pavilion-e2e-'));
  readonly #phones: Phone[] = [];
  #server: ServerProcess | undefined;
  readonly #env: Readonly<Record<string, string>>;
  #origin = '';
  /** How far its clocks go ahead of the machine's, in milliseconds; undefined: nobody has turned them. */
  #ahead: number | undefined;

  /** `env`: the server's environment, if it is to start otherwise than with the demo neighbourhood. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<Pavilion> {
    if (!existsSync('out/index.html')) throw new Error('the app is not built: npm run build');
    const pavilion = new Pavilion(env);
    const demo = process.env[DEMO_DATA];
    if (demo && env.PAVILION_DEMO === undefined) cpSync(demo, pavilion.dataDir, { recursive: true });
    await pavilion.startServer();
    return pavilion;
  }

  /** At another time than the machine's, with the demo neighbourhood as it would be made then. */
  static async startAt(at: Instant): Promise<Pavilion> {
    const pavilion = new Pavilion({});
    await pavilion.turnClocksTo(at);
    return pavilion;
  }

  private constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
  }

  get origin(): string {
    return this.#origin;
  }

  get dataDir(): string {
    return join(this.#folder, 'data');
  }

  /** What the server prints at its start and later. */
  said(pattern: RegExp): Promise<string> {
    if (!this.#server) throw new Error('the server is stopped');
    return this.#server.said(pattern);
  }

  /** At the same address as before. */
  async startServer(): Promise<void> {
    const port = this.#origin ? Number(new URL(this.#origin).port) : 0;
    const settings = { dataDir: this.dataDir, port, env: this.#env };
    const ahead = this.#ahead;
    this.#server = await startServerProcess(
      ahead === undefined
        ? settings
        : { ...settings, main: OTHER_TIME, env: { ...this.#env, CLOCK_AHEAD_MS: String(ahead) } },
    );
    this.#origin = this.#server.origin;
  }

  async stopServer(): Promise<void> {
    await this.#server?.stop();
    this.#server = undefined;
  }

  /** Days pass: all phones are off, and each goes on from a cold start when it is turned on. */
  async turnClocksTo(at: Instant): Promise<void> {
    await Promise.all(this.#phones.map((phone) => phone.turnOff()));
    await this.stopServer();
    this.#ahead = at - Date.now();
    await this.startServer();
  }

  /** SIGKILL: nothing is drained. */
  async killServer(): Promise<void> {
    await this.#server?.kill();
    this.#server = undefined;
  }

  /** `origin`: where this phone reaches the server, if not directly. `args`: for its browser, besides the usual. */
  async phone(name: string, origin = this.#origin, args: readonly string[] = []): Promise<Phone> {
    const phone = new Phone(origin, join(this.#folder, `phone-${name}`), args, () => this.#ahead);
    this.#phones.push(phone);
    await phone.turnOn();
    return phone;
  }

  /** A phone on which this account has signed in, with its share of documents. */
  async phoneOf(account: string, name = account, origin = this.#origin): Promise<Phone> {
    const phone = await this.phone(name, origin);
    await phone.signIn(account);
    return phone;
  }

  /** Fails where one of its phones did what must not happen. */
  async close(): Promise<void> {
    const ends = await Promise.allSettled(this.#phones.map((phone) => phone.turnOff()));
    await this.stopServer();
    rmSync(this.#folder, { recursive: true, force: true });
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}

/** One browser profile; turning it off and on again is a cold start. */
export class Phone {
  readonly #origin: string;
  readonly #profile: string;
  readonly #args: readonly string[];
  readonly #ahead: () => number | undefined;
  /** What its console complained of, but for requests that found no network. */
  readonly problems: string[] = [];
  /** What it asked of others than its server, and what the content security policy stopped, since it was turned on. */
  breaches: readonly string[] = [];
  #context: BrowserContext | undefined;
  #page: Page | undefined;
  #offline = false;

  constructor(origin: string, profile: string, args: readonly string[], ahead: () => number | undefined) {
    this.#origin = origin;
    this.#profile = profile;
    this.#args = args;
    this.#ahead = ahead;
  }

  get page(): Page {
    if (!this.#page) throw new Error('the phone is off');
    return this.#page;
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('the phone is off');
    return this.#context;
  }

  async turnOn(): Promise<void> {
    const settings = {
      viewport: PHONE,
      locale: 'zh-CN',
      baseURL: this.#origin,
      reducedMotion: 'reduce',
    } as const;
    this.#context = await launchProfile(this.#profile, settings, this.#args);
    this.#context.setDefaultTimeout(20_000);
    const ahead = this.#ahead();
    // Of its pages: its service worker keeps the machine's time, by which it only asks for the kill switch.
    if (ahead !== undefined) await this.#context.clock.install({ time: Date.now() + ahead });
    await this.#context.setOffline(this.#offline);
    // Chromium does not hand the switch to a service worker that starts later: the page would be online through it.
    this.#context.on('serviceworker', () => void this.#offlineAnew());
    this.breaches = await watchOutside(this.#context, this.#origin);
    this.#context.on('weberror', (error) => this.problems.push(String(error.error())));
    this.#context.on('console', (message) => {
      const isNetwork = /net::ERR|Failed to load resource|WebSocket connection/.test(message.text());
      if (message.type() === 'error' && !isNetwork) this.problems.push(message.text());
    });
    this.#page = this.#context.pages()[0] ?? (await this.#context.newPage());
  }

  /** Fails where it asked others than its server, or broke the content security policy. */
  async turnOff(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
    this.#page = undefined;
    const { breaches } = this;
    this.breaches = [];
    if (breaches.length > 0) throw new Error(`must not happen on any journey:\n${breaches.join('\n')}`);
  }

  async restart(): Promise<void> {
    await this.turnOff();
    await this.turnOn();
  }

  /** The browser's own switch; it holds WebSocket frames back too. */
  async setOffline(offline: boolean): Promise<void> {
    this.#offline = offline;
    await this.#context?.setOffline(offline);
  }

  async #offlineAnew(): Promise<void> {
    if (!this.#offline) return;
    await this.#context?.setOffline(false);
    await this.#context?.setOffline(this.#offline);
  }

  /** Another page of this phone becomes the one that is used. */
  use(page: Page): void {
    this.#page = page;
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Until the shell, the documents and the badge are on the phone. */
  async signIn(account: string): Promise<void> {
    const { page } = this;
    await page.goto('/sign-in');
    await page.locator('input[name="username"]').fill(account);
    await page.locator('input[name="password"]').fill(PASSWORD);
    await page.locator('button[type="submit"]').click();
    await page.locator('input[name="password"]').waitFor({ state: 'detached' });
    await page.goto('/meetings');
    await page.getByTestId('meeting-card').nth(1).waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    await this.waitForBadge();
  }

  /** The device can sign acts from now on, whatever becomes of the network. */
  async waitForBadge(): Promise<void> {
    while (!(await this.#hasBadge())) await this.page.waitForTimeout(50);
  }

  #hasBadge(): Promise<boolean> {
    return this.page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
      const name = names.find((each) => each.startsWith('pavilion-member-'));
      if (!name) return false;
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const badge = await new Promise((resolve) => {
        const request = db.transaction('kv').objectStore('kv').get('badge');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => resolve(undefined);
      });
      db.close();
      return badge !== undefined;
    });
  }
}
