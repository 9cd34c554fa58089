/** Sign-outs that the centre may not have heard of yet [SYNC16]. The service worker sends them before anything else. */
import type { Instant } from '../shared/clock.ts';
import type { Centre } from './centre.ts';
import { openDeviceDb } from './device-db.ts';

/** Durable when it resolves. */
export async function noteSignOut(id: string, at: Instant): Promise<void> {
  const db = await openDeviceDb();
  try {
    const tx = db.transaction('signOuts', 'readwrite', { durability: 'strict' });
    void tx.store.put({ id, at });
    await tx.done;
  } finally {
    db.close();
  }
}

/** For pages without a worker too. True: nothing is pending, so a new sign-in will not be ended by an old wish. */
export async function sendSignOuts(centre: Centre): Promise<boolean> {
  const db = await openDeviceDb();
  try {
    const ids = await db.getAllKeys('signOuts');
    if (ids.length === 0) return true;
    if (!(await centre.signOut())) return false;
    const tx = db.transaction('signOuts', 'readwrite');
    for (const id of ids) void tx.store.delete(id);
    await tx.done;
    return true;
  } finally {
    db.close();
  }
}
