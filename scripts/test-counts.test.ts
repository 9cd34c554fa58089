import { expect, test } from 'vitest';
import { addCounts, afterSecondTry, countTests, filesToTryAgain, readVitestCounts } from './test-counts.ts';

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

test('one or two failed tests are tried again by their files; more, or a file that does not load, are not', () => {
  const report = (failed: number, ...results: object[]) => ({
    numPassedTests: 1,
    numFailedTests: failed,
    testResults: results as ReturnType<typeof file>[],
  });
  const bad = { name: 'a.test.ts', ...file('failed', 'failed', 'failed') };
  const good = { name: 'b.test.ts', ...file('passed', 'passed') };
  expect(filesToTryAgain(report(2, bad, good))).toEqual(['a.test.ts']);
  expect(filesToTryAgain(report(3, bad, { name: 'c.test.ts', ...file('failed', 'failed') }))).toEqual([]);
  expect(filesToTryAgain(report(2, bad, { name: 'd.test.ts', ...file('failed') }))).toEqual([]);
  expect(filesToTryAgain(undefined)).toEqual([]);
});

test('what fails a second time stays failed', () => {
  const first = { passed: 8, failed: 2 };
  expect(afterSecondTry(first, { passed: 5, failed: 1 })).toEqual(first);
  expect(afterSecondTry(first, { passed: 6, failed: 0 })).toEqual({ passed: 10, failed: 0 });
});
