import { openDeviceDb } from '../../lib/sync/device-db.ts';
import { CACHE_PREFIX } from './cache-names.ts';

declare const self: ServiceWorkerGlobalScope;

const HOUR = 3_600_000;
const CHECKED_AT = 'sw-off-checked-at';

/**
 * The way out of a broken release: a host that serves `{"off": true}` as /sw-off.json makes every worker
 * remove itself and its caches, and pages come from the network again. Members' data is not touched.
 * Anything else, also no answer at all, means go on.
 */
export async function checkKillSwitchNow(): Promise<void> {
  if (!(await isSwitchedOff())) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHE_PREFIX)) await caches.delete(name);
  }
  await self.registration.unregister();
}

/** The same at most once an hour, also across restarts of the worker. `now`: milliseconds since 1970. */
export async function checkKillSwitch(now: number): Promise<void> {
  if (self.navigator.onLine && (await isDue(now))) await checkKillSwitchNow();
}

async function isSwitchedOff(): Promise<boolean> {
  try {
    const answer = await fetch('/sw-off.json', { cache: 'no-store' });
    if (!answer.ok) return false;
    return ((await answer.json()) as { off?: unknown } | null)?.off === true;
  } catch {
    return false;
  }
}

/** Notes the check as done before it is made: many tabs opened together ask once. */
async function isDue(now: number): Promise<boolean> {
  try {
    const db = await openDeviceDb();
    try {
      const { store, done } = db.transaction('kv', 'readwrite');
      const last = await store.get(CHECKED_AT);
      // A clock that was set back must not silence the switch for years.
      const due = typeof last !== 'number' || now - last >= HOUR || now < last;
      if (due) await store.put(now, CHECKED_AT);
      await done;
      return due;
    } finally {
      db.close();
    }
  } catch {
    return true;
  }
}
