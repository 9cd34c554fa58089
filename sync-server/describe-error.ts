/**
 * A fault as the log may show it. Messages may quote what somebody wrote (JSON.parse does), so only those of the
 * database are taken over, which name tables and columns; of the system's, what was tried and how it ended.
 */
import { DatabaseFailure } from './storage/sqlite/database.ts';

export interface DescribedError {
  readonly type: string;
  readonly code?: string;
  readonly syscall?: string;
  readonly message?: string;
  /** Where, innermost first. */
  readonly at: readonly string[];
}

const MOST_FRAMES = 8;

export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, at: [] };
  const { code, syscall } = error as NodeJS.ErrnoException;
  return {
    type: error.constructor.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof syscall === 'string' && { syscall }),
    ...(error instanceof DatabaseFailure && { message: error.message }),
    at: framesOf(error),
  };
}

/** Without the lines of the message, which may look like anything but a frame. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const from = stack.indexOf(message);
  if (from < 0) return [];
  return stack
    .slice(from + message.length)
    .split('\n')
    .map((line) => /^ {4}at (?:.*\()?(?:file:\/\/)?([^()]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? '')
    .filter((frame) => frame !== '' && !frame.startsWith('node:'))
    .slice(0, MOST_FRAMES);
}
