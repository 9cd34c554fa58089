/** What waits in inboxes, shown to an operator and let in by one [SYNC8]. */
import * as Y from 'yjs';
import { decodeUpdate } from '../../lib/record/decode.ts';
import type { DocumentId, MemberId } from '../../lib/shared/ids.ts';
import type { Room } from '../relay/room.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { Database } from '../storage/sqlite/database.ts';
import { DELETIONS, Inbox, type InboxEntry, type WaitingEntry } from './inbox.ts';

export interface ConfirmServices {
  readonly db: Database;
  readonly rooms: Rooms;
}

const MAX_EXCERPT = 60;

/** A line for each who brought something, of each document. */
export async function listWaiting({ db, rooms }: ConfirmServices): Promise<readonly string[]> {
  const said: string[] = [];
  for (const doc of await Inbox.documents(db)) {
    const entries = (await rooms.with(doc, (room) => room.inbox?.entries())) ?? [];
    for (const member of bringersOf(entries)) said.push(lineOf(doc, member, entries));
  }
  return said;
}

const bringersOf = (entries: readonly InboxEntry[]): readonly MemberId[] => [
  ...new Set(entries.map(({ member }) => member)),
];

function lineOf(doc: DocumentId, member: MemberId, all: readonly WaitingEntry[]): string {
  const own = all.filter((entry) => entry.member === member);
  const others = bringersOf(own.flatMap((entry) => all.filter((other) => contradicts(entry, other))));
  const text = own.map(({ update }) => textIn(update)).join(' ');
  const excerpt = text.length > MAX_EXCERPT ? `${text.slice(0, MAX_EXCERPT)}…` : text;
  const parts = [
    `${doc}: brought by ${member} on ${new Date(Math.min(...own.map(({ at }) => at))).toISOString()}`,
    ...(own.some(({ client }) => client === DELETIONS) ? ['deletions'] : []),
    ...(text.length > 0 ? [`${text.length} characters: ${excerpt}`] : []),
    ...(others.length > 0 ? [`CONTRADICTS what ${others.join(', ')} brought`] : []),
  ];
  return parts.join('; ');
}

/** `member`: only what they brought. Throws, in one line, where nothing is let in. */
export async function confirmWaiting(
  { rooms }: ConfirmServices,
  id: DocumentId,
  member?: string,
): Promise<readonly string[]> {
  const said = await rooms.with(id, (room) => confirmIn(room, member));
  if (!said) throw new Error(`there is no document ${id}`);
  return said;
}

async function confirmIn(room: Room, member: string | undefined): Promise<readonly string[]> {
  const all = (await room.inbox?.entries()) ?? [];
  const chosen = all.filter((entry) => member === undefined || entry.member === member);
  if (chosen.length === 0) throw new Error(`nothing waits in ${room.id}`);
  const quarrel = chosen.find((entry) => chosen.some((other) => contradicts(entry, other)));
  if (quarrel)
    throw new Error(
      `what ${bringersOf(chosen).join(' and ')} brought is not the same: name one of them after the document`,
    );
  const left = await enterAll(room, longest(chosen));
  const entered = chosen.length - left.length;
  if (entered === 0) throw new Error(`it stands on what nobody has brought yet: nothing is changed`);
  return [
    `${room.id}: let in.`,
    ...(left.length > 0 ? ['Something of it stands on what nobody has brought yet, and waits on.'] : []),
  ];
}

/** Of those that say the same of one client id, the one that says most. */
function longest(entries: readonly WaitingEntry[]): readonly WaitingEntry[] {
  const byClient = new Map<string, WaitingEntry>();
  for (const entry of entries) {
    const key = entry.client === DELETIONS ? `deletions ${entry.member}` : String(entry.client);
    const known = byClient.get(key);
    if (!known || endOf(entry) > endOf(known)) byClient.set(key, entry);
  }
  return [...byClient.values()];
}

const structsOf = ({ update }: InboxEntry) => {
  const decoded = decodeUpdate(update);
  return decoded.ok ? decoded.value.structs : [];
};

function endOf(entry: InboxEntry): number {
  const last = structsOf(entry).at(-1);
  return last ? last.id.clock + last.length : 0;
}

/** One after the other, as each stands on what is there; then what stands on each other, together. */
async function enterAll(room: Room, entries: readonly WaitingEntry[]): Promise<readonly WaitingEntry[]> {
  let left = entries;
  for (let before = -1; left.length !== before; ) {
    before = left.length;
    const still: WaitingEntry[] = [];
    for (const entry of left) if (!(await enter(room, [entry]))) still.push(entry);
    left = still;
  }
  return left.length > 1 && (await enter(room, left)) ? [] : left;
}

async function enter(room: Room, entries: readonly WaitingEntry[]): Promise<boolean> {
  const submission = room.confirm(entries);
  if (submission.at === 'missing' || submission.at === 'refused') return false;
  if (submission.at === 'admitted') await submission.stored;
  for (const entry of entries)
    await (entry.client === DELETIONS ? room.inbox?.remove(entry) : room.inbox?.drop([entry.client]));
  return true;
}

/** Two say of one client id what cannot both be: the same clocks with other content. */
function contradicts(one: InboxEntry, other: InboxEntry): boolean {
  if (one === other || one.client !== other.client || one.client === DELETIONS) return false;
  const [a, b] = [contentsOf(one), contentsOf(other)];
  return [...a].some(([clock, content]) => (b.get(clock) ?? content) !== content);
}

/** By clock. Deleted text may be told as text or as its length alone. */
function contentsOf(entry: InboxEntry): ReadonlyMap<number, string> {
  const contents = new Map<number, string>();
  for (const struct of structsOf(entry)) {
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) continue;
    const { content, id } = struct;
    const parts: readonly unknown[] =
      content instanceof Y.ContentString
        ? Array.from({ length: content.str.length }, (_, i) => content.str[i])
        : content instanceof Y.ContentAny
          ? content.arr
          : [content.constructor.name];
    parts.forEach((part, i) => {
      contents.set(id.clock + i, JSON.stringify(part) ?? '');
    });
  }
  return contents;
}

function textIn(update: Uint8Array): string {
  const decoded = decodeUpdate(update);
  const parts = (decoded.ok ? decoded.value.structs : []).flatMap((struct) => {
    if (!(struct instanceof Y.Item)) return [];
    if (struct.content instanceof Y.ContentString) return struct.content.str;
    return struct.content instanceof Y.ContentAny ? struct.content.arr.map(String) : [];
  });
  // An operator's terminal obeys control characters.
  return parts.join(' ').replaceAll(/\p{Cc}/gu, ' ');
}
