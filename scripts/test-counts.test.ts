import { expect, test } from 'vitest';
import { addCounts, countTests, readVitestCounts } from './test-counts.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

test('tests are counted as the report says', () => {
  const report = { numPassedTests: 2, numFailedTests: 1, testResults: [file('failed', 'passed', 'failed')] };
  expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1 });
});

test('a file that does not load is a failure', () => {
  const report = {
    numPassedTests: 2,
    numFailedTests: 0,
    testResults: [file('failed'), file('passed', 'passed')],
  };
  expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1 });
});

test('a run that ended badly is never green', () => {
  const report = { numPassedTests: 2, numFailedTests: 0, testResults: [file('passed', 'passed')] };
  expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1 });
  expect(readVitestCounts('no-such-report.json', 0)).toEqual({ passed: 0, failed: 1 });
});

test('counts add up', () => {
  expect(
    addCounts([
      { passed: 1, failed: 0 },
      { passed: 5, failed: 2 },
    ]),
  ).toEqual({ passed: 6, failed: 2 });
});
