/** An act of a meeting in fold order, by its type. */
import type { ActOf, Entry, FoldInput, heldActs } from '../record/kind.ts';
import type { MeetingActs } from './meeting-acts.ts';

export type MeetingAct = ActOf<MeetingActs & typeof heldActs>;
export type MeetingEntry<T extends MeetingAct['type'] = MeetingAct['type']> = Entry<
  Extract<MeetingAct, { readonly type: T }>
>;

export type MeetingFoldInput = FoldInput<MeetingActs & typeof heldActs>;

/** Narrows an entry with its act. */
export const isEntryOf = <T extends MeetingAct['type']>(
  entry: MeetingEntry,
  type: T,
): entry is MeetingEntry<T> & MeetingEntry => entry.act.type === type;
