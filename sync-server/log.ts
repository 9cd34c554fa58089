/**
 * The log: a line of JSON an event, for machines to read. Only observer.ts writes to it, and it hands over nothing that
 * a person typed: see describeError and pseudonyms.
 */
import { type DestinationStream, pino } from 'pino';
import type { Clock } from '../lib/shared/clock.ts';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

export type LogFields = Readonly<Record<string, number | boolean | string | readonly string[] | undefined>>;
export type Log = (level: Exclude<LogLevel, 'silent'>, event: string, fields?: LogFields) => void;

/** A minute's lines of one event; what comes beyond is only counted, so that nobody can fill the disk by knocking. */
const MOST_A_MINUTE = 60;
const MINUTE_MS = 60_000;

export interface LogOptions {
  readonly level: LogLevel;
  readonly clock: Clock;
  readonly to: DestinationStream;
}

export function openLog({ level, clock, to }: LogOptions): Log {
  const logger = pino(
    {
      level,
      // Neither process id nor host name: the service manager knows both.
      base: null,
      messageKey: 'event',
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    to,
  );
  const spoken = new Map<string, { until: number; lines: number }>();
  return (lineLevel, event, fields = {}) => {
    const now = clock.now();
    const before = spoken.get(event);
    const isFresh = before === undefined || now >= before.until;
    const minute = isFresh ? { until: now + MINUTE_MS, lines: 0 } : before;
    const leftOut = isFresh && before ? Math.max(0, before.lines - MOST_A_MINUTE) : 0;
    spoken.set(event, minute);
    minute.lines += 1;
    if (leftOut > 0) logger.warn({ of: event, lines: leftOut }, 'left-out');
    if (minute.lines <= MOST_A_MINUTE) logger[lineLevel](fields, event);
  };
}

/** The process's own: written beside the main path, and to its end when the process ends. */
export const standardError = (): DestinationStream => pino.destination({ dest: 2, sync: false });
