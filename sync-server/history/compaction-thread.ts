/** The main thread's hold on compaction-worker.ts: started when there is work, one task at a time. */
import { Worker } from 'node:worker_threads';
import type { Compaction } from '../storage/store.ts';
import type { CompactionAnswer, CompactionTask } from './compaction-worker.ts';

export class CompactionThread {
  #worker: Worker | undefined;
  #answer: (answer: CompactionAnswer) => void = () => undefined;

  async work(task: CompactionTask): Promise<Compaction> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const answer = await new Promise<CompactionAnswer>((resolve) => {
      this.#answer = resolve;
      worker.postMessage(task);
    });
    if (!answer.ok) throw new Error(answer.message);
    return answer.compaction;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./compaction-worker.ts', import.meta.url), { execArgv: [] });
    const ended = (message: string): void => {
      if (this.#worker === worker) this.#worker = undefined;
      this.#answer({ ok: false, message });
    };
    worker.on('message', (said: CompactionAnswer) => {
      // `node --watch` lets workers post messages of its own.
      if ('ok' in said) this.#answer(said);
    });
    worker.on('error', (error) => ended(error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => ended('the thread ended'));
    worker.unref();
    return worker;
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
