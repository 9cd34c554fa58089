import { expect, test } from 'vitest';
import { type LogLevel, openLog } from './log.ts';

function logged(level: LogLevel, clock = { now: () => Date.UTC(2026, 10, 23) }) {
  const lines: string[] = [];
  const log = openLog({ level, clock, to: { write: (line) => void lines.push(line) } });
  return { log, lines: () => lines.map((line) => JSON.parse(line)) };
}

test('an event is a line of JSON with its time, without host or process', () => {
  const { log, lines } = logged('info');
  log('info', 'refused', { code: 'frozen' });
  log('debug', 'closed', { code: 1000 });
  expect(lines()).toEqual([
    { level: 'info', time: '2026-11-23T00:00:00.000Z', code: 'frozen', event: 'refused' },
  ]);
});

test('silent says nothing', () => {
  const { log, lines } = logged('silent');
  log('error', 'failed');
  expect(lines()).toEqual([]);
});

test('nobody fills the disk by knocking: what is beyond 60 lines a minute of one event is counted', () => {
  const clock = { at: 0, now: () => clock.at };
  const { log, lines } = logged('info', clock);
  for (let i = 0; i < 100; i++) log('info', 'sign-in');
  log('info', 'refused');
  expect(lines()).toHaveLength(61);
  clock.at = 60_000;
  log('info', 'sign-in');
  expect(lines().slice(61)).toMatchObject([
    { event: 'left-out', of: 'sign-in', lines: 40 },
    { event: 'sign-in' },
  ]);
});
