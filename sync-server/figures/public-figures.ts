/** Figures of all topics, for whoever may read them: numbers alone, at most a minute old [TOPIC9]. */
import type { TopicRow } from '../../lib/deliberation/topic-clusters.ts';
import { type Figures, figuresOf } from '../../lib/deliberation/topic-figures.ts';
import type { TopicSummary } from '../../lib/deliberation/topic-state.ts';
import type { Clock, Instant } from '../../lib/shared/clock.ts';
import { type DocumentId, kindOf } from '../../lib/shared/ids.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { DocumentStore } from '../storage/store.ts';

export interface FiguresServices {
  readonly store: DocumentStore;
  readonly rooms: Rooms;
  readonly clock: Clock;
  readonly onError: (error: unknown, where: string) => void;
}

/** Medians do not add up, so each grouping is told by itself. */
export interface AllFigures {
  readonly all: readonly Figures[];
  readonly byMonth: readonly Figures[];
  readonly byCategory: readonly Figures[];
  readonly byBoth: readonly Figures[];
}

const KEEP_MS = 60_000;

export class PublicFigures {
  readonly #services: FiguresServices;
  /** Of every topic as it was last folded: only what changed is folded again. */
  readonly #summaries = new Map<DocumentId, TopicSummary>();
  #after = 0;
  #made: { readonly at: Instant; readonly figures: Promise<AllFigures> } | undefined;

  constructor(services: FiguresServices) {
    this.#services = services;
  }

  read(): Promise<AllFigures> {
    const now = this.#services.clock.now();
    if (this.#made && now < this.#made.at + KEEP_MS) return this.#made.figures;
    const made = { at: now, figures: this.#make(now) };
    this.#made = made;
    made.figures.catch(() => {
      if (this.#made === made) this.#made = undefined;
    });
    return made.figures;
  }

  async #make(now: Instant): Promise<AllFigures> {
    await this.#catchUp();
    const rows = [...this.#summaries].map(([id, summary]): TopicRow => ({ id, summary }));
    return {
      all: figuresOf(rows, now, {}),
      byMonth: figuresOf(rows, now, { month: true }),
      byCategory: figuresOf(rows, now, { category: true }),
      byBoth: figuresOf(rows, now, { month: true, category: true }),
    };
  }

  async #catchUp(): Promise<void> {
    const { store, rooms, onError } = this.#services;
    const changed = await store.changed(this.#after, Number.MAX_SAFE_INTEGER);
    for (const { doc } of changed) {
      if (kindOf(doc) !== 'topic') continue;
      try {
        await rooms.with(doc, (room) => {
          this.#summaries.set(doc, room.kind.summarise(room.state()) as TopicSummary);
        });
      } catch (error) {
        onError(error, doc); // its trouble is its own [SYNC12]
      }
    }
    this.#after = Math.max(this.#after, ...changed.map(({ last }) => last));
  }
}
