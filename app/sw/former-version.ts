import { cacheNames } from 'workbox-core';
import type { PrecacheEntry } from 'workbox-precaching';
import { FORMER_CACHE } from './cache-names.ts';

declare const self: ServiceWorkerGlobalScope;

/** A tab that has slept through more new versions than this finds its lazy chunks no more and has to be loaded anew. */
const VERSIONS_KEPT = 5;

/**
 * Copies the active version's content-hashed files aside while a new version installs.
 *
 * Workbox deletes them when the new worker activates, but tabs that have not reloaded yet still load their own lazy
 * chunks, also when a second and a third version comes meanwhile: each has its copies in a cache of its own. Where
 * there is no room for them the new version matters more.
 */
export async function keepFilesOfFormerVersion(shell: readonly PrecacheEntry[]): Promise<void> {
  const kept = await formerCaches();
  for (const { name } of kept.slice(VERSIONS_KEPT - 1)) await caches.delete(name);
  if (!self.registration.active || !(await caches.has(cacheNames.precache))) return;
  const name = `${FORMER_CACHE}-${(kept[0]?.number ?? 0) + 1}`;
  await copyReplaced(shell, name).catch(() => caches.delete(name));
}

/** The newest first. */
async function formerCaches(): Promise<{ name: string; number: number }[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(FORMER_CACHE));
  return names
    .map((name) => ({ name, number: Number(name.slice(FORMER_CACHE.length + 1)) || 0 }))
    .sort((a, b) => b.number - a.number);
}

async function copyReplaced(shell: readonly PrecacheEntry[], name: string): Promise<void> {
  const current = await caches.open(cacheNames.precache);
  const former = await caches.open(name);
  const staying = new Set(shell.map((entry) => new URL(entry.url, self.location.href).pathname));
  for (const request of await current.keys()) {
    const path = new URL(request.url).pathname;
    if (!path.startsWith('/_next/static/') || staying.has(path)) continue;
    const file = await current.match(request);
    if (file) await former.put(request, file);
  }
}

/** A hashed file that this version does not have: a former version's copy, else the network. */
export async function matchFormerFile({ request }: { request: Request }): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
