/** Which of a topic's acts stand by right, sorted by their type; each right is judged in the act's causal past. */
import type { Remark } from '../record/kind.ts';
import type { ActId, DocumentId } from '../shared/ids.ts';
import type { TopicActType } from './topic-acts.ts';
import {
  isTopicEntryOf,
  subjectIn,
  type TopicEntry,
  type TopicFoldInput,
  unseenAmong,
} from './topic-entry.ts';
import { type Governing, reachedBy } from './topic-phase.ts';
import { mayActInTopic } from './topic-rights.ts';
import type { CitedPhoto, TopicPast } from './topic-state.ts';

/** The acts that stand, in fold order. */
export class StandingActs {
  readonly #byType = new Map<string, TopicEntry[]>();
  readonly #all: TopicEntry[] = [];

  add(entry: TopicEntry): void {
    this.#all.push(entry);
    const of = this.#byType.get(entry.act.type);
    if (of) of.push(entry);
    else this.#byType.set(entry.act.type, [entry]);
  }

  of<T extends TopicActType>(type: T): readonly TopicEntry<T>[] {
    return (this.#byType.get(type) ?? []) as unknown as readonly TopicEntry<T>[];
  }

  all(): readonly TopicEntry[] {
    return this.#all;
  }

  governing(): Governing[] {
    return this.#all.filter(isGoverning);
  }
}

const isGoverning = (entry: TopicEntry): entry is Governing & TopicEntry =>
  ['raise', 'screen', 'schedule', 'decide', 'assign', 'claimDone'].includes(entry.act.type);

export interface JudgedTopic {
  readonly standing: StandingActs;
  readonly remarks: Map<ActId, Remark>;
}

export function judgeTopic(input: TopicFoldInput): JudgedTopic {
  const standing = new StandingActs();
  const remarks = new Map<ActId, Remark>();
  /** Later raises too: who knew only such a one goes on. */
  const raises: TopicEntry<'raise'>[] = [];
  for (const entry of input.entries) {
    if (entry.remark) {
      remarks.set(entry.act.id, entry.remark);
      continue;
    }
    const [raise] = standing.of('raise');
    const past = new SeenTopic(input.doc, entry, standing, raises);
    const refusal = mayActInTopic(entry.act.author, entry.act, past);
    if (refusal) {
      remarks.set(entry.act.id, { standing: 'void', code: refusal.code });
      continue;
    }
    if (isTopicEntryOf(entry, 'raise')) raises.push(entry);
    if (isTopicEntryOf(entry, 'raise') && raise) {
      remarks.set(entry.act.id, { standing: 'void', code: 'already-raised', by: raise.act.id });
    } else standing.add(entry);
  }
  return { standing, remarks };
}

/** What an act had seen of the topic, found out only as far as its right asks. */
class SeenTopic implements TopicPast {
  readonly id: DocumentId;
  readonly #entry: TopicEntry;
  readonly #standing: StandingActs;
  readonly #raises: readonly TopicEntry<'raise'>[];

  constructor(
    id: DocumentId,
    entry: TopicEntry,
    standing: StandingActs,
    raises: readonly TopicEntry<'raise'>[],
  ) {
    this.id = id;
    this.#entry = entry;
    this.#standing = standing;
    this.#raises = raises;
  }

  #seen<E extends TopicEntry>(entries: readonly E[]): E[] {
    return entries.filter(({ act }) => this.#entry.sees(act.id));
  }

  get raiser(): TopicPast['raiser'] {
    const [first] = this.#raises;
    return first && this.#raises.some(({ act }) => this.#entry.sees(act.id)) ? subjectIn(first) : undefined;
  }

  get phase(): TopicPast['phase'] {
    return reachedBy(this.#seen(this.#standing.governing())).phase;
  }

  get actions(): TopicPast['actions'] {
    return unseenAmong(this.#seen(this.#standing.of('assign'))).map(({ act }) => ({
      id: act.id,
      owner: act.body.owner,
    }));
  }

  get claims(): TopicPast['claims'] {
    return this.#seen(this.#standing.of('claimDone')).map(({ act }) => ({
      act: act.id,
      action: act.body.action,
    }));
  }

  get comments(): TopicPast['comments'] {
    return this.#seen(this.#standing.of('comment')).map((entry) => ({
      act: entry.act.id,
      by: subjectIn(entry),
    }));
  }

  get merges(): TopicPast['merges'] {
    return this.#seen(this.#standing.of('mergeInto')).map(({ act }) => ({ act: act.id }));
  }

  get cited(): readonly CitedPhoto[] {
    return citedIn(this.#seen(this.#standing.all()));
  }
}

/** Every photo that these acts bring. */
export const citedIn = (entries: readonly TopicEntry[]): CitedPhoto[] =>
  entries.flatMap((entry) =>
    'photos' in entry.act.body
      ? entry.act.body.photos.map(({ digest }) => ({ digest, by: subjectIn(entry) }))
      : [],
  );
