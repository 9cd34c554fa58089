/** What was decided; different outcomes by people who had not seen each other's are contested. */
import type { MeetingEntry } from './meeting-entry.ts';
import type { Decision } from './meeting-state.ts';

type DecideEntry = MeetingEntry<'decide'>;

/** `entries` in fold order, all by right. A decision that has seen two contested ones settles them. */
export function readDecisions(entries: readonly DecideEntry[]): Decision[] {
  return entries.map((entry) => {
    const { act } = entry;
    const decision: Decision = {
      act: act.id,
      item: act.body.item,
      outcome: act.body.outcome,
      text: act.body.text,
      at: act.at,
      contested: entries.some((other) => contradicts(entry, other) && !settled(entry, other, entries)),
    };
    return act.body.vote === undefined ? decision : { ...decision, vote: act.body.vote };
  });
}

const contradicts = (a: DecideEntry, b: DecideEntry): boolean =>
  a.act.body.item === b.act.body.item &&
  a.act.body.outcome !== b.act.body.outcome &&
  !a.sees(b.act.id) &&
  !b.sees(a.act.id);

const settled = (a: DecideEntry, b: DecideEntry, all: readonly DecideEntry[]): boolean =>
  all.some(
    (later) => later.act.body.item === a.act.body.item && later.sees(a.act.id) && later.sees(b.act.id),
  );
