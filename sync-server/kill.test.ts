import { expect, it } from 'vitest';
import { runCampaign } from './kill-campaign.ts';
import { killSteps } from './kill-server.ts';

it('[SYNC7] killed 30 times at any moment and between the steps of compaction and backup, the server loses nothing it acknowledged or showed', async () => {
  const report = await runCampaign({ rounds: 30, seed: 20261123 });
  expect(report.acknowledged).toBeGreaterThan(300);
  expect(report.received).toBeGreaterThan(300);
  expect(report.acts).toBeGreaterThan(30);
  expect(
    Object.keys(report.kills).filter((where) => killSteps.some((step) => where.includes(`"${step}"`))).length,
  ).toBeGreaterThan(1);
}, 180_000);
