/** Brings the device up to date in one request [SYNC4, SYNC5]: each document and the cursor behind it go in together. */
import type { MePayload } from '../accounts/me.ts';
import type { DocumentId, MemberId } from '../shared/ids.ts';
import type { Refusal } from '../shared/refusal.ts';
import { fromBase64 } from './base64.ts';
import { type Centre, meFrom } from './centre.ts';
import type { CommunitySettings, Me, Person } from './device.ts';
import type { MemberDb } from './member-db.ts';
import { readFact, writeFact } from './member-facts.ts';
import type { Changed } from './tabs.ts';

interface DocumentLine {
  readonly t: 'doc';
  readonly id: DocumentId;
  /** Base64. */
  readonly update: string;
  readonly whole: boolean;
  readonly summary: unknown;
  readonly resume: string;
}

type FeedLine =
  | { readonly t: 'me'; readonly me: MePayload }
  | {
      readonly t: 'community';
      readonly name: string;
      readonly settings: CommunitySettings;
      readonly generation: number;
    }
  | { readonly t: 'people'; readonly rows: readonly Person[] }
  | DocumentLine
  | { readonly t: 'end'; readonly cursor: string };

export interface PullEvents {
  /** False: this is somebody else's sign-in, and nothing of it may be kept here. */
  me(me: Me): boolean;
  /** Does this phone hold unsent changes of it? Then its own summary is newer. */
  hasUnsent(id: DocumentId): boolean;
  document(id: DocumentId, update: Uint8Array<ArrayBuffer>): void;
  changed(...what: Changed[]): void;
}

/** Refused also where the line broke before the end: what came is kept, and the next request goes on behind it. */
export async function pullFeed(
  db: MemberDb,
  centre: Centre,
  as: MemberId,
  events: PullEvents,
): Promise<Refusal | undefined> {
  const lines = centre.feed(as, await readFact(db, 'cursor'));
  let isWhole = false;
  for (;;) {
    const read = await lines.next();
    if (read.done) return read.value ?? (isWhole ? undefined : { code: 'offline' });
    const line = read.value as FeedLine;
    isWhole ||= line.t === 'end';
    if (line.t === 'me') {
      if (events.me(meFrom(line.me))) continue;
      await lines.return(undefined);
      return { code: 'not-signed-in' };
    }
    await take(db, line, events);
  }
}

async function take(db: MemberDb, line: Exclude<FeedLine, { t: 'me' }>, events: PullEvents): Promise<void> {
  switch (line.t) {
    case 'community':
      await writeFact(db, 'communityName', line.name);
      await writeFact(db, 'settings', line.settings);
      await writeFact(db, 'generation', line.generation);
      return events.changed('settings');
    case 'people':
      await replacePeople(db, line.rows);
      return events.changed('people');
    case 'doc':
      return takeDocument(db, line, events);
    case 'end':
      return writeFact(db, 'cursor', line.cursor);
    default:
      // A newer server's line: what is not known changes nothing here.
      return;
  }
}

async function takeDocument(db: MemberDb, line: DocumentLine, events: PullEvents): Promise<void> {
  const update = fromBase64(line.update);
  const tx = db.transaction(['docs', 'copies', 'kv'], 'readwrite');
  const before = await tx.objectStore('docs').get(line.id);
  // A restored centre may lack what is in the copy here, which stays [SYNC8].
  const isRestored = Number((await tx.objectStore('kv').get('generation')) ?? 0) > 1;
  const copy = line.whole && !isRestored ? undefined : await tx.objectStore('copies').get(line.id);
  const summary = before && events.hasUnsent(line.id) ? before.summary : line.summary;
  await Promise.all([
    tx.objectStore('copies').put({ id: line.id, updates: [...(copy?.updates ?? []), update] }),
    tx.objectStore('docs').put({ id: line.id, summary, epoch: before?.epoch ?? 0 }),
    tx.objectStore('kv').put(line.resume, 'cursor'),
    tx.done,
  ]);
  events.document(line.id, update);
  events.changed('rows');
}

async function replacePeople(db: MemberDb, rows: readonly Person[]): Promise<void> {
  const tx = db.transaction('people', 'readwrite');
  await Promise.all([tx.store.clear(), ...rows.map((row) => tx.store.put(row)), tx.done]);
}
