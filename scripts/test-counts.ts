import { existsSync, readFileSync } from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
}

/** The part of vitest's JSON report that counts are made of. */
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name?: string; status: string; assertionResults: { status: string }[] }[];
}

/**
 * A file that could not even be loaded has no failed test in the report and counts as one; so does a run
 * that ended badly without naming a test (no test found, an error outside of tests, a crash).
 */
export function countTests(report: VitestReport | undefined, exitCode: number): Counts {
  const broken = (report?.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  const failed = (report?.numFailedTests ?? 0) + broken.length;
  return { passed: report?.numPassedTests ?? 0, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

/** A finished run's JSON report, which a crash may have left unwritten. */
export const readReport = (file: string): VitestReport | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined;

export function readVitestCounts(file: string, exitCode: number): Counts {
  const report = readReport(file);
  return countTests(report, report ? exitCode : 1);
}

/** More than these failed at once is no matter of a busy machine. */
const MAX_TRIED_AGAIN = 2;

/**
 * The files of a report to run once more, alone; none where too much failed, or something outside of tests did. What
 * passes only then is unsteady, and told by name.
 */
export function filesToTryAgain(report: VitestReport | undefined): string[] {
  const failed = (report?.testResults ?? []).filter(({ status }) => status === 'failed');
  const areTests = failed.every(({ assertionResults }) =>
    assertionResults.some(({ status }) => status === 'failed'),
  );
  if (!areTests || (report?.numFailedTests ?? 0) > MAX_TRIED_AGAIN) return [];
  return failed.flatMap(({ name }) => (name === undefined ? [] : [name]));
}

/** A first run with what its unsteady tests gave when they ran alone; the former count of them is replaced. */
export const afterSecondTry = (first: Counts, second: Counts): Counts =>
  second.failed > 0 ? first : { passed: first.passed + first.failed, failed: 0 };

export function addCounts(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}
