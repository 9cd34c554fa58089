/** A returning device's update taken apart by whose it is [SYNC8]. */
import * as Y from 'yjs';
import type { DecodedUpdate, DeletedRange } from '../../lib/record/decode.ts';
import { encodeUpdate } from '../../lib/record/encode.ts';
import { DELETIONS, type InboxEntry } from './inbox.ts';

type Struct = DecodedUpdate['structs'][number];

export interface Parts {
  /** Of the sender what stands on nothing that waits. */
  readonly own: readonly Struct[];
  /** Deletions in what is there, once the own part is. */
  readonly deletions: readonly DeletedRange[];
  /** The rest, by client id: others', and the sender's own that stands on it. */
  readonly waiting: ReadonlyMap<number, readonly Struct[]>;
  readonly waitingDeletions: readonly DeletedRange[];
}

/** Who a client id belongs to: the sender, somebody else, or the community of a former generation. */
export type OwnerKind = 'own' | 'other' | 'former';

/** `known`: up to which clock a client's structs are in the document. */
export function partsOf(
  { structs, deleted }: DecodedUpdate,
  ownerKind: (client: number) => OwnerKind,
  known: (client: number) => number,
): Parts {
  const blocks = new Map<number, Struct[]>();
  for (const struct of structs) {
    const block = blocks.get(struct.id.client);
    if (block) block.push(struct);
    else blocks.set(struct.id.client, [struct]);
  }
  const taken = placeableOf(blocks, ownerKind, known);
  const own: Struct[] = [];
  const waiting = new Map<number, readonly Struct[]>();
  for (const [client, block] of blocks) {
    const kind = ownerKind(client);
    // Stamps of a former generation are given anew; what else it wrote was signed by others.
    if (kind === 'former') continue;
    const count = taken.get(client)?.count ?? 0;
    own.push(...block.slice(0, count));
    if (count === block.length) continue;
    waiting.set(client, block.slice(count));
  }
  const end = (client: number): number => taken.get(client)?.end ?? known(client);
  const deletions: DeletedRange[] = [];
  const waitingDeletions: DeletedRange[] = [];
  for (const { client, clock, length } of deleted) {
    const border = Math.min(clock + length, Math.max(clock, end(client)));
    if (border > clock) deletions.push({ client, clock, length: border - clock });
    if (border < clock + length && ownerKind(client) !== 'former')
      waitingDeletions.push({ client, clock: border, length: clock + length - border });
  }
  return { own, deletions, waiting, waitingDeletions };
}

/** Of each client of the sender's, how many structs stand on what is there and on each other alone. */
function placeableOf(
  blocks: ReadonlyMap<number, readonly Struct[]>,
  ownerKind: (client: number) => OwnerKind,
  known: (client: number) => number,
): ReadonlyMap<number, { count: number; end: number }> {
  const taken = new Map<number, { count: number; end: number }>();
  for (const [client, block] of blocks) {
    const last = block.at(-1);
    if (ownerKind(client) === 'own' && last)
      taken.set(client, { count: block.length, end: last.id.clock + last.length });
  }
  const isThere = ({ client, clock }: Y.ID): boolean => clock < (taken.get(client)?.end ?? known(client));
  for (let isCut = true; isCut; ) {
    isCut = false;
    for (const [client, part] of taken) {
      const block = blocks.get(client) ?? [];
      const cut = block.slice(0, part.count).findIndex((struct) => !neededBy(struct).every(isThere));
      if (cut < 0) continue;
      part.count = cut;
      part.end = block[cut]?.id.clock ?? 0;
      isCut = true;
    }
  }
  return taken;
}

function neededBy(struct: Struct): readonly Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const { origin, rightOrigin } = struct;
  // Y.Item says otherwise; before it is integrated the parent is as the update names it.
  const parent: unknown = struct.parent;
  return [origin, rightOrigin, parent].filter((id) => id instanceof Y.ID);
}

/** For the inbox. */
export function entriesOf(
  { waiting }: Parts,
  deletions: readonly DeletedRange[],
  member: InboxEntry['member'],
) {
  const entries: InboxEntry[] = [...waiting].map(([client, structs]) => ({
    client,
    member,
    update: encodeUpdate({ structs, deleted: [] }),
  }));
  if (deletions.length > 0)
    entries.push({ client: DELETIONS, member, update: encodeUpdate({ structs: [], deleted: deletions }) });
  return entries;
}
