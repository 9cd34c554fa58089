/** The home's state as this tab shows it: read from the database, and again where this tab or another has news. */
import { allOfHome, emptyHome, type HomeState, readHome } from './home-state.ts';
import type { MemberDb } from './member-db.ts';
import type { Changed } from './tabs.ts';

const TOGETHER_MS = 30;

export interface HomeNewsEvents {
  /** This tab wrote them into the database: other tabs may read them. */
  tell(what: readonly Changed[]): void;
  /** The state has them. */
  read(what: readonly Changed[]): void;
}

export class HomeNews {
  readonly #db: MemberDb;
  readonly #events: HomeNewsEvents;
  readonly #waiting = new Set<Changed>();
  #state = emptyHome;
  #isStopped = false;

  constructor(db: MemberDb, events: HomeNewsEvents) {
    this.#db = db;
    this.#events = events;
  }

  get state(): HomeState {
    return this.#state;
  }

  async read(what: readonly Changed[] = allOfHome): Promise<void> {
    if (this.#isStopped) return;
    const news = await readHome(this.#db, what);
    this.#state = { ...this.#state, ...news };
    this.#events.read(what);
  }

  /** Told together: a feed brings many documents one after the other. */
  readonly changed = (...what: Changed[]): void => {
    if (this.#waiting.size === 0) setTimeout(() => void this.tell(), TOGETHER_MS);
    for (const part of what) this.#waiting.add(part);
  };

  /** What changed is told now. */
  async tell(...what: Changed[]): Promise<void> {
    const all = [...new Set([...this.#waiting, ...what])];
    this.#waiting.clear();
    if (all.length === 0 || this.#isStopped) return;
    this.#events.tell(all);
    await this.read(all);
  }

  stop(): void {
    this.#isStopped = true;
  }
}
