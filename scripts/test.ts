import { mkdirSync, rmSync } from 'node:fs';
import { run } from './run.ts';
import {
  addCounts,
  afterSecondTry,
  type Counts,
  filesToTryAgain,
  readReport,
  readVitestCounts,
} from './test-counts.ts';

/**
 * The one test command, the same on a laptop and in continuous integration. It goes on after a failed
 * check, so that one run tells everything, and ends with one line: `N passed, N failed`.
 */
const REPORTS = '.cache/test';
const E2E = 'vitest.e2e.config.ts';

const unsteady: string[] = [];
const steps: { name: string; seconds: number; counts: Counts }[] = [];

async function step(name: string, work: () => Promise<Counts>): Promise<boolean> {
  console.log(`\n── ${name}`);
  const began = performance.now();
  const counts = await work();
  steps.push({ name, seconds: Math.round((performance.now() - began) / 100) / 10, counts });
  return counts.failed === 0;
}

/** A check that is not made of tests counts as one. */
function check(name: string, command: string, args: readonly string[]): Promise<boolean> {
  return step(name, async () => {
    const passed = (await run(command, args)) === 0;
    return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
  });
}

async function vitest(name: string, config: string, files: readonly string[] = []): Promise<Counts> {
  const report = reportOf(name);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run('vitest', ['run', '--config', config, ...reporters, ...files]);
  return readVitestCounts(report, code);
}

const reportOf = (name: string): string => `${REPORTS}/${name}.json`;

/** Browsers and servers share two cores with whatever else runs: a journey that fails is given one more try, alone. */
async function journeys(): Promise<Counts> {
  const first = await vitest('e2e', E2E);
  const again = first.failed > 0 ? filesToTryAgain(readReport(reportOf('e2e'))) : [];
  if (again.length === 0) return first;
  console.log(`\n── once more, alone: ${again.join(', ')}`);
  const after = afterSecondTry(first, await vitest('e2e-again', E2E, again));
  if (after.failed === 0) unsteady.push(...again);
  return after;
}

mkdirSync(REPORTS, { recursive: true });

await check('biome', 'biome', ['ci', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.']);
await check('types: app', 'tsc', ['-p', 'tsconfig.json']);
await check('types: server', 'tsc', ['-p', 'tsconfig.server.json']);
await check('types: service worker', 'tsc', ['-p', 'tsconfig.sw.json']);
await check('rules', 'node', ['scripts/check-rules.ts']);
await check('imports', 'node', ['scripts/check-imports.ts']);
await check('unused code', 'knip', []);
await step('unit', () => vitest('unit', 'vitest.config.ts'));
if (await check('build', 'node', ['scripts/build.ts'])) {
  await check('bundle', 'node', ['scripts/check-bundle.ts']);
  await step('e2e', journeys);
} else {
  console.error(
    'There is no app to measure or to open: the bundle check and the browser journeys are left out.',
  );
}

const { passed, failed } = addCounts(steps.map(({ counts }) => counts));
console.log();
console.table(steps.map(({ name, seconds, counts }) => ({ name, seconds, ...counts })));
for (const file of unsteady) console.log(`unsteady, passed only when it ran alone: ${file}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
