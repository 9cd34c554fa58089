/** Randomness that is the same for the same seed (mulberry32): for invented people, ids and test devices. */
export interface SeededRandom {
  /** At least 0, below 1. */
  next(): number;
  /** 0 … below - 1. */
  below(below: number): number;
  pick<T>(items: readonly T[]): T;
  /** For `newId`. */
  fill(bytes: Uint8Array<ArrayBuffer>): Uint8Array;
}

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    fill: (bytes) => bytes.map(() => below(256)),
  };
}
