/** The main thread's hold on the database: every call is a promise, and writes are settled once they are durable. */
import { Worker } from 'node:worker_threads';
import { Packing } from './packed-calls.ts';
import { migrations } from './schema.ts';
import type {
  Answer,
  Call,
  Changed,
  CopyCall,
  Failure,
  SqlValue,
  Statement,
  WorkerSettings,
} from './worker-messages.ts';

/** A call the database turned down. `constraint`: a row that must be unique, or must exist, is in the way. */
export class DatabaseFailure extends Error {
  readonly reason: Failure['reason'];
  constructor({ reason, message }: Failure) {
    super(message);
    this.reason = reason;
  }
}

/** Whether the disk takes what is written, as of the last write. The reason is the database's own words. */
export type Storing = { readonly at: 'storing' } | { readonly at: 'refusing'; readonly reason: string };

interface Waiting {
  readonly writes: boolean;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

type NewCall = Call extends infer C ? (C extends Call ? Omit<C, 'id'> : never) : never;

const statement = (sql: string, ...args: SqlValue[]): Statement => ({ sql, args });

/**
 * Commits, and what is sent after them, cost by their number: while writes come faster than two a millisecond, the next
 * batch gathers for longer, up to a time that nobody who reads notices.
 */
const GATHERED_A_MS = 2;
const LONGEST_GATHERING_MS = 20;

export class Database {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #packing = new Packing();
  #outgoing: Call[] = [];
  #lastId = 0;
  /** The last call of the batch that the thread has; one at a time, for what comes meanwhile shares the next. */
  #awaited: number | undefined;
  #gathering: NodeJS.Timeout | undefined;
  #broken: Error | undefined;
  #storing: Storing = { at: 'storing' };
  #onStoring: (storing: Storing) => void = () => undefined;

  /** Opens (and makes, and migrates) `file`; rejects where it cannot be used. */
  static async open(file: string, scripts: readonly string[] = migrations): Promise<Database> {
    const workerData: WorkerSettings = { file, migrations: scripts };
    const worker = new Worker(new URL('./database-worker.ts', import.meta.url), { workerData, execArgv: [] });
    const database = new Database(worker);
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (message) => message === 'ready' && resolve());
      // Only when the thread is gone is the file free again.
      worker.once('error', (error) => worker.once('exit', () => reject(error)));
    });
    // `node --watch` lets workers post messages of its own.
    worker.on('message', (answers: unknown) => {
      if (Array.isArray(answers)) database.#settle(answers as readonly Answer[]);
    });
    return database;
  }

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('error', (error) => this.#break(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#break(new Error('the database is closed')));
  }

  async run(sql: string, ...args: SqlValue[]): Promise<Changed> {
    const [changed] = await this.transact([statement(sql, ...args)]);
    if (!changed) throw new Error('a statement without an answer');
    return changed;
  }

  /** All of the statements take effect together, or (rejected) none. Answers in their order. */
  transact(statements: readonly Statement[]): Promise<readonly Changed[]> {
    return this.#call({ kind: 'transact', statements }) as Promise<readonly Changed[]>;
  }

  /** Told when the disk begins to refuse what is written, and when it takes it again. */
  onStoring(listener: (storing: Storing) => void): void {
    this.#onStoring = listener;
  }

  /** `Row` is what the SQL selects: the caller knows. */
  get<Row>(sql: string, ...args: SqlValue[]): Promise<Row | undefined> {
    return this.#call({ kind: 'get', sql, args }) as Promise<Row | undefined>;
  }

  all<Row>(sql: string, ...args: SqlValue[]): Promise<readonly Row[]> {
    return this.#call({ kind: 'all', sql, args }) as Promise<readonly Row[]>;
  }

  /**
   * A copy of the whole file, in steps between which everything else goes on. It holds all that was answered before the
   * call, and what is answered until it is complete.
   */
  async copy(to: string): Promise<void> {
    this.#send();
    await new Promise((resolve, reject) => {
      if (this.#broken) return reject(this.#broken);
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject, writes: false });
      this.#worker.postMessage({ id, kind: 'copy', to } satisfies CopyCall);
    });
  }

  /** Resolves once all that was called before is durable and the file is closed. A copy under way is given up. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#broken) return resolve();
      this.#worker.once('exit', () => resolve());
      this.#send();
      this.#worker.postMessage('close');
    });
  }

  #call(call: NewCall): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#broken) return reject(this.#broken);
      const id = ++this.#lastId;
      const writes = call.kind === 'transact';
      this.#waiting.set(id, { resolve, reject, writes });
      if (!writes) this.#stopGathering();
      // One message for all calls of a turn of the event loop: under load that is many frames, and one commit.
      if (this.#outgoing.push({ ...call, id }) === 1 || !writes) setImmediate(() => this.#sendNext());
    });
  }

  #sendNext(): void {
    if (this.#awaited === undefined && !this.#gathering) this.#send();
  }

  #send(): void {
    this.#stopGathering();
    if (this.#outgoing.length === 0) return;
    this.#worker.postMessage(this.#packing.pack(this.#outgoing));
    this.#awaited = this.#lastId;
    this.#outgoing = [];
  }

  #stopGathering(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
  }

  #settle(answers: readonly Answer[]): void {
    let writes = 0;
    for (const { id, value, failure } of answers) {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (waiting?.writes) {
        writes += 1;
        this.#note(failure);
      }
      if (failure) waiting?.reject(new DatabaseFailure(failure));
      else waiting?.resolve(value);
      if (id === this.#awaited) this.#awaited = undefined;
    }
    if (this.#awaited === undefined) this.#gather(Math.floor(writes / GATHERED_A_MS));
  }

  /** Who waits for what they read does not wait for writers. */
  #gather(ms: number): void {
    if (ms === 0 || this.#outgoing.some(({ kind }) => kind !== 'transact')) return this.#sendNext();
    this.#stopGathering();
    this.#gathering = setTimeout(() => this.#send(), Math.min(ms, LONGEST_GATHERING_MS));
  }

  #note(failure: Failure | undefined): void {
    const isRefused = failure?.reason === 'disk';
    if (isRefused === (this.#storing.at === 'refusing')) return;
    this.#storing = isRefused ? { at: 'refusing', reason: failure.message } : { at: 'storing' };
    this.#onStoring(this.#storing);
  }

  #break(error: Error): void {
    this.#broken ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#broken);
    this.#waiting.clear();
  }
}
