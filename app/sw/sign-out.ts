import { openDeviceDb } from '../../lib/sync/device-db.ts';

let sending: Promise<boolean> | undefined;

/**
 * Sends what was signed out without a network. True: nothing is pending any more. Requests that come
 * meanwhile wait for the same answer, so that one tombstone is sent once.
 */
export function sendPendingSignOuts(): Promise<boolean> {
  sending ??= send().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function send(): Promise<boolean> {
  const pending = await pendingIds();
  if (pending.length === 0) return true;
  const answer = await fetch('/api/session', { method: 'DELETE', credentials: 'same-origin' });
  // 401: the session is gone already, which is what the member asked for.
  if (!answer.ok && answer.status !== 401) return false;
  await forget(pending);
  return true;
}

/**
 * A device whose database cannot be opened can hold no tombstone either, so it counts as nothing pending.
 * Only the ids that were read are deleted later: one written meanwhile is a sign-out of its own.
 */
async function pendingIds(): Promise<string[]> {
  try {
    const db = await openDeviceDb();
    try {
      return await db.getAllKeys('signOuts');
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}

async function forget(ids: readonly string[]): Promise<void> {
  const db = await openDeviceDb();
  try {
    const { store, done } = db.transaction('signOuts', 'readwrite');
    for (const id of ids) void store.delete(id);
    await done;
  } finally {
    db.close();
  }
}
