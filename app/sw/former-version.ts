import { cacheNames } from 'workbox-core';
import type { PrecacheEntry } from 'workbox-precaching';
import { FORMER_CACHE } from './cache-names.ts';

declare const self: ServiceWorkerGlobalScope;

/**
 * Copies the active version's content-hashed files aside while a new version installs.
 *
 * Workbox deletes them when the new worker activates, but tabs that have not reloaded yet still load their
 * own lazy chunks. The copies stay until the next version installs.
 */
export async function keepFilesOfFormerVersion(shell: readonly PrecacheEntry[]): Promise<void> {
  await caches.delete(FORMER_CACHE);
  if (!self.registration.active || !(await caches.has(cacheNames.precache))) return;
  const current = await caches.open(cacheNames.precache);
  const former = await caches.open(FORMER_CACHE);
  const staying = new Set(shell.map((entry) => new URL(entry.url, self.location.href).pathname));
  for (const request of await current.keys()) {
    const path = new URL(request.url).pathname;
    if (!path.startsWith('/_next/static/') || staying.has(path)) continue;
    const file = await current.match(request);
    if (file) await former.put(request, file);
  }
}

/** A hashed file that this version does not have: the former version's copy, else the network. */
export async function matchFormerFile({ request }: { request: Request }): Promise<Response> {
  const copy = await caches.match(request, { cacheName: FORMER_CACHE, ignoreSearch: true });
  return copy ?? fetch(request);
}
