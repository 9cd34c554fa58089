/** The connections of the tab that leads: who is connected when, and what follows from how a line ends. */
import type { Refusal } from '../shared/refusal.ts';
import { closeCode } from '../shared/wire.ts';
import { Connection } from './connection.ts';
import type { LiveReplica } from './live-replica.ts';
import type { MemberContext } from './member-context.ts';
import type { OutboxRow } from './member-db.ts';
import { type Former, startAgain } from './start-again.ts';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
const PATIENT_ATTEMPTS = 2;
/** Retrying at once would only be refused again. */
const HOPELESS: readonly number[] = [
  closeCode.malformed,
  closeCode.tooLarge,
  closeCode.sealed,
  closeCode.tooOld,
  closeCode.tooFast,
];

interface Line {
  connection: Connection;
  attempts: number;
  rounds: number;
  restarting: boolean;
  retry: ReturnType<typeof setTimeout> | undefined;
}

export interface LinesEvents {
  replaced(replica: LiveReplica, former: Former): void;
  synced(replica: LiveReplica): void;
}

export class Lines {
  readonly #context: MemberContext;
  readonly #events: LinesEvents;
  readonly #lines = new Map<LiveReplica, Line>();
  #network: ReturnType<MemberContext['network']> = 'unknown';

  constructor(context: MemberContext, events: LinesEvents) {
    this.#context = context;
    this.#events = events;
  }

  /** Connects a loaded document as long as it is not dropped. */
  keep(replica: LiveReplica): void {
    if (!this.#context.tabs.leads || !replica.core || this.#lines.has(replica)) return;
    const line: Line = {
      connection: this.#connection(replica),
      attempts: 0,
      rounds: 0,
      restarting: false,
      retry: undefined,
    };
    this.#lines.set(replica, line);
    this.#connect(line);
  }

  drop(replica: LiveReplica): void {
    const line = this.#lines.get(replica);
    this.#lines.delete(replica);
    clearTimeout(line?.retry);
    line?.connection.destroy();
  }

  /** Rows that came in from another tab and were in the document before: they need a frame of their own. */
  cover(replica: LiveReplica, rows: readonly OutboxRow[]): void {
    const connection = this.#lines.get(replica)?.connection;
    for (const update of rows.flatMap((row) => row.updates))
      connection?.cover(this.#context.outbox.seq, update);
  }

  networkChanged(): void {
    const network = this.#context.network();
    if (network === this.#network) return;
    this.#network = network;
    for (const line of this.#lines.values()) {
      clearTimeout(line.retry);
      line.attempts = 0;
      if (network === 'yes') this.#connect(line);
      else line.connection.disconnect();
    }
  }

  #connect(line: Line): void {
    if (this.#context.network() === 'yes' && !line.restarting) line.connection.connect();
  }

  #connection(replica: LiveReplica): Connection {
    const { outbox, tabs, origin } = this.#context;
    const core = replica.core;
    if (!core) throw new Error(`not loaded: ${replica.id}`);
    const connection: Connection = new Connection({
      id: replica.id,
      doc: core.doc,
      awareness: core.awareness,
      origin,
      own: () => replica.own.ids(),
      asked: (stateVector) => replica.sendAgainWhatIsLost(stateVector),
      as: this.#context.id,
      seq: () => outbox.seq,
      settled: (upTo) => {
        const line = this.#lines.get(replica);
        if (line) line.rounds = 0;
        void outbox.settle(replica.id, upTo);
      },
      refused: (refusal) => void this.#restart(replica, refusal),
      synced: () => {
        const line = this.#lines.get(replica);
        if (line) line.attempts = 0;
        replica.synced = true;
        replica.denied = false;
        tabs.post({ t: 'synced', doc: replica.id });
        replica.redraw();
        this.#events.synced(replica);
      },
      closed: (code) => {
        if (this.#lines.get(replica)?.connection === connection) this.#closed(replica, code);
      },
      // A socket that swallows frames looks alive: `closed` asks whether the centre is there, and starts a new one.
      doubtful: () => connection.disconnect(),
    });
    return connection;
  }

  #closed(replica: LiveReplica, code: number | undefined): void {
    const line = this.#lines.get(replica);
    if (!line || line.restarting) return;
    if (code === closeCode.notSignedIn) this.#context.signInDoubtful();
    if (code === closeCode.notYours) return this.#denied(replica);
    if (code === closeCode.refused) return void this.#restart(replica, { code: 'malformed' });
    if (this.#context.network() !== 'yes') return;
    const hopeless = code !== undefined && HOPELESS.includes(code);
    const backoff = hopeless
      ? LONGEST_RETRY_MS
      : Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** line.attempts++);
    // Where only WebSockets are blocked, what is on this phone must do.
    if (line.attempts > PATIENT_ATTEMPTS) replica.giveUpWaiting();
    this.#context.doubtful();
    clearTimeout(line.retry);
    line.retry = setTimeout(() => this.#connect(line), backoff * (0.5 + this.#chance() / 2));
  }

  /** In [0, 1): spreads a whole hall's retries. */
  #chance(): number {
    return (this.#context.random(new Uint8Array(1))[0] ?? 0) / 256;
  }

  #denied(replica: LiveReplica): void {
    replica.denied = true;
    this.#context.tabs.post({ t: 'not-yours', doc: replica.id });
    replica.redraw();
  }

  async #restart(replica: LiveReplica, refusal: Refusal): Promise<void> {
    const line = this.#lines.get(replica);
    if (!line || line.restarting) return;
    line.restarting = true;
    line.connection.disconnect();
    let pause = LONGEST_RETRY_MS / 4;
    try {
      const former = await startAgain(this.#context, replica, refusal, line.rounds);
      if (former) {
        pause = FIRST_RETRY_MS * line.rounds++;
        line.connection.destroy();
        line.connection = this.#connection(replica);
        this.#events.replaced(replica, former);
        this.#context.tabs.post({ t: 'replaced', doc: replica.id });
      } else this.#context.doubtful();
    } finally {
      line.restarting = false;
    }
    if (this.#lines.get(replica) !== line) return line.connection.destroy();
    line.retry = setTimeout(() => this.#connect(line), pause);
  }
}
