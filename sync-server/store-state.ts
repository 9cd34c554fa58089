/** Does the disk take what is written? Asked by writing, so that a full or failing disk shows before anybody's edit does. */
import type { Clock } from '../lib/shared/clock.ts';

export type StoreState =
  | { readonly at: 'storing' }
  /** In the database's or the system's own words; they quote nothing that was to be stored. */
  | { readonly at: 'refusing'; readonly reason: string };

/** As often as it is asked, the disk is not. */
const KEEP_MS = 1000;
const PATIENCE_MS = 2000;

/** `write`: stores something small, and rejects where it could not. */
export function storeState(write: () => Promise<unknown>, clock: Clock): () => Promise<StoreState> {
  let known: Promise<StoreState> | undefined;
  let until = 0;
  return () => {
    if (known && clock.now() < until) return known;
    until = clock.now() + KEEP_MS;
    known = ask(write);
    return known;
  };
}

async function ask(write: () => Promise<unknown>): Promise<StoreState> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<StoreState>((resolve) => {
    timer = setTimeout(() => resolve({ at: 'refusing', reason: 'the disk does not answer' }), PATIENCE_MS);
  });
  const answer = write().then(
    (): StoreState => ({ at: 'storing' }),
    (error: unknown): StoreState => ({
      at: 'refusing',
      reason: error instanceof Error ? error.message : 'unknown',
    }),
  );
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}
