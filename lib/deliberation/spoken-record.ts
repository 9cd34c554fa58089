/** A record as it is read aloud: what was dealt with, what was voted and decided, and what was noted, in this order. */
import type { Outcome } from './meeting-acts.ts';
import type { MeetingState, ToBeChecked, VoteResult } from './meeting-state.ts';

/** One thing to be said; the words around it come from the messages. */
export type Spoken =
  | { readonly of: 'meeting'; readonly title: string }
  | { readonly of: 'item'; readonly number: number; readonly title: string }
  | {
      readonly of: 'vote';
      readonly text: string;
      readonly result: Pick<VoteResult, 'for' | 'against' | 'abstain' | 'carried' | 'quorumStood'>;
      readonly toBeChecked: readonly ToBeChecked[];
    }
  | { readonly of: 'decision'; readonly text: string; readonly outcome: Outcome; readonly contested: boolean }
  | { readonly of: 'minutes'; readonly text: string };

type Heard = Pick<MeetingState, 'title' | 'agenda' | 'votes' | 'decisions'>;

/**
 * `minutesOf`: the text under an item, one line for each block. `only`: that item alone, without the meeting's
 * title. A vote that is still open says nothing yet.
 */
export function spokenRecord(state: Heard, minutesOf: (item: string) => string, only?: string): Spoken[] {
  const items = state.agenda.flatMap(({ id, title }, at): Spoken[] => {
    if (only !== undefined && id !== only) return [];
    const minutes = minutesOf(id).trim();
    return [
      { of: 'item', number: at + 1, title },
      ...(minutes ? [{ of: 'minutes', text: minutes } as const] : []),
      ...state.votes
        .filter((vote) => vote.item === id && vote.phase.at === 'closed')
        .map(({ text, result, toBeChecked }) => ({ of: 'vote', text, result, toBeChecked }) as const),
      ...state.decisions
        .filter((decision) => decision.item === id)
        .map(({ text, outcome, contested }) => ({ of: 'decision', text, outcome, contested }) as const),
    ];
  });
  return only === undefined && state.title ? [{ of: 'meeting', title: state.title }, ...items] : items;
}
