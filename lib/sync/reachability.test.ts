import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Reach } from './device.ts';
import { Reachability } from './reachability.ts';

function asked(answers: boolean[]) {
  const told: Reach[] = [];
  let probes = 0;
  const reachability = new Reachability({
    probe: async () => {
      probes += 1;
      return answers.shift() ?? false;
    },
    chance: () => 0.999,
    changed: (reach) => void told.push(reach),
  });
  return { reachability, told, probes: () => probes };
}

describe('whether the centre answers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('tells of changes only, and goes on asking more and more rarely', async () => {
    const { reachability, told, probes } = asked([true, false, false, false, true]);
    await reachability.check();
    await reachability.check();
    expect(told).toEqual(['online', 'offline']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(probes()).toBe(3);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(probes()).toBe(3);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(probes()).toBe(4);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(told).toEqual(['online', 'offline', 'online']);
    reachability.stop();
  });

  test('asks once for all who doubt at the same time', async () => {
    const { reachability, probes } = asked([true]);
    await Promise.all([reachability.check(), reachability.check(), reachability.check()]);
    expect(probes()).toBe(1);
    reachability.stop();
  });
});
