/**
 * The thread that owns the database file. What queued up while the last COMMIT waited for the disk shares one
 * transaction, and no call is answered before its COMMIT. A call that fails undoes only itself.
 */
import { backup, DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { migrate } from './migrate.ts';
import { type PackedCalls, Unpacking } from './packed-calls.ts';
import type {
  Answer,
  Call,
  Changed,
  CopyCall,
  Failure,
  Statement,
  WorkerSettings,
} from './worker-messages.ts';

const port = parentPort;
if (!port) throw new Error('database-worker.ts runs as a worker thread only');
const settings = workerData as WorkerSettings;
/** What the log of the file (not of the documents) may keep of the disk between large writes. */
const WAL_BYTES = 4 * 1024 * 1024;

const db = new DatabaseSync(settings.file, { timeout: 2000, enableForeignKeyConstraints: true });
// Exclusive: one process owns the documents; a second one must not even start.
db.exec('pragma locking_mode = exclusive; pragma auto_vacuum = incremental; pragma journal_mode = wal');
db.exec(`pragma synchronous = full; pragma journal_size_limit = ${WAL_BYTES}`);
migrate(db, settings.migrations);
giveSpaceBack();

/** What compaction frees goes back to the file system in steps. A file made before that was so is written anew, once. */
function giveSpaceBack(): void {
  const INCREMENTAL = 2;
  if (db.prepare('pragma auto_vacuum').get()?.auto_vacuum === INCREMENTAL) return;
  db.exec('pragma auto_vacuum = incremental; vacuum');
}

const prepared = new Map<string, StatementSync>();
function prepare(sql: string): StatementSync {
  const known = prepared.get(sql);
  if (known) return known;
  const made = db.prepare(sql);
  prepared.set(sql, made);
  return made;
}

class Unchanged extends Error {}

/** A failing disk ended the whole transaction. */
class EndedEarly extends Error {
  readonly failure: Failure;
  constructor(failure: Failure = { reason: 'other', message: 'the transaction ended early' }) {
    super(failure.message);
    this.failure = failure;
  }
}

function run({ sql, args, mustChange }: Statement): Changed {
  const { changes, lastInsertRowid } = prepare(sql).run(...args);
  if (mustChange && changes === 0) throw new Unchanged(sql);
  return { changes: Number(changes), rowid: Number(lastInsertRowid) };
}

/** In a savepoint: all of the statements, or none. */
function runAll(statements: readonly Statement[]): readonly Changed[] {
  db.exec('savepoint composite');
  try {
    const changed = statements.map(run);
    db.exec('release composite');
    return changed;
  } catch (error) {
    if (db.isTransaction) db.exec('rollback to composite; release composite');
    throw error;
  }
}

function perform(call: Call, runStatements: typeof runAll): unknown {
  switch (call.kind) {
    case 'transact':
      return runStatements(call.statements);
    case 'get':
      return prepare(call.sql).get(...call.args);
    case 'all':
      return prepare(call.sql).all(...call.args);
  }
}

const failureOf = (error: unknown): Failure => ({
  reason: error instanceof Unchanged ? 'unchanged' : (REASONS[primaryCode(error)] ?? 'other'),
  message: error instanceof Error ? error.message : String(error),
});

/** By SQLite's primary result codes. */
const REASONS: Readonly<Record<number, Failure['reason']>> = {
  19: 'constraint',
  // CORRUPT, NOTADB
  11: 'corrupt',
  26: 'corrupt',
  // READONLY, IOERR, FULL, CANTOPEN
  8: 'disk',
  10: 'disk',
  13: 'disk',
  14: 'disk',
};

/** The low byte of SQLite's extended codes. */
const primaryCode = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) & 255 : 0;

function answer(call: Call): Answer {
  try {
    return { id: call.id, value: perform(call, runAll) };
  } catch (error) {
    return { id: call.id, failure: failureOf(error) };
  }
}

function answerAll(batch: readonly Call[]): readonly Answer[] {
  if (!batch.some((call) => call.kind === 'transact')) return batch.map(answer);
  return answerTogether(batch) ?? answerApart(batch);
}

/** Without savepoints, which cost as much as an append; undefined where something failed, and nothing was done. */
function answerTogether(batch: readonly Call[]): readonly Answer[] | undefined {
  try {
    prepare('begin immediate').run();
    const answers = batch.map((call) => ({
      id: call.id,
      value: perform(call, (statements) => statements.map(run)),
    }));
    prepare('commit').run();
    return answers;
  } catch {
    if (db.isTransaction) db.exec('rollback');
    return undefined;
  }
}

/** A disk that is full or failing can end the whole transaction by itself: then nothing of the batch stands. */
function answerApart(batch: readonly Call[]): readonly Answer[] {
  try {
    db.exec('begin immediate');
    const answers = batch.map((call) => {
      const answered = answer(call);
      if (!db.isTransaction) throw new EndedEarly(answered.failure);
      return answered;
    });
    db.exec('commit');
    return answers;
  } catch (error) {
    if (db.isTransaction) db.exec('rollback');
    const failure = error instanceof EndedEarly ? error.failure : failureOf(error);
    return batch.map(({ id }) => ({ id, failure }));
  }
}

const unpacking = new Unpacking();
let waiting: Call[] = [];

function flush(): void {
  const batch = waiting;
  waiting = [];
  if (batch.length > 0) port?.postMessage(answerAll(batch));
}

/** Pages of a step of copying: a MiB at SQLite's usual page. */
const STEP_PAGES = 256;
let copying: Promise<void> | undefined;
let closing = false;

/**
 * SQLite's own online backup: what is written meanwhile through this connection goes into the copy too. A step that met
 * an open transaction would end it, so while there are steps, what waits is done between them.
 */
async function copy(to: string): Promise<void> {
  if (copying) throw new Error('a copy is being made already');
  flush();
  const between = (): void => {
    if (closing) throw new Error('the database is being closed');
    flush();
  };
  copying = backup(db, to, { rate: STEP_PAGES, progress: between }).then(() => undefined);
  try {
    await copying;
  } finally {
    copying = undefined;
    flush();
  }
}

async function answerCopy({ id, to }: CopyCall): Promise<void> {
  const answer = await copy(to).then(
    (): Answer => ({ id }),
    (error: unknown): Answer => ({ id, failure: failureOf(error) }),
  );
  port?.postMessage([answer]);
}

async function close(): Promise<void> {
  closing = true;
  await copying?.catch(() => undefined);
  flush();
  db.close();
  port?.close();
}

port.on('message', (message: PackedCalls | CopyCall | 'close') => {
  if (message === 'close') return void close();
  if ('kind' in message) return void answerCopy(message);
  if (waiting.length === 0) setImmediate(() => copying || flush());
  waiting.push(...unpacking.unpack(message));
});

port.postMessage('ready');
