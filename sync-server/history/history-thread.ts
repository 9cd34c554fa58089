/** The main thread's hold on history-worker.ts: started when there is work, ended when there was none for a while. */
import { Worker } from 'node:worker_threads';
import type { HistoryResults, HistoryTask } from './history-tasks.ts';
import type { Answered, Asked } from './history-worker.ts';

const IDLE_MS = 30_000;
/** More than this would wait too long. */
const MOST_WAITING = 16;

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export class HistoryThread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #lastId = 0;
  #idle: NodeJS.Timeout | undefined;

  /** Rejects where it cannot be done, and where too much waits already. */
  async work<Is extends HistoryTask['is']>(
    task: Extract<HistoryTask, { is: Is }>,
  ): Promise<HistoryResults[Is]> {
    if (this.#waiting.size >= MOST_WAITING) throw new Error('too much is being read already');
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    const id = ++this.#lastId;
    const result = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#worker.postMessage({ id, task } satisfies Asked);
    return result as Promise<HistoryResults[Is]>;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./history-worker.ts', import.meta.url), { execArgv: [] });
    worker.on('message', (said: Answered) => {
      // `node --watch` lets workers post messages of its own.
      if ('id' in said) this.#settle(said);
    });
    const broken = (error: Error): void => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    worker.on('error', (error) => broken(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => broken(new Error('the thread ended')));
    worker.unref();
    return worker;
  }

  #settle(said: Answered): void {
    const waiting = this.#waiting.get(said.id);
    this.#waiting.delete(said.id);
    if ('message' in said) waiting?.reject(new Error(said.message));
    else waiting?.resolve(said.result);
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => void this.end(), IDLE_MS);
    this.#idle.unref();
  }

  /** What it is at is given up. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error('the thread was ended'));
    this.#waiting.clear();
    await worker?.terminate();
  }
}
