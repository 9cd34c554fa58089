/**
 * Judges one update before it is applied, by the places it touches, whole: all of it or nothing [GUARD1].
 * Synchronous: nothing is awaited between placing and applying [GUARD9].
 */
import * as Y from 'yjs';
import type { Member } from '../../lib/record/badge.ts';
import { type DecodedUpdate, decodeUpdate } from '../../lib/record/decode.ts';
import { ACTS, BADGES, FIRST_MEMBER_CLIENT, isSheetValue, SHEET, STAMPS } from '../../lib/record/document.ts';
import { allCouldBeNeighbours } from '../../lib/record/neighbours.ts';
import type { NewItem } from '../../lib/record/new-structs.ts';
import { type Placement, placeUpdate } from '../../lib/record/placement.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import { no, type Place, type Refusal, type RefusalCode, type Result } from '../../lib/shared/refusal.ts';
import type { Notary } from '../notary/notary.ts';
import { placeOf, wrongContent } from './contents.ts';
import { Door } from './door.ts';
import { proseChanges } from './prose-changes.ts';
import { type GuardedDocument, refused, type Verdict } from './verdict.ts';

const MAX_ROOTS = 600;
/** A device takes a new id at each start; so many starts between two connections are nobody's. */
export const MAX_NEW_CLIENTS = 1024;

/**
 * `claims`: the client ids that a device says are its own. Without them whatever belongs to nobody yet is the sender's;
 * with them the rest is somebody else's, which a restored server does not know any more [SYNC8].
 */
export function judge(
  document: GuardedDocument,
  member: Member,
  update: Uint8Array,
  notary: Notary,
  now: Instant,
  claims?: ReadonlySet<number>,
): Verdict {
  const prepared = decodeNew(document.doc, update);
  if (!prepared.ok) return refused(prepared.refusal);
  const placed = placeUpdate(document.doc, document.spots, prepared.value.decoded);
  if (!placed.ok)
    return placed.refusal.code === 'missing-predecessors' ? { at: 'missing' } : refused(placed.refusal);
  const placement = placed.value;
  if (!placement) return { at: 'nothing-new' };

  const foreign = placement.clients.some((client) => !isOwn(document, member, client, claims));
  if (foreign) return refused({ code: 'client-taken' });
  if (placement.clients.length > MAX_NEW_CLIENTS) return refused({ code: 'too-large' });
  const creation = document.exists ? undefined : document.kind.mayCreate(member, document.id);
  if (creation) return refused(everywhere(creation, placement));
  return judgePlaces(document, member, prepared.value.update, placement, notary, now);
}

export function isOwn(
  document: GuardedDocument,
  member: Member,
  client: number,
  claims: ReadonlySet<number> | undefined,
): boolean {
  if (client < FIRST_MEMBER_CLIENT) return false;
  const owner = document.ownerOf(client);
  return owner === undefined ? (claims?.has(client) ?? true) : owner === member.id;
}

/** What may not be made at all: every place of it is named. */
function everywhere(refusal: Refusal, placement: Placement): Refusal {
  const refusals = new Refusals();
  for (const added of placement.items) refusals.add(refusal, placeOf(added));
  return refusals.first() ?? refusal;
}

/**
 * Decoded, and cut down to what is new: Yjs would make the roots that known structs name, whatever these say, and
 * structs that are known in part are not placed as they are.
 */
export function decodeNew(
  doc: Y.Doc,
  update: Uint8Array,
): Result<{ update: Uint8Array; decoded: DecodedUpdate }> {
  const decoded = decodeUpdate(update);
  if (!decoded.ok) return decoded;
  if (!isKnownInPart(doc, decoded.value)) return { ok: true, value: { update, decoded: decoded.value } };
  try {
    const rest = Y.diffUpdate(update, Y.encodeStateVector(doc));
    const again = decodeUpdate(rest);
    return again.ok ? { ok: true, value: { update: rest, decoded: again.value } } : again;
  } catch {
    return no('malformed');
  }
}

