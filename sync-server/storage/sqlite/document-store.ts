import { crc32 } from 'node:zlib';
import { BUDGET_MS } from '../../../lib/record/deletion-budget.ts';
import type { Instant } from '../../../lib/shared/clock.ts';
import type { DocumentId, MemberId } from '../../../lib/shared/ids.ts';
import {
  type Append,
  type Backlog,
  type ChangedDocument,
  type Compaction,
  Damaged,
  type Deletion,
  type DocumentStore,
  type Log,
  type LoggedUpdate,
  type Rewrite,
  type Salvaged,
  type StoredBlock,
  type StoredDocument,
  type StoredSnapshot,
  type Uncompacted,
} from '../store.ts';
import { type Database, DatabaseFailure } from './database.ts';
import type { SqlValue, Statement } from './worker-messages.ts';

interface UpdateRow {
  readonly seq: number;
  readonly n: number;
  readonly member: MemberId;
  readonly at: Instant;
  readonly bytes: Uint8Array;
  /** null: stored before there were sums. */
  readonly sum: number | null;
}
interface ClientRow {
  readonly client: number;
  readonly member: MemberId;
}

const UPDATE = 'select seq, n, member, at, bytes, sum from updates';
const BLOCK = 'select first, last, last_n as lastN, bytes from blocks';
/** Answered from indexes: whatever is damaged in the rows themselves. */
const BLOCKS_OF = 'select first from blocks where doc = ? order by first';
const UPDATES_OF = 'select seq from updates where doc = ? order by seq';
const SNAPSHOT = 'select seq, bytes from snapshots where doc = ?';
const UNHELD = `${UPDATE} where doc = ?1 and seq > coalesce((select seq from snapshots where doc = ?1), 0) order by seq`;
/** Pages given back to the file system after a compaction; more wait for the next. */
const VACUUM = 'pragma incremental_vacuum(1000)';

/** Reads of one document that belong together are called together: then nothing is written between them. */
export class SqliteDocumentStore implements DocumentStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  load(doc: DocumentId, deletionsSince: Instant): Promise<StoredDocument | undefined> {
    return this.#reading(doc, async () => {
      const [newest, snapshot, rows, clients, deletions] = await Promise.all([
        this.#db.get<{ last: number; seq: number }>('select last, seq from documents where doc = ?', doc),
        this.#db.get<StoredSnapshot>(SNAPSHOT, doc),
        this.#db.all<UpdateRow>(UNHELD, doc),
        this.#db.all<ClientRow>('select client, member from clients where doc = ?', doc),
        this.#db.all<Deletion>(
          'select root, member, at, count from deletions where doc = ? and at >= ? order by at',
          doc,
          deletionsSince,
        ),
      ]);
      // Whose client ids are may be known of one that a restored backup does not have.
      if (!newest && clients.length === 0) return undefined;
      const updates = verified(doc, rows, snapshot?.seq ?? 0, newest?.seq ?? 0);
      return {
        snapshot,
        updates: updates.map(({ update }) => update),
        last: newest?.last ?? 0,
        seq: newest?.seq ?? 0,
        clients: new Map(clients.map(({ client, member }) => [client, member])),
        deletions,
      };
    });
  }

  async append(append: Append): Promise<number> {
    const [update] = await this.#db.transact(statementsOf(append));
    if (!update) throw new Error('an append without an answer');
    return update.rowid;
  }

  changed(after: number, upTo: number): Promise<readonly ChangedDocument[]> {
    return this.#db.all(
      'select doc, last from documents where last > ? and last <= ? order by last desc',
      after,
      upTo,
    );
  }

  log(doc: DocumentId, after = 0): Promise<Log> {
    return this.#reading(doc, async () => {
      const [blocks, rows] = await Promise.all([
        this.#db.all<StoredBlock>(`${BLOCK} where doc = ? and last_n > ? order by first`, doc, after),
        this.#db.all<UpdateRow>(`${UPDATE} where doc = ? and n > ? order by seq`, doc, after),
      ]);
      return { blocks, updates: verified(doc, rows) };
    });
  }

  async last(): Promise<number> {
    const row = await this.#db.get<{ last: number | null }>('select max(last) as last from documents');
    return row?.last ?? 0;
  }

  backlog(): Promise<readonly Backlog[]> {
    return this.#db.all(
      `select u.doc as doc, sum(u.seq > coalesce(s.seq, 0)) as unheld,
         sum(iif(u.seq > coalesce(s.seq, 0), length(u.bytes), 0)) as unheldBytes,
         coalesce(length(s.bytes), 0) as snapshotBytes, min(u.at) as oldest, max(u.at) as newest
       from updates u left join snapshots s on s.doc = u.doc group by u.doc`,
    );
  }

  uncompacted(doc: DocumentId): Promise<Uncompacted> {
    return this.#reading(doc, async () => {
      const [snapshot, block, rows] = await Promise.all([
        this.#db.get<StoredSnapshot>(SNAPSHOT, doc),
        this.#db.get<StoredBlock>(`${BLOCK} where doc = ? order by first desc limit 1`, doc),
        this.#db.all<UpdateRow>(`${UPDATE} where doc = ? order by seq`, doc),
      ]);
      return { snapshot, block, updates: verified(doc, rows, block?.last ?? 0) };
    });
  }

  async compact({ doc, snapshot, blocks }: Compaction): Promise<void> {
    await this.#db.transact([
      ...(snapshot ? [keepSnapshot(doc, snapshot)] : []),
      ...blocks.map((block) => keepBlock(doc, block)),
      {
        sql: 'delete from updates where doc = ?1 and seq <= (select max(last) from blocks where doc = ?1)',
        args: [doc],
      },
    ]);
    await this.#db.all(VACUUM);
  }

  async salvage(doc: DocumentId): Promise<Salvaged | undefined> {
    const newest = await this.#db.get<{ last: number; seq: number }>(
      'select last, seq from documents where doc = ?',
      doc,
    );
    if (!newest) return undefined;
    const damaged: { what: string; bytes: Uint8Array | undefined }[] = [];
    const one = async <Row>(what: string, sql: string, ...args: SqlValue[]): Promise<Row | undefined> => {
      try {
        return await this.#db.get<Row>(sql, ...args);
      } catch (error) {
        damaged.push({
          what: `${what}: ${error instanceof Error ? error.message : error}`,
          bytes: undefined,
        });
        return undefined;
      }
    };
    const blocks: StoredBlock[] = [];
    for (const { first } of await this.#db.all<{ first: number }>(BLOCKS_OF, doc)) {
      const sql = `${BLOCK} where doc = ? and first = ?`;
      const block = await one<StoredBlock>(`versions from update ${first} on`, sql, doc, first);
      if (block) blocks.push(block);
    }
    const updates: LoggedUpdate[] = [];
    for (const { seq } of await this.#db.all<{ seq: number }>(UPDATES_OF, doc)) {
      const row = await one<UpdateRow>(`update ${seq}`, `${UPDATE} where doc = ? and seq = ?`, doc, seq);
      if (row && isWritten(row)) updates.push(loggedOf(row));
      else if (row) damaged.push({ what: `update ${seq}`, bytes: row.bytes });
    }
    const snapshot = await one<StoredSnapshot>('the snapshot', SNAPSHOT, doc);
    return { ...newest, snapshot, blocks, updates, damaged };
  }

  async rewrite({ doc, snapshot, blocks }: Rewrite): Promise<void> {
    await this.#db.transact([
      {
        sql: 'update documents set seq = seq where doc = ? and seq = ?',
        args: [doc, snapshot.seq],
        mustChange: true,
      },
      { sql: 'delete from updates where doc = ?', args: [doc] },
      { sql: 'delete from blocks where doc = ?', args: [doc] },
      keepSnapshot(doc, snapshot),
      ...blocks.map((block) => keepBlock(doc, block)),
    ]);
  }

  async #reading<T>(doc: DocumentId, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      const isCorrupt = error instanceof DatabaseFailure && error.reason === 'corrupt';
      throw isCorrupt ? new Damaged(doc, error.message) : error;
    }
  }
}

