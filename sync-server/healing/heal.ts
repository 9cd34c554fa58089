/**
 * What a device brings to a restored server, sorted by whose it is [SYNC8]: acts and badges go in by their signatures,
 * the sender's own structs by the sender's rights, and the rest waits in the inbox. Nothing is awaited in between.
 */
import * as Y from 'yjs';
import type { Member } from '../../lib/record/badge.ts';
import { type DecodedUpdate, type DeletedRange, decodeUpdate } from '../../lib/record/decode.ts';
import { FIRST_MEMBER_CLIENT } from '../../lib/record/document.ts';
import { encodeUpdate } from '../../lib/record/encode.ts';
import { placeUpdate } from '../../lib/record/placement.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import type { RefusalCode } from '../../lib/shared/refusal.ts';
import { decodeNew, isOwn, judge, MAX_NEW_CLIENTS } from '../guard/judge.ts';
import type { GuardedDocument } from '../guard/verdict.ts';
import type { Notary } from '../notary/notary.ts';
import type { Submission } from '../relay/submission.ts';
import { DELETIONS, type Inbox } from './inbox.ts';
import { entriesOf, type OwnerKind, type Parts, partsOf } from './parts.ts';
import { made } from './seen-as.ts';
import { type SignedRecord, signedRecord } from './signed-record.ts';

/** The document, and the ways into it. */
export interface Healing {
  readonly document: GuardedDocument;
  readonly inbox: Inbox;
  readonly notary: Notary;
  readonly now: Instant;
  /** As the community's own words, stamped. Resolves once it is on disk. */
  enterRecord(record: SignedRecord): Promise<void>;
  /** The ordinary way. */
  admit(update: Uint8Array): Submission;
}

export interface Brought {
  readonly member: Member;
  readonly update: Uint8Array;
  /** The client ids that the device says are its own; undefined: it says nothing. */
  readonly claims: ReadonlySet<number> | undefined;
}

/** Rights may be others than when it was written. What they refuse now, an operator may let in. */
const BY_RIGHTS: ReadonlySet<RefusalCode> = new Set(['role-missing', 'frozen', 'deletes-too-much']);

const refused = (code: RefusalCode): Submission => ({ at: 'refused', refusal: { code } });

export function heal(healing: Healing, brought: Brought): Submission {
  const { document, inbox, now } = healing;
  const { member, claims } = brought;
  const prepared = decodeNew(document.doc, brought.update);
  if (!prepared.ok) return { at: 'refused', refusal: prepared.refusal };
  const { decoded } = prepared.value;
  const clients = [...new Set(decoded.structs.map(({ id }) => id.client))];
  // Devices say what is theirs; who does not is believed only where somebody owns it already.
  const owns = (client: number) => isOwn(document, member, client, claims ?? NONE);
  const kindOf = (client: number): OwnerKind =>
    owns(client) ? 'own' : client < FIRST_MEMBER_CLIENT ? 'former' : 'other';
  if (clients.some((client) => claims?.has(client) && !owns(client))) return refused('client-taken');
  if (clients.some((client) => client < FIRST_MEMBER_CLIENT && client >= healing.notary.generation))
    return refused('client-taken');
  if (clients.length > MAX_NEW_CLIENTS) return refused('too-large');

  const record = signedRecord(document, decoded, healing.notary, now);
  const mayExist = document.exists || isMadeBy(document, record, member);
  const known = (client: number): number => Y.getState(document.doc.store, client);
  let parts = partsOf(decoded, mayExist ? kindOf : nothingOwn(kindOf), known);
  // First as a trial: of what is refused nothing may stick [GUARD7].
  const trial = enterOwn(parts, owns, (part) => {
    const verdict = judge(made(document, record), member, part, healing.notary, now, claims);
    return verdict.at === 'admitted' ? { at: 'admitted', stored: Promise.resolve() } : verdict;
  });
  if (trial.at === 'missing') return trial;
  if (trial.at === 'refused' && !BY_RIGHTS.has(trial.refusal.code)) return trial;
  if (trial.at === 'refused') parts = partsOf(decoded, nothingOwn(kindOf), known);
  const mostOf = entriesOf(parts, [...parts.deletions, ...parts.waitingDeletions], member.id);
  if (!inbox.hasRoomFor(inbox.unknown(mostOf))) return refused('too-large');

  const stored: Promise<unknown>[] = [];
  if (mayExist && record.acts.length + record.badges.length > 0) stored.push(healing.enterRecord(record));
  const entered = trial.at === 'refused' ? trial : enterOwn(parts, owns, healing.admit);
  if (entered.at === 'missing') return entered;
  if (entered.at === 'refused' && !BY_RIGHTS.has(entered.refusal.code)) return entered;
  if (entered.at === 'refused') parts = partsOf(decoded, nothingOwn(kindOf), known);
  if (entered.at === 'entered' && entered.stored) stored.push(entered.stored);

  const left = entered.at === 'entered' ? entered.left : parts.deletions;
  const deletions = [...left, ...parts.waitingDeletions].filter((range) => isNews(document, range));
  const entries = inbox.unknown(entriesOf(parts, deletions, member.id));
  if (!inbox.hasRoomFor(entries)) return refused('too-large');
  if (entries.length > 0) stored.push(inbox.put(entries, now));
  const waits = [...parts.waiting.keys()].some(owns);
  if (stored.length === 0 && !waits) return { at: 'nothing-new' };
  return { at: 'admitted', stored: Promise.all(stored).then(() => undefined), waits };
}

