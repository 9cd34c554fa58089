/** The thread that compacts, so that neither the event loop nor the database's thread is held up by it. */
import { parentPort } from 'node:worker_threads';
import type { DocumentId } from '../../lib/shared/ids.ts';
import type { Compaction, Uncompacted } from '../storage/store.ts';
import { compact } from './compaction.ts';

export interface CompactionTask {
  readonly doc: DocumentId;
  readonly uncompacted: Uncompacted;
  readonly atRest: boolean;
}
export type CompactionAnswer =
  | { readonly ok: true; readonly compaction: Compaction }
  | { readonly ok: false; readonly message: string };

const port = parentPort;
if (!port) throw new Error('compaction-worker.ts runs as a worker thread only');

port.on('message', ({ doc, uncompacted, atRest }: CompactionTask) => {
  const answer = (said: CompactionAnswer): void => port.postMessage(said);
  try {
    answer({ ok: true, compaction: compact(doc, uncompacted, atRest) });
  } catch (error) {
    answer({ ok: false, message: error instanceof Error ? error.message : String(error) });
  }
});
