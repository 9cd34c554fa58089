/**
 * What an act had seen of a meeting, as far as rights depend on it [ACT9]: a few governing acts (notice, chair,
 * opened and closed votes). Acts that saw the same of them share one past.
 */
import type { DocumentId } from '../shared/ids.ts';
import { isEntryOf, type MeetingEntry } from './meeting-entry.ts';
import type { AgendaItem, MeetingPast, MeetingPhase, Notice, VotePast } from './meeting-state.ts';

type Governing = MeetingEntry<'notice' | 'takeChair' | 'openVote' | 'closeVote'>;

/** Fixed for the whole fold once there is a notice. */
export interface Published {
  readonly notice: Pick<Notice, 'profile' | 'roll'>;
  readonly agenda: readonly AgendaItem[];
}

export class CausalPasts {
  readonly #doc: DocumentId;
  readonly #agendaBefore: readonly AgendaItem[];
  readonly #governing: Governing[] = [];
  readonly #votes = new Map<string, VotePast>();
  readonly #known = new Map<string, MeetingPast>();
  #published: Published | undefined;

  constructor(doc: DocumentId, agendaBefore: readonly AgendaItem[]) {
    this.#doc = doc;
    this.#agendaBefore = agendaBefore;
  }

  /** The notice that stands: later notices govern the phase, never the roll. */
  publish(published: Published): void {
    this.#published = published;
  }

  /** To be called in fold order, with acts whose author had the right. */
  add(entry: Governing): void {
    this.#governing.push(entry);
  }

  addVote(entry: MeetingEntry<'openVote'>, vote: Omit<VotePast, 'phase' | 'result'>): void {
    this.#governing.push(entry);
    this.#votes.set(entry.act.id, { ...vote, phase: { at: 'open' }, result: { carried: false } });
  }

  of(entry: MeetingEntry): MeetingPast {
    let key = '';
    const seen: Governing[] = [];
    for (const governing of this.#governing) {
      const sees = entry.sees(governing.act.id);
      key += sees ? '1' : '0';
      if (sees) seen.push(governing);
    }
    key = key.replace(/0+$/, ''); // the same past, whatever came since
    const known = this.#known.get(key) ?? this.#make(seen);
    this.#known.set(key, known);
    return known;
  }

  #make(seen: readonly Governing[]): MeetingPast {
    const published = seen.some((entry) => isEntryOf(entry, 'notice')) ? this.#published : undefined;
    const past = {
      id: this.#doc,
      phase: phaseOf(seen),
      agenda: published?.agenda ?? this.#agendaBefore,
      votes: this.#votesSeen(seen),
      sealing: { at: 'open' as const }, // what comes after a seal is judged in meeting-sealing.ts
      obstacles: [],
      acts: [],
      halls: [], // a right code may be of a chair not yet heard of: the fold takes a wrong one as announced
    };
    return published ? { ...past, notice: published.notice } : past;
  }

  #votesSeen(seen: readonly Governing[]): VotePast[] {
    const closed = new Set<string>();
    for (const entry of seen) if (isEntryOf(entry, 'closeVote')) closed.add(entry.act.body.vote);
    return seen.flatMap((entry) => {
      const vote = this.#votes.get(entry.act.id);
      if (!vote) return [];
      return closed.has(vote.id) ? { ...vote, phase: { at: 'closed' as const } } : vote;
    });
  }
}

/** In fold order, the last who took the chair holds it. */
export function phaseOf(governing: readonly MeetingEntry[]): MeetingPhase {
  const chair = governing.findLast((entry) => isEntryOf(entry, 'takeChair'));
  if (chair) return { at: 'in-session', chair: chair.act.author.id };
  return { at: governing.some((entry) => isEntryOf(entry, 'notice')) ? 'published' : 'preparing' };
}