const NONE: ReadonlySet<number> = new Set();

const nothingOwn =
  (kindOf: (client: number) => OwnerKind) =>
  (client: number): OwnerKind =>
    kindOf(client) === 'own' ? 'other' : kindOf(client);

/** By an act that comes with it, of somebody who may, or by who brings it [DOC5]. */
function isMadeBy({ id, kind }: GuardedDocument, { acts }: SignedRecord, member: Member): boolean {
  return [member, ...acts.map(({ act }) => act.author)].some((author) => !kind.mayCreate(author, id));
}

type Entered =
  | { readonly at: 'entered'; readonly stored?: Promise<void>; readonly left: readonly DeletedRange[] }
  | (Submission & { readonly at: 'refused' | 'missing' });

/** With all deletions, as far as the sender has the right to them; else with those in their own structs. */
function enterOwn(
  { own, deletions }: Parts,
  owns: (client: number) => boolean,
  way: Healing['admit'],
): Entered {
  const ofOwn = deletions.filter(({ client }) => owns(client));
  const rest = deletions.filter(({ client }) => !owns(client));
  const first = admit(way, { structs: own, deleted: deletions });
  if (first.at === 'entered' || rest.length === 0) return first;
  const second = admit(way, { structs: own, deleted: ofOwn });
  return second.at === 'entered' ? { ...second, left: rest } : second;
}

function admit(way: Healing['admit'], part: DecodedUpdate): Entered {
  if (part.structs.length + part.deleted.length === 0) return { at: 'entered', left: [] };
  const submission = way(encodeUpdate(part));
  if (submission.at === 'refused' || submission.at === 'missing') return submission;
  return { at: 'entered', left: [], ...(submission.at === 'admitted' && { stored: submission.stored }) };
}

/** Does it delete anything that still stands, or may come? */
function isNews(document: GuardedDocument, range: DeletedRange): boolean {
  const placed = placeUpdate(document.doc, document.spots, { structs: [], deleted: [range] });
  return placed.ok ? placed.value !== undefined : placed.refusal.code === 'missing-predecessors';
}

/** Deletions that waited and have come by another way. */
export async function dropOldDeletions(
  inbox: Inbox,
  document: GuardedDocument,
  isLost: () => boolean,
): Promise<void> {
  for (const entry of await inbox.entries()) {
    if (entry.client !== DELETIONS || isLost()) continue;
    const decoded = decodeUpdate(entry.update);
    if (decoded.ok && decoded.value.deleted.some((range) => isNews(document, range))) continue;
    await inbox.remove(entry);
  }
}
