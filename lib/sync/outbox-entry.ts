/** One row of the outbox as a tab follows it, from the keystroke to the centre's acknowledgement. */
import type { DocumentId } from '../shared/ids.ts';
import type { Ticks } from './device.ts';
import type { OutboxRow } from './member-db.ts';

/** The running number of the device's acts in a document, kept together with the act. */
export interface Counter {
  readonly doc: DocumentId;
  readonly n: number;
}

export interface Entry {
  readonly id: string;
  readonly doc: DocumentId;
  readonly epoch: number;
  readonly at: number;
  readonly updates: Uint8Array<ArrayBuffer>[];
  readonly counters: Counter[];
  /** Where its newest update stands among all that went into this tab's documents; undefined: not opened here. */
  seq: number | undefined;
  phase: 'waiting' | 'writing' | 'written' | 'failed';
  /** The centre has everything up to its seq, but the own write is not over. */
  settled: boolean;
  readonly waiters: ((kept: boolean) => void)[];
}

type Made = Pick<OutboxRow, 'id' | 'doc' | 'epoch' | 'at'>;

export const newEntry = (made: Made): Entry => ({
  ...made,
  updates: [],
  counters: [],
  seq: undefined,
  phase: 'waiting',
  settled: false,
  waiters: [],
});

export const writtenEntry = (row: OutboxRow): Entry => ({
  ...newEntry(row),
  updates: [...row.updates],
  phase: 'written',
});

export function ticksOf(entries: readonly Entry[]): Ticks {
  const kept = entries.some((entry) => entry.phase === 'failed')
    ? 'failed'
    : entries.some((entry) => entry.phase !== 'written')
      ? 'keeping'
      : 'kept';
  return { kept, delivered: entries.length === 0 };
}

export const rowOf = ({ id, doc, epoch, at, updates }: Entry): OutboxRow => ({
  id,
  doc,
  epoch,
  at,
  updates: [...updates],
});
