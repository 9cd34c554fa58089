/** A checked record as it is read: by items, with what was written, voted and decided [MEET14]. */
import * as v from 'valibot';
import type { RecordFile } from './record-file.ts';

const meetingValue = v.object({
  title: v.string(),
  place: v.string(),
  startsAt: v.string(),
  due: v.number(),
  present: v.number(),
});
const itemValue = v.object({ number: v.number(), title: v.string() });
const minutesValue = v.object({ item: v.string(), text: v.string() });
const voteValue = v.object({
  item: v.string(),
  text: v.string(),
  result: v.object({ for: v.number(), against: v.number(), abstain: v.number(), carried: v.boolean() }),
});
const decisionValue = v.object({ item: v.string(), text: v.string() });

export interface ReadItem {
  readonly id: string;
  readonly title: string;
  /** undefined: withheld, all of it or a piece. */
  readonly minutes: string | undefined;
  readonly votes: readonly v.InferOutput<typeof voteValue>[];
  readonly decisions: readonly v.InferOutput<typeof decisionValue>[];
}

export interface ReadRecord {
  readonly meeting: v.InferOutput<typeof meetingValue> | undefined;
  readonly items: readonly ReadItem[];
}

/** What a later version adds to a part is not read. */
export function readRecordFile({ manifest, parts }: Pick<RecordFile, 'manifest' | 'parts'>): ReadRecord {
  const of = <S extends v.GenericSchema>(kind: string, schema: S): [string, v.InferOutput<S>][] =>
    Object.entries(parts).flatMap(([name, { value }]): [string, v.InferOutput<S>][] =>
      name.split('/')[0] === kind && v.is(schema, value) ? [[name, value]] : [],
    );
  const minutes = of('minutes', minutesValue).sort(([a], [b]) => pieceOf(a) - pieceOf(b));
  const votes = of('vote', voteValue).map(([, vote]) => vote);
  const decisions = of('decision', decisionValue).map(([, decision]) => decision);
  const items = of('item', itemValue)
    .sort(([, a], [, b]) => a.number - b.number)
    .map(([name, { title }]): ReadItem => {
      const id = name.slice(name.indexOf('/') + 1);
      const isWhole = Object.keys(manifest.parts).every(
        (part) => !part.startsWith(`minutes/${id}/`) || Object.hasOwn(parts, part),
      );
      const own = minutes.filter(([, { item }]) => item === id);
      return {
        id,
        title,
        minutes: isWhole ? own.map(([, { text }]) => text).join('') : undefined,
        votes: votes.filter(({ item }) => item === id),
        decisions: decisions.filter(({ item }) => item === id),
      };
    });
  return { meeting: of('meeting', meetingValue)[0]?.[1], items };
}

const pieceOf = (name: string): number => Number(name.split('/')[2] ?? 0);
