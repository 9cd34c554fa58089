import { type DocumentId, kindOf, type MemberId, parseDocumentId, plainIdOf } from '../../lib/shared/ids.ts';
import { Centre } from '../../lib/sync/centre.ts';
import { membersHere } from '../../lib/sync/members-here.ts';
import { fetchFeed, pushLanguage } from '../../lib/sync/push-feed.ts';
import { subscribePhone, unsubscribePhone } from '../../lib/sync/push-phone.ts';
import { pushWords, signedOutWords } from './push-words.ts';
import { sendPendingSignOuts } from './sign-out.ts';

declare const self: ServiceWorkerGlobalScope;

/** Not in the worker's types yet. */
interface SubscriptionChange extends ExtendableEvent {
  readonly newSubscription?: PushSubscription | null;
}

/** So long a notification waits for the feed: who taps it at once finds what it is about. */
const FEED_MS = 5000;

/** Calls while the app is closed [PUSH7]. Each must show something, or the browser does so in its own words. */
export function answerPushes(): void {
  self.addEventListener('push', (event) => event.waitUntil(called(payloadOf(event))));
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(openPage((event.notification.data as { page?: string } | null)?.page ?? '/'));
  });
  self.addEventListener('pushsubscriptionchange', (event) =>
    (event as SubscriptionChange).waitUntil(subscribeAnew().catch(() => undefined)),
  );
}

interface Payload {
  readonly kind?: unknown;
  readonly doc?: unknown;
}

function payloadOf(event: PushEvent): Payload {
  try {
    return (event.data?.json() as Payload | null) ?? {};
  } catch {
    return {};
  }
}

async function called({ kind, doc }: Payload): Promise<void> {
  const here = await membersHere().catch(() => undefined);
  // Where the phone's store cannot be opened, it is not known who is here.
  if (here && !here.current) return endCalls();
  const fetching = here?.current && fetchNews(here.current);
  await Promise.race([fetching, new Promise((late) => setTimeout(late, FEED_MS))]);
  const language = here?.current && (await pushLanguage(here.current).catch(() => undefined));
  const { title, text } = pushWords(kind, language);
  const id = typeof doc === 'string' ? parseDocumentId(doc) : undefined;
  await self.registration.showNotification(title, {
    body: text,
    // One that says the same again takes the place of the former.
    tag: `${String(kind)} ${id ?? ''}`,
    icon: '/icons/192.png',
    badge: '/icons/monochrome-512.png',
    data: { page: pageOf(id) },
  });
  await fetching;
}

async function endCalls(): Promise<void> {
  await self.registration.showNotification(signedOutWords.title, {
    body: signedOutWords.text,
    tag: 'signed-out',
    icon: '/icons/192.png',
  });
  await unsubscribePhone(self.registration);
}

/** Nothing travels on a session that its member has ended [SYNC16]. */
async function fetchNews(member: MemberId): Promise<void> {
  try {
    if (await sendPendingSignOuts()) await fetchFeed(member);
  } catch {
    // The app fetches it when it is opened.
  }
}

/** Where a document is shown; a kind that this version does not know lies behind today. */
function pageOf(id: DocumentId | undefined): string {
  const kind = id && kindOf(id);
  return id && (kind === 'meeting' || kind === 'topic') ? `/${kind}?id=${plainIdOf(id)}` : '/';
}

/** A page that shows it already comes to the front; else a new one is opened. */
async function openPage(path: string): Promise<void> {
  const { href } = new URL(path, self.location.href);
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shown = windows.find(({ url }) => url === href || url.startsWith(`${href}&`));
  await (shown ? shown.focus() : self.clients.openWindow(href));
}

/** The browser gave the subscription up, or made a new one: as it was chosen, it goes on. */
async function subscribeAnew(): Promise<void> {
  const { current: as } = await membersHere();
  if (!as || !(await sendPendingSignOuts())) return;
  const centre = new Centre();
  const known = await centre.calls(as);
  if (!known.ok || known.value.endpoint === undefined) return;
  const { publicKey, choices } = known.value;
  await subscribePhone(self.registration, { centre, as, publicKey }, choices);
}
