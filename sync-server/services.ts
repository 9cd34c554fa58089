/** Everything the server is made of, put together over one data folder. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import type { Clock } from '../lib/shared/clock.ts';
import { type DocumentId, newId } from '../lib/shared/ids.ts';
import { Accounts } from './accounts/accounts.ts';
import { LuciaSessions } from './accounts/lucia-sessions.ts';
import { StartLink } from './accounts/start-link.ts';
import { Inbox } from './healing/inbox.ts';
import { Badges } from './notary/badges.ts';
import { communityKey } from './notary/community-key.ts';
import { CommunityNotary, readGeneration } from './notary/community-notary.ts';
import { type Community, readCommunity } from './people/community-settings.ts';
import { People } from './people/people.ts';
import { FolderPhotoStore } from './photos/folder-photo-store.ts';
import { PhotoRows } from './photos/photo-rows.ts';
import { Photos } from './photos/photos.ts';
import { Phones } from './push/phones.ts';
import { PushQueue } from './push/push-queue.ts';
import { PushServices } from './push/push-services.ts';
import { Vapid } from './push/vapid.ts';
import { DocumentsMade } from './relay/document-limits.ts';
import { Rooms } from './relay/rooms.ts';
import type { RoomWatch } from './relay/submission.ts';
import type { Settings } from './settings.ts';
import { attachmentsFolder, databaseFile, restoringFile } from './storage/data-folder.ts';
import { Database, type Storing } from './storage/sqlite/database.ts';
import { SqliteDocumentStore } from './storage/sqlite/document-store.ts';
import { storeState } from './store-state.ts';

/** What only a composition root may know. */
export interface Machine {
  readonly clock: Clock;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
}

/** Writes a page each time: SQLite leaves out what would change nothing. */
const PROBE = `insert into meta (key, value) values ('probe', '0')
  on conflict do update set value = case value when '0' then '1' else '0' end`;

/** While the disk refuses, it is tried so often whether it takes something again. */
const TRY_AGAIN_MS = 1000;

/** Told what becomes of updates, and of the disk. */
export interface ServicesWatch extends RoomWatch {
  storing(storing: Storing): void;
}

export type Services = Awaited<ReturnType<typeof openServices>>;

/** Throws, and leaves nothing open, where data or key cannot be used. */
export async function openServices(settings: Settings, machine: Machine, watch?: ServicesWatch) {
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  chmodSync(settings.dataDir, 0o700);
  const db = await openDatabase(settings.dataDir);
  try {
    return await compose(db, settings, machine, watch);
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function openDatabase(dataDir: string): Promise<Database> {
  if (existsSync(restoringFile(dataDir)))
    throw new Error(`a restore or import into ${dataDir} was broken off: do it again`);
  try {
    return await Database.open(databaseFile(dataDir));
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (message.includes('locked')) throw new Error(`${dataDir} is in use by another process`);
    if (/not a database|malformed/.test(message))
      throw new Error(`${databaseFile(dataDir)} is damaged (${message}): restore a backup`);
    throw error;
  }
}

async function compose(
  db: Database,
  settings: Settings,
  { clock, random }: Machine,
  watch: ServicesWatch | undefined,
) {
  const randomId = () => newId(random);
  const secure = settings.publicOrigin?.startsWith('https:') ?? false;
  const issuer = settings.publicOrigin ?? 'pavilion';

  watchDisk(db, watch);
  const people = new People(db);
  const accounts = new Accounts(db, clock);
  const sessions = new LuciaSessions({ db, people, clock, secure });
  const startLink = new StartLink({ db, accounts, clock, randomId });
  const store = new SqliteDocumentStore(db);
  const isEmpty = (await people.count()) === 0 && (await store.last()) === 0;
  const key = await communityKey(settings.dataDir, isEmpty);
  const generation = await readGeneration(db);
  const badges = await Badges.load({ db, key, clock, random, issuer });
  const notary = new CommunityNotary(key.publicKey, generation, badges);
  // The first generation has lost nothing that devices could bring back.
  const inboxOf = generation > 1 ? (id: DocumentId) => Inbox.open(db, id) : undefined;
  const made = new DocumentsMade(settings.limits);
  await made.read(store, clock.now());
  const rooms = new Rooms({ store, notary, clock, watch, inboxOf, limits: settings.limits, made });
  const photoRows = new PhotoRows(db);
  const photoStore = new FolderPhotoStore(attachmentsFolder(settings.dataDir));
  const photos = new Photos({ rooms, rows: photoRows, store: photoStore, clock, limits: settings.limits });
  const community = (): Promise<Community> => readCommunity(db);
  await sessions.deleteExpired();
  const vapid = await Vapid.load(db, clock, secure ? settings.publicOrigin : undefined);

  return {
    ...{
      db,
      store,
      rooms,
      photos,
      photoRows,
      photoStore,
      people,
      accounts,
      sessions,
      startLink,
      badges,
      notary,
      generation,
      community,
      storeState: storeState(() => db.run(PROBE), clock),
    },
    ...{ phones: new Phones(db, clock), pushQueue: new PushQueue(db), vapid },
    ...{ push: settings.push, pushServices: new PushServices(settings.pushServices) },
    ...{ clock, random, randomId, secure, isEmpty },
  };
}

/** Nobody may be writing: so that it is noticed when the disk takes something again. */
function watchDisk(db: Database, watch: ServicesWatch | undefined): void {
  let again: NodeJS.Timeout | undefined;
  db.onStoring((storing) => {
    watch?.storing(storing);
    clearInterval(again);
    if (storing.at === 'storing') return;
    again = setInterval(() => void db.run(PROBE).catch(() => undefined), TRY_AGAIN_MS);
    again.unref();
  });
}