/** Throws unless each is what was written, and they follow `after` without a gap, up to `upTo`. */
function verified(
  doc: DocumentId,
  rows: readonly UpdateRow[],
  after = (rows[0]?.seq ?? 1) - 1,
  upTo = after + rows.length,
): LoggedUpdate[] {
  const updates = rows.map((row, i): LoggedUpdate => {
    if (row.seq !== after + 1 + i) throw new Damaged(doc, `update ${after + 1 + i} is missing`);
    if (!isWritten(row)) throw new Damaged(doc, `update ${row.seq} is not what was written`);
    return loggedOf(row);
  });
  if (after + rows.length !== upTo) throw new Damaged(doc, `update ${upTo} is missing`);
  return updates;
}

const isWritten = ({ bytes, sum }: UpdateRow): boolean => sum === null || crc32(bytes) === sum;

const loggedOf = ({ seq, n, member, at, bytes }: UpdateRow): LoggedUpdate => ({
  ...{ seq, n, member, at },
  update: bytes,
});

const APPEND = `insert into updates (doc, seq, member, at, bytes, sum) select ?1, ?2, ?3, ?4, ?5, ?6
  where ?2 = 1 + coalesce((select seq from documents where doc = ?1), 0)`;

/** The update first: its row id is the number. */
function statementsOf({ doc, seq, update, member, at, clients, deletions }: Append): readonly Statement[] {
  return [
    { sql: APPEND, args: [doc, seq, member, at, update, crc32(update)], mustChange: true },
    {
      sql: `insert into documents (doc, last, seq) values (?, last_insert_rowid(), ?)
            on conflict (doc) do update set last = excluded.last, seq = excluded.seq`,
      args: [doc, seq],
    },
    ...clients.map((client) => ({
      sql: 'insert into clients (doc, client, member) values (?, ?, ?) on conflict do nothing',
      args: [doc, client, member],
    })),
    ...(deletions.length > 0
      ? [{ sql: 'delete from deletions where doc = ? and at <= ?', args: [doc, at - BUDGET_MS] }]
      : []),
    ...deletions.map(({ root, count }) => ({
      sql: 'insert into deletions (doc, root, member, at, count) values (?, ?, ?, ?, ?)',
      args: [doc, root, member, at, count],
    })),
  ];
}

const keepSnapshot = (doc: DocumentId, { seq, bytes }: StoredSnapshot): Statement => ({
  sql: `insert into snapshots (doc, seq, bytes) values (?, ?, ?)
        on conflict (doc) do update set seq = excluded.seq, bytes = excluded.bytes`,
  args: [doc, seq, bytes],
});

const keepBlock = (doc: DocumentId, { first, last, lastN, bytes }: StoredBlock): Statement => ({
  sql: `insert into blocks (doc, first, last, last_n, bytes) values (?, ?, ?, ?, ?)
        on conflict (doc, first) do update set last = excluded.last, last_n = excluded.last_n, bytes = excluded.bytes`,
  args: [doc, first, last, lastN, bytes],
});
