/** The places that an update touched in a document that has it: what a device re-enters after a refusal [GUARD6]. */
import * as Y from 'yjs';
import type { Place } from '../shared/refusal.ts';
import { decodeUpdate } from './decode.ts';
import { type SharedType, Spots } from './spot.ts';

/** Each place once. Prose is named by its root, everything else by root and key. */
export function touchedPlaces(doc: Y.Doc, update: Uint8Array): Place[] {
  const decoded = decodeUpdate(update);
  if (!decoded.ok) return [];
  const spots = new Spots(doc);
  const places = new Map<string, Place>();
  const note = (client: number, clock: number, length: number): void => {
    const structs = doc.store.clients.get(client);
    if (!structs || clock >= Y.getState(doc.store, client)) return;
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      const struct = structs[i];
      if (!struct || struct.id.clock >= clock + length) break;
      if (!(struct instanceof Y.Item)) continue;
      const spot = spots.of(struct.parent as SharedType);
      const place: Place =
        spot.form === 'map-root' && struct.parentSub !== null
          ? { root: spot.root, key: struct.parentSub }
          : { root: spot.root };
      places.set(`${place.root} ${place.key ?? ''}`, place);
    }
  };
  for (const { id, length } of decoded.value.structs) note(id.client, id.clock, length);
  for (const { client, clock, length } of decoded.value.deleted) note(client, clock, length);
  return [...places.values()];
}
