import { setCacheNameDetails } from 'workbox-core';
import { addPlugins, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { answerApi, answerHealth } from './sw/api.ts';
import { CACHE_PREFIX } from './sw/cache-names.ts';
import { keepFilesOfFormerVersion, matchFormerFile } from './sw/former-version.ts';
import { checkKillSwitch, checkKillSwitchNow } from './sw/kill-switch.ts';
import { answerHead, notFoundPage, pageFile, underAskedAddress } from './sw/pages.ts';
import { sendPhotosOnSync } from './sw/photos.ts';
import { answerPushes } from './sw/push.ts';

/*
 * The service worker: the whole app shell lies on the device, so that every screen opens with the radio
 * off. This file only says which request goes where; each answer has a file of its own in sw/.
 *
 * It never takes over under a running page: a new version waits until the person agrees in the prompt
 * (message SKIP_WAITING) or until all tabs are closed.
 */
declare const self: ServiceWorkerGlobalScope;

setCacheNameDetails({ prefix: CACHE_PREFIX });

// The build replaces this name by the list of files; it must stand exactly once in the source.
const shell = self.__WB_MANIFEST as PrecacheEntry[];

self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

self.addEventListener('install', (event) => {
  event.waitUntil(keepFilesOfFormerVersion(shell));
});

self.addEventListener('activate', (event) => {
  // The page that installed the first worker is served by it at once; later ones are only active by consent.
  event.waitUntil(self.clients.claim());
  event.waitUntil(checkKillSwitchNow());
});

self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.waitUntil(checkKillSwitch(Date.now()));
});

self.addEventListener('sync', sendPhotosOnSync);

answerPushes();

addPlugins([underAskedAddress]);
precacheAndRoute(shell, {
  // ?id=…, ?_rsc=…, utm_…: no parameter is part of a static file's identity.
  ignoreURLParametersMatching: [/./],
  cleanURLs: true,
  directoryIndex: 'index.html',
  urlManipulation: ({ url }) =>
    url.pathname.length > 1 && url.pathname.endsWith('/') ? [new URL(pageFile(url), url)] : [],
});

registerRoute(({ url, sameOrigin }) => sameOrigin && !isServers(url), answerHead, 'HEAD');
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/_next/static/'),
  matchFormerFile,
);
registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname === '/api/health', answerHealth);
for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
  registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/api/'), answerApi, method);
}
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && !isServers(url),
  ({ request }) => fetch(request),
);
setCatchHandler(async ({ request }) =>
  request.mode === 'navigate' ? await notFoundPage() : Response.error(),
);

/** Paths that only the server can answer; nothing of the shell lies there. */
function isServers(url: URL): boolean {
  return /^\/(api|sync)\//.test(url.pathname);
}
