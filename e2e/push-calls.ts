/** A phone that is called without a push service: by the browser's own tools, into the real service worker. */
import type { Page, Worker } from 'playwright-core';
import type { PushAddress } from '../lib/accounts/push-choices.ts';
import type { Phone } from './pavilion.ts';

export interface Shown {
  readonly title: string;
  readonly body: string;
  /** What has the same takes the place of the former. */
  readonly tag: string;
  readonly page: string | undefined;
}

/** What the service worker is sent, decrypted by the browser. `from`: any page of that phone, the app's or not. */
export async function call(from: Page, origin: string, payload: unknown): Promise<void> {
  const devtools = await from.context().newCDPSession(from);
  const registrationId = await new Promise<string>((resolve, reject) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(origin) && !isDeleted);
      if (ours) resolve(ours.registrationId);
    });
    devtools.send('ServiceWorker.enable').catch(reject);
  });
  const data = typeof payload === 'string' ? payload : JSON.stringify(payload);
  await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
  await devtools.detach();
}

/** The service worker of this phone. A headless browser has no screen for notifications: they are written down instead. */
export async function listeningWorker(phone: Phone): Promise<Worker> {
  const [running] = phone.context.serviceWorkers();
  const worker = running ?? (await phone.context.waitForEvent('serviceworker'));
  await worker.evaluate(() => {
    const shown: unknown[] = [];
    Reflect.set(globalThis, 'shown', shown);
    ServiceWorkerRegistration.prototype.showNotification = async (title, options) => {
      shown.push({ title, body: options?.body, tag: options?.tag, page: options?.data?.page });
    };
  });
  return worker;
}

/** What was shown since the last time, once so much was. */
export const shownBy = (worker: Worker, many: number): Promise<readonly Shown[]> =>
  worker.evaluate(async (many) => {
    const shown = Reflect.get(globalThis, 'shown') as Shown[];
    while (shown.length < many) await new Promise((next) => setTimeout(next, 20));
    return shown.splice(0);
  }, many);

/** Taps on a notification that leads to that page. Answers what the worker did: `opened …`, `focused …`. */
export const tap = (worker: Worker, page: string): Promise<string> =>
  worker.evaluate(
    (page) =>
      new Promise<string>((resolve) => {
        const scope = globalThis as unknown as { clients: object; WindowClient: { prototype: object } };
        Reflect.set(scope.clients, 'openWindow', async (url: string) => resolve(`opened ${url}`));
        Reflect.set(
          scope.WindowClient.prototype,
          'focus',
          async function focus(this: { url: string }): Promise<void> {
            resolve(`focused ${this.url}`);
          },
        );
        const event = new Event('notificationclick');
        const notification = { data: { page }, close: () => undefined };
        globalThis.dispatchEvent(Object.assign(event, { notification, waitUntil: () => undefined }));
      }),
    page,
  );

/** The worker's browser has given up the subscription; when it is asked anew, it subscribes with that address. */
export const changeSubscription = (worker: Worker, address: PushAddress): Promise<void> =>
  worker.evaluate((address) => {
    const subscription = { ...address, toJSON: () => address };
    PushManager.prototype.subscribe = async () => subscription as unknown as PushSubscription;
    const event = new Event('pushsubscriptionchange');
    globalThis.dispatchEvent(Object.assign(event, { waitUntil: () => undefined }));
  }, address);

/** Its person allows notifications when they are asked; its browser reaches no push service. */
export async function allowsCalls(phone: Phone): Promise<void> {
  await phone.context.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
    Notification.requestPermission = async () => {
      Reflect.set(window, 'asked', 1 + Number(Reflect.get(window, 'asked') ?? 0));
      return 'granted';
    };
    PushManager.prototype.subscribe = () => Promise.reject(new DOMException('no service', 'AbortError'));
  });
}

/** How often this page put the browser's question. */
export const timesAsked = (page: Page): Promise<number> =>
  page.evaluate(() => Number(Reflect.get(window, 'asked') ?? 0));

/** Its pages subscribe with that address, without asking a push service on the network. */
export async function subscribesTo(phone: Phone, address: PushAddress): Promise<void> {
  await phone.context.addInitScript((address) => {
    if (!('PushManager' in window)) return;
    const kept = 'stand-in-subscription';
    const unsubscribe = async () => {
      localStorage.removeItem(kept);
      return true;
    };
    const subscription = { ...address, toJSON: () => address, unsubscribe } as unknown as PushSubscription;
    PushManager.prototype.subscribe = async () => {
      localStorage.setItem(kept, '1');
      return subscription;
    };
    PushManager.prototype.getSubscription = async () => (localStorage.getItem(kept) ? subscription : null);
  }, address);
}
