/** Devices that hear each other at once, with all they wrote in order: what a server would have been sent. */
import * as Y from 'yjs';
import type { DocumentId, MemberId } from '../shared/ids.ts';
import type { TestDevice } from './device.ts';

export interface AuthoredUpdate {
  readonly member: MemberId;
  readonly update: Uint8Array;
}

/** Starts to record; the answer gives what was written since, neighbouring updates of one member as one. */
export function recordUpdates(id: DocumentId, devices: readonly TestDevice[]): () => AuthoredUpdate[] {
  const written: { member: MemberId; updates: Uint8Array[] }[] = [];
  for (const device of devices) {
    device.doc(id).on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === recordUpdates) return;
      const last = written.at(-1);
      if (last?.member === device.id) last.updates.push(update);
      else written.push({ member: device.id, updates: [update] });
      for (const other of devices) {
        if (other !== device) Y.applyUpdate(other.doc(id), update, recordUpdates);
      }
    });
  }
  return () => written.map(({ member, updates }) => ({ member, update: Y.mergeUpdates(updates) }));
}
