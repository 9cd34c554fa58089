/** Waiting, and doing many things a few at a time. */

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** False when `timeoutMs` passed first. */
export async function waitFor(check: () => boolean, timeoutMs: number, everyMs = 5): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (!check()) {
    if (performance.now() > end) return false;
    await sleep(everyMs);
  }
  return true;
}

/** `work` over all items, at most `limit` at a time. */
export async function eachOf<Item, Done>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) done[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return done;
}

/** 0 … count - 1. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
