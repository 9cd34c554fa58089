/** What screens are told of a member's home, read from its database; parts that did not change stay the same object. */
import type { PublicKey } from '../record/jws.ts';
import type { CommunitySettings, DocumentRow, Me, Person, SetAside } from './device.ts';
import type { MemberDb } from './member-db.ts';
import { readFact } from './member-facts.ts';
import type { Changed } from './tabs.ts';

export interface HomeState {
  readonly me: Me | undefined;
  /** The sign-in ended [SYNC10]. */
  readonly again: boolean;
  /** Pinned; undefined until first told. */
  readonly communityKey: PublicKey | undefined;
  readonly communityName: string;
  readonly settings: CommunitySettings | undefined;
  readonly generation: number;
  readonly people: readonly Person[];
  readonly rows: readonly DocumentRow[];
  readonly setAside: readonly SetAside[];
  readonly hasDelivered: boolean;
}

export const emptyHome: HomeState = {
  me: undefined,
  again: false,
  communityKey: undefined,
  communityName: '',
  settings: undefined,
  generation: 0,
  people: [],
  rows: [],
  setAside: [],
  hasDelivered: false,
};

export const allOfHome: readonly Changed[] = ['me', 'people', 'settings', 'rows', 'setAside'];

export async function readHome(db: MemberDb, what: readonly Changed[]): Promise<Partial<HomeState>> {
  const parts = await Promise.all(what.map((part) => readers[part](db)));
  return Object.assign({}, ...parts) as Partial<HomeState>;
}

const readers: Readonly<Record<Changed, (db: MemberDb) => Promise<Partial<HomeState>>>> = {
  me: async (db) => ({
    me: await readFact(db, 'me'),
    again: (await readFact(db, 'again')) ?? false,
    communityKey: await readFact(db, 'communityKey'),
  }),
  settings: async (db) => ({
    communityName: (await readFact(db, 'communityName')) ?? '',
    settings: await readFact(db, 'settings'),
    generation: (await readFact(db, 'generation')) ?? 0,
    hasDelivered: (await readFact(db, 'hasDelivered')) ?? false,
  }),
  people: async (db) => ({ people: await db.getAll('people') }),
  rows: async (db) => ({
    rows: (await db.getAll('docs')).flatMap(({ id, summary }) =>
      summary === undefined ? [] : [{ id, summary }],
    ),
  }),
  setAside: async (db) => ({ setAside: await db.getAll('setAside') }),
};
