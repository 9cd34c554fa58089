/** What the browser says of its store on this phone, and asking it to keep that. */
import type { Instant } from '../shared/clock.ts';
import type { PhoneStorage } from './device.ts';
import { openDeviceDb } from './device-db.ts';

const ASKED_AT = 'asked-to-last-at';
const WEEK_MS = 7 * 24 * 3_600_000;

export async function phoneStorage(): Promise<PhoneStorage> {
  const { storage, serviceWorker } = navigator;
  const lasts = await storage.persisted().catch(() => false);
  const { usage, quota } = await storage.estimate().catch((): StorageEstimate => ({}));
  const free = usage === undefined || quota === undefined ? undefined : Math.max(0, quota - usage);
  return { lasts, used: usage, free, opensOffline: Boolean(serviceWorker?.controller) };
}

/** Once there is something to lose: some browsers put the question to the person, so it is not asked at every visit. */
export async function askToLastInTime(now: Instant): Promise<void> {
  if (await navigator.storage.persisted().catch(() => true)) return;
  if (await isDue(now).catch(() => false)) await askToLast();
}

export async function askToLast(): Promise<void> {
  await navigator.storage.persist().catch(() => false);
}

async function isDue(now: Instant): Promise<boolean> {
  const db = await openDeviceDb();
  try {
    const tx = db.transaction('kv', 'readwrite');
    const last = await tx.store.get(ASKED_AT);
    const isDue = typeof last !== 'number' || Math.abs(now - last) >= WEEK_MS;
    if (isDue) await tx.store.put(now, ASKED_AT);
    await tx.done;
    return isDue;
  } finally {
    db.close();
  }
}
