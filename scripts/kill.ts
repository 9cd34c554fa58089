import { parseArgs } from 'node:util';
import { runCampaign } from '../sync-server/kill-campaign.ts';

/** npm run kill -- --rounds 1000 --seed 7: prints how it goes, and ends with 1 where anything was lost. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(seed)) {
  console.error('usage: npm run kill -- --rounds N --seed S');
  process.exit(1);
}
console.log(`${rounds} rounds, seed ${seed}`);
try {
  const report = await runCampaign({
    rounds,
    seed,
    onRound: (round) => {
      if (round % 50 === 0) console.log(`${round} rounds, nothing lost`);
    },
  });
  console.log(JSON.stringify(report, undefined, 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
