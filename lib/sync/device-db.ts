import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * What belongs to the device and to no member: it outlives a sign-out. Pages and the service worker open
 * the same database, and either may be the first, so both go through here: one name, one version, one
 * upgrade. A changed schema needs a new version here and nowhere else.
 */
export interface DeviceDb extends DBSchema {
  /** Sign-outs made without a network, still to be sent [SYNC16]. `at`: milliseconds since 1970. */
  signOuts: { key: string; value: { id: string; at: number } };
  /** Small facts, each under a key of its own. */
  kv: { key: string; value: unknown };
}

/** Opens the database and makes its stores where they are missing. The caller closes it. */
export function openDeviceDb(): Promise<IDBPDatabase<DeviceDb>> {
  return openDB<DeviceDb>('pavilion-device', 1, {
    upgrade(db) {
      db.createObjectStore('signOuts', { keyPath: 'id' });
      db.createObjectStore('kv');
    },
    // A later version, opened in another tab or worker, must not wait for this connection.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
    },
  });
}
