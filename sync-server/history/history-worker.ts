/** The thread that compacts and reads the past, so that neither the event loop nor the database's thread is held up. */
import { parentPort } from 'node:worker_threads';
import { type HistoryTask, perform } from './history-tasks.ts';

export interface Asked {
  readonly id: number;
  readonly task: HistoryTask;
}
export type Answered =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly message: string };

const port = parentPort;
if (!port) throw new Error('history-worker.ts runs as a worker thread only');

port.on('message', ({ id, task }: Asked) => {
  const answer = (said: Answered): void => port.postMessage(said);
  try {
    answer({ id, result: perform(task) });
  } catch (error) {
    answer({ id, message: error instanceof Error ? error.message : String(error) });
  }
});
