/**
 * Sends made-up and mutated frames at a document that others are using, a million unless told otherwise:
 * npm run fuzz -- --seed 7 --frames 20000. What fails is repeated by the seed that it ends with.
 */
import { parseArgs } from 'node:util';
import { FRAMES_A_ROUND, fuzzRound } from '../sync-server/hostile/fuzz.ts';
import { fuzzScenes } from '../sync-server/hostile/fuzz-scenes.ts';

const PROGRESS_MS = 5000;

const { values } = parseArgs({ options: { seed: { type: 'string' }, frames: { type: 'string' } } });
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const rounds = Math.ceil(Number(values.frames ?? 1_000_000) / FRAMES_A_ROUND);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(rounds)) {
  console.error('--seed and --frames are whole numbers');
  process.exit(1);
}
console.log(`seed ${seed}, ${rounds * FRAMES_A_ROUND} frames`);

const verdicts = new Map<string, number>();
let slowestMs = 0;
const began = performance.now();
let told = began;

function tell(done: number): void {
  const seconds = (performance.now() - began) / 1000;
  const of = [...verdicts].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
  console.log(
    `${done * FRAMES_A_ROUND} frames, ${Math.round((done * FRAMES_A_ROUND) / seconds)} a second, the slowest ${Math.round(slowestMs)} ms: ${of.join(', ')}`,
  );
}

const scenes = await fuzzScenes();
for (let round = 0; round < rounds; round++) {
  try {
    const result = await fuzzRound(scenes, seed + round);
    for (const [code, count] of result.verdicts) verdicts.set(code, (verdicts.get(code) ?? 0) + count);
    slowestMs = Math.max(slowestMs, result.slowestMs);
  } catch (error) {
    console.error(error);
    console.error(`again: npm run fuzz -- --seed ${seed + round} --frames ${FRAMES_A_ROUND}`);
    process.exit(1);
  }
  if (performance.now() - told < PROGRESS_MS) continue;
  told = performance.now();
  tell(round + 1);
}
tell(rounds);
process.exit(0);
