import { BUDGET_MS } from '../../../lib/record/deletion-budget.ts';
import type { Instant } from '../../../lib/shared/clock.ts';
import type { DocumentId, MemberId } from '../../../lib/shared/ids.ts';
import type { Append, ChangedDocument, Deletion, DocumentStore, StoredDocument } from '../store.ts';
import type { Database } from './database.ts';
import type { Statement } from './worker-messages.ts';

interface UpdateRow {
  readonly n: number;
  readonly bytes: Uint8Array;
}
interface ClientRow {
  readonly client: number;
  readonly member: MemberId;
}

export class SqliteDocumentStore implements DocumentStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The three reads are one message to the database's thread, so nothing is written between them. */
  async load(doc: DocumentId, deletionsSince: Instant): Promise<StoredDocument | undefined> {
    const [updates, clients, deletions] = await Promise.all([
      this.#db.all<UpdateRow>('select n, bytes from updates where doc = ? order by n', doc),
      this.#db.all<ClientRow>('select client, member from clients where doc = ?', doc),
      this.#db.all<Deletion>(
        'select root, member, at, count from deletions where doc = ? and at >= ? order by at',
        doc,
        deletionsSince,
      ),
    ]);
    const newest = updates.at(-1);
    if (!newest) return undefined;
    return {
      updates: updates.map(({ bytes }) => bytes),
      last: newest.n,
      seq: updates.length,
      clients: new Map(clients.map(({ client, member }) => [client, member])),
      deletions,
    };
  }

  async append(append: Append): Promise<number> {
    const [update] = await this.#db.transact(statementsOf(append));
    if (!update) throw new Error('an append without an answer');
    return update.rowid;
  }

  changed(after: number, upTo: number): Promise<readonly ChangedDocument[]> {
    return this.#db.all(
      'select doc, max(n) as last from updates where n > ? group by doc having last <= ? order by last desc',
      after,
      upTo,
    );
  }

  async updates(doc: DocumentId, after: number, upTo: number): Promise<readonly Uint8Array[]> {
    const rows = await this.#db.all<UpdateRow>(
      'select n, bytes from updates where doc = ? and n > ? and n <= ? order by n',
      doc,
      after,
      upTo,
    );
    return rows.map(({ bytes }) => bytes);
  }

  async last(): Promise<number> {
    const row = await this.#db.get<{ last: number | null }>('select max(n) as last from updates');
    return row?.last ?? 0;
  }
}

const INSERT = `insert into updates (doc, seq, member, at, bytes) select ?, ?, ?, ?, ?
  where ? = 1 + (select coalesce(max(seq), 0) from updates where doc = ?)`;

/** The update first: its row id is the number. */
function statementsOf({ doc, seq, update, member, at, clients, deletions }: Append): readonly Statement[] {
  return [
    {
      sql: INSERT,
      args: [doc, seq, member, at, update, seq, doc],
      mustChange: true,
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