/** The structs of one client follow each other by clock: its first says it for all. */
function isKnownInPart(doc: Y.Doc, { structs }: DecodedUpdate): boolean {
  let client = -1;
  for (const { id } of structs) {
    if (id.client === client) continue;
    client = id.client;
    if (id.clock < Y.getState(doc.store, client)) return true;
  }
  return false;
}

function judgePlaces(
  document: GuardedDocument,
  member: Member,
  update: Uint8Array,
  placement: Placement,
  notary: Notary,
  now: Instant,
): Verdict {
  const refusals = new Refusals();
  let door: Door | undefined;
  const theDoor = (): Door => {
    door ??= new Door(document, placement, notary, now);
    return door;
  };
  let writesSheet = false;
  for (const added of placement.items) {
    const fault = added.spot.root === STAMPS ? 'stamps-are-the-centres' : wrongContent(added);
    if (fault) {
      refusals.add({ code: fault }, placeOf(added));
      continue;
    }
    switch (added.spot.root) {
      case BADGES:
        theDoor().addBadge(added);
        break;
      case ACTS:
        theDoor().addAct(added);
        break;
      case SHEET:
        writesSheet = true;
        refusals.add(
          sheetRefusal(document, member, added.sub, standingValue(added, placement)),
          placeOf(added),
        );
    }
  }
  for (const { item, spot } of placement.deleted) {
    if (spot.root === SHEET) {
      writesSheet = true;
      refusals.add(
        sheetRefusal(document, member, item.parentSub, undefined),
        placeOf({ spot, sub: item.parentSub }),
      );
    } else if (spot.root === STAMPS) {
      refusals.add({ code: 'stamps-are-the-centres' }, placeOf({ spot, sub: item.parentSub }));
    } else if (spot.root === ACTS || spot.root === BADGES) theDoor();
  }
  const prose = proseChanges(document, member, placement);
  let roots = document.doc.share.size;
  for (const change of prose) {
    refusals.add(document.kind.mayWrite(member, change, document.stateForRights()), { root: change.root });
    if (!document.doc.share.has(change.root) && ++roots > MAX_ROOTS)
      refusals.add({ code: 'too-large' }, { root: change.root });
  }
  door?.judge(update, refusals);
  const refusal = refusals.first();
  if (refusal) return refused(refusal);
  if (placement.open.length > 0 && !allCouldBeNeighbours(document.doc, update, placement.open))
    return refused({ code: 'malformed' });
  return {
    at: 'admitted',
    update,
    acts: door?.acts ?? [],
    badges: door?.badges ?? [],
    clients: placement.clients,
    deletions: prose
      .filter((change) => change.deletedOthers > 0)
      .map(({ root, deletedOthers }) => ({ root, count: deletedOthers })),
    changesSheet: writesSheet,
  };
}

/** The value that would stand, or undefined where the update itself removes it again. */
const standingValue = ({ item }: NewItem, placement: Placement): unknown =>
  item.content instanceof Y.ContentAny && !placement.deletesOwn(item) ? item.content.arr.at(-1) : undefined;

/** `value` undefined: the key is removed. */
function sheetRefusal(
  document: GuardedDocument,
  member: Member,
  sub: string | null,
  value: unknown,
): Refusal | undefined {
  if (sub === null || (value !== undefined && !isSheetValue(value))) return { code: 'bad-value' };
  return document.kind.mayWrite(member, { to: 'sheet', key: sub, value }, document.stateForRights());
}

/** Names the places of the first code met; what else is wrong comes to light when the rest is sent again. */
class Refusals {
  #code: RefusalCode | undefined;
  readonly #places = new Map<string, Place>();

  add(refusal: Refusal | undefined, place: Place): void {
    if (!refusal) return;
    this.#code ??= refusal.code;
    if (this.#code === refusal.code) this.#places.set(`${place.root} ${place.key ?? ''}`, place);
  }

  get isEmpty(): boolean {
    return this.#code === undefined;
  }

  first(): Refusal | undefined {
    return this.#code && { code: this.#code, places: [...this.#places.values()] };
  }
}
