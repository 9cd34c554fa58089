/** The fuzzer with the seeds that found something, and some more: npm run fuzz sends a million frames. */
import { expect, it } from 'vitest';
import { fuzzRound } from './fuzz.ts';
import { fuzzScenes } from './fuzz-scenes.ts';

const scenes = await fuzzScenes();
const ROUNDS = 80;

it(`[GUARD7] of 20,000 frames by a fixed seed none does what its sender may not, and none stays that was refused`, async () => {
  const verdicts = new Map<string, number>();
  for (let seed = 1; seed <= ROUNDS; seed++)
    for (const [code, count] of (await fuzzRound(scenes, seed)).verdicts)
      verdicts.set(code, (verdicts.get(code) ?? 0) + count);
  // A fuzzer whose frames all fail at the first step tests little.
  for (const code of ['admitted', 'nothing-new', 'missing', 'overwritten', 'role-missing', 'client-taken'])
    expect(verdicts.get(code), code).toBeGreaterThan(200);
}, 180_000);
