/** Compacts what is due, one document after the other, in a thread of its own [SYNC9]. */
import type { Clock, Instant } from '../../lib/shared/clock.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import type { Backlog, DocumentStore } from '../storage/store.ts';
import { HistoryThread } from './history-thread.ts';

export interface CompactorServices {
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly onCompacted?: () => void;
  /** A document that cannot be compacted goes on as it is. */
  readonly onError: (error: unknown, document: DocumentId) => void;
}

const SWEEP_MS = 10_000;
/** Nobody has written for this long: what was written is wanted small, and the next to open it wants it fast. */
const REST_MS = 60_000;
/** So much is read again at each opening, unless it is compacted while people are writing. */
const MOST_UNHELD = 500;
const MOST_UNHELD_BYTES = 64 * 1024;
/** While people write, so many times as long as it took is waited before the next: they need the processor more. */
const PAUSES = 4;
/** One that failed is not tried again for so long. */
const AGAIN_MS = 10 * 60_000;

export class Compactor {
  readonly #services: CompactorServices;
  readonly #failed = new Map<DocumentId, Instant>();
  readonly #thread = new HistoryThread();
  #timer: NodeJS.Timeout | undefined;
  #sweep: Promise<void> = Promise.resolve();
  #stopped = false;
  #isStopping = false;
  #goOn: () => void = () => undefined;
  /** Updates that are due and wait. */
  waiting = 0;

  constructor(services: CompactorServices) {
    this.#services = services;
  }

  start(): void {
    this.#timer = setInterval(() => void this.sweep(), SWEEP_MS);
    this.#timer.unref();
  }

  /** Everything that is due by now. One sweep at a time. */
  sweep(): Promise<void> {
    this.#sweep = this.#sweep.then(() => this.#compactAll((of) => due(of, this.#services.clock.now())));
    return this.#sweep;
  }

  /**
   * All documents are at rest now: what can be compacted within `patienceMs` is, so that the next start is quick. What is
   * under way then is broken off: nothing of it is stored, and it is done after the next start.
   */
  async stop(patienceMs: number): Promise<void> {
    clearInterval(this.#timer);
    this.#isStopping = true;
    this.#goOn();
    const impatient = setTimeout(() => {
      this.#stopped = true;
      void this.#thread.end();
    }, patienceMs);
    this.#sweep = this.#sweep.then(() => this.#compactAll(() => 'at-rest'));
    await this.#sweep;
    clearTimeout(impatient);
    this.#stopped = true;
    await this.#thread.end();
  }

  async #compactAll(dueNow: (of: Backlog) => Due | undefined): Promise<void> {
    if (this.#stopped) return;
    // Whether the disk can be read is somebody else's to notice.
    const backlog = await this.#services.store.backlog().catch(() => []);
    const due = backlog.flatMap((of) => {
      const why = this.#hasFailed(of.doc) ? undefined : dueNow(of);
      return why ? [{ ...of, why }] : [];
    });
    this.waiting = due.reduce((sum, { unheld }) => sum + unheld, 0);
    for (const { doc, unheld, why } of due) {
      if (this.#stopped) return;
      const began = performance.now();
      await this.#compact(doc, why);
      this.waiting -= unheld;
      if (why === 'written-much' && !this.#isStopping)
        await this.#pause(PAUSES * (performance.now() - began));
    }
  }

  async #compact(doc: DocumentId, why: Due): Promise<void> {
    const { store, clock, onCompacted, onError } = this.#services;
    try {
      const atRest = why === 'at-rest';
      const uncompacted = await store.uncompacted(doc);
      if (this.#stopped) return;
      await store.compact(await this.#thread.work({ is: 'compact', doc, uncompacted, atRest }));
      onCompacted?.();
    } catch (error) {
      if (this.#stopped) return;
      this.#failed.set(doc, clock.now());
      onError(error, doc);
    }
  }

  /** Broken off by `stop`. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#goOn = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #hasFailed(doc: DocumentId): boolean {
    const at = this.#failed.get(doc);
    if (at === undefined) return false;
    if (this.#services.clock.now() < at + AGAIN_MS) return true;
    this.#failed.delete(doc);
    return false;
  }
}

/** At rest the newest version is complete, whatever the clock says. */
type Due = 'at-rest' | 'written-much';

function due({ newest, unheld, unheldBytes, snapshotBytes }: Backlog, now: Instant): Due | undefined {
  if (newest <= now - REST_MS) return 'at-rest';
  const isMuch = unheld >= MOST_UNHELD || unheldBytes >= MOST_UNHELD_BYTES + snapshotBytes / 2;
  return isMuch ? 'written-much' : undefined;
}
