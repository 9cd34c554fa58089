import { existsSync, readFileSync } from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
}

/** The part of vitest's JSON report that counts are made of. */
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
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

/** The counts of a finished run. `file`: its JSON report, which a crash may have left unwritten. */
export function readVitestCounts(file: string, exitCode: number): Counts {
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined;
  return countTests(report, report ? exitCode : 1);
}

export function addCounts(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}
