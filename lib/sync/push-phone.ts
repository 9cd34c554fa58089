/** This phone's subscription with the push service of its browser. Used by pages and by the service worker. */
import type { PushAddress, PushChoices } from '../accounts/push-choices.ts';
import type { MemberId } from '../shared/ids.ts';
import type { Centre } from './centre.ts';

/** Why it cannot be subscribed. */
export type PushTrouble =
  /** The person or the browser's settings forbid it. */
  | 'denied'
  /** There is no service worker here. */
  | 'no-worker'
  /** The browser cannot reach its push service. */
  | 'no-service'
  /** The community's server does not send to that push service. */
  | 'not-here'
  /** The centre did not answer. */
  | 'failed';

export type Subscribed = { readonly at: 'subscribed' } | { readonly at: 'failed'; readonly why: PushTrouble };

/** The screen's language, as the service worker is to speak; a value that `rememberLocally` keeps. */
export const PUSH_LANGUAGE = 'push-language';

/** Asks nobody anything: where notifications are not allowed, it fails. */
export async function subscribePhone(
  { pushManager }: ServiceWorkerRegistration,
  { centre, as, publicKey }: { centre: Centre; as: MemberId; publicKey: string },
  choices: PushChoices,
): Promise<Subscribed> {
  const subscription = await subscriptionTo(pushManager, publicKey);
  if (typeof subscription === 'string') return { at: 'failed', why: subscription };
  const told = await centre.subscribe(as, addressOf(subscription), choices);
  if (told.ok) return { at: 'subscribed' };
  if (told.refusal.code !== 'bad-value') return { at: 'failed', why: 'failed' };
  await subscription.unsubscribe().catch(() => false);
  return { at: 'failed', why: 'not-here' };
}

/** Best effort: a push service that cannot be reached now hears of it by the next call that comes to nothing. */
export async function unsubscribePhone(registration: ServiceWorkerRegistration | undefined): Promise<void> {
  try {
    await (await registration?.pushManager?.getSubscription())?.unsubscribe();
  } catch {}
}

async function subscriptionTo(
  manager: PushManager,
  applicationServerKey: string,
): Promise<PushSubscription | PushTrouble> {
  const subscribe = () => manager.subscribe({ userVisibleOnly: true, applicationServerKey });
  try {
    return await subscribe();
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotAllowedError') return 'denied';
    if (name !== 'InvalidStateError') return 'no-service';
  }
  // It is subscribed under a former key of the server's.
  try {
    await (await manager.getSubscription())?.unsubscribe();
    return await subscribe();
  } catch {
    return 'no-service';
  }
}

function addressOf(subscription: PushSubscription): PushAddress {
  const { p256dh = '', auth = '' } = subscription.toJSON().keys ?? {};
  return { endpoint: subscription.endpoint, keys: { p256dh, auth } };
}
